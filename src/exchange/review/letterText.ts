/** A letter to the business as text to paste into a chat. */
import type { Letter } from '../../insight/review/letter.ts';
import { message, type Translate } from '../../model/message.ts';
import { goneLine, groupHeading, itemSentences, letterOpening, letterTitle } from './letterLines.ts';
import { oneLine } from './sheetText.ts';

export function letterText(letter: Letter, date: string, translate: Translate): string {
  const lines: string[] = [
    oneLine(letterTitle(letter, translate)),
    ...letterOpening(letter, date, translate),
  ];
  for (const { group, items } of letter.groups) {
    const count = translate(message(' ({0})', items.length));
    lines.push('', translate(message('[{0}]', `${translate(groupHeading(group))}${count}`)));
    for (const [index, item] of items.entries()) {
      const id = item.id === null ? '' : `${item.id} `;
      lines.push(`${index + 1}. ${id}${oneLine(item.title)}`);
      const sentences = itemSentences(item, group, translate).map(oneLine);
      if (sentences.length > 0) lines.push(`   ${sentences.join(' · ')}`);
    }
  }
  const gone = goneLine(letter, translate);
  if (gone !== null) lines.push('', oneLine(gone));
  return `${lines.join('\n')}\n`;
}
