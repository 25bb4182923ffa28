/** A review sheet as text to paste into a chat, a mail or a document; readable as it is, and as Markdown. */
import type { ReviewSheet } from '../../insight/review/reviewSheet.ts';
import { endOfCapacity, itemLines, itemMarks, partHeading, partLines, type SheetLine } from './sheetLines.ts';
import { sheetTitle } from './sheetPage.ts';
import { message, type Translate } from '../../model/message.ts';

export function sheetText({ name, parts }: ReviewSheet, date: string, translate: Translate): string {
  const lines: string[] = [`# ${sheetTitle(oneLine(name), translate)}`, '', date];
  for (const part of parts) {
    lines.push('', `## ${oneLine(partHeading(part, translate))}`, '');
    lines.push(...partLines(part, translate).map((line) => listed(line, translate)));
    for (const [index, item] of part.items.entries()) {
      if (part.room && index === part.fitting) lines.push('', `──── ${endOfCapacity(translate)} ────`);
      const id = item.id === null ? '' : `${item.id} `;
      const marks = itemMarks(item, translate).map(oneLine).join(' · ');
      lines.push('', `${index + 1}. ${id}${oneLine(item.title)}${translate(message(' ({0})', marks))}`);
      lines.push(...itemLines(item, translate).map((line) => `   ${listed(line, translate)}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** `- Label: text`. */
export function listed({ label, texts }: SheetLine, translate: Translate): string {
  return `- ${label}${translate(message(': '))}${texts.map(oneLine).join(translate(message('; ')))}`;
}

export function oneLine(text: string): string {
  return text.replace(/[\s\0\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
}
