/** Further headings, bold lines or list items behind one that is there: its own line again, with other ids and titles. */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { markdownText } from '../../readers/markdown/markdownText.ts';
import type { SourceEdit } from '../../readers/writer.ts';

export interface NewEntry {
  readonly id: string | null;
  readonly title: string;
}

/** `below` gives the lines that stand below each title. */
export function newLines<Entry extends NewEntry>(
  text: string,
  facts: readonly RequirementFact[],
  like: RequirementFact,
  entries: readonly Entry[],
  below: (entry: Entry) => readonly string[] = () => [],
): SourceEdit | Message {
  const lines = text.split(/\r\n|\n|\r/u);
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const at = like.anchor.line;
  const underline = lines[at + 1] ?? '';
  const more = like.shape === 'heading' && /^ {0,3}(?:=+|-+)\s*$/u.test(underline) ? [underline] : [];
  const before = linesBetween(lines, facts, like);
  const last = lines[like.range.endLine] ?? '';
  const written: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const line = titleLine(lines[at] ?? '', like, entry, index + 1);
    if (line === null) return notLikeThis();
    written.push(...before, line, ...more, ...below(entry));
  }
  return {
    range: rangeInLine(like.range.endLine, last.length, 0),
    text: written.map((each) => lineEnd + each).join(''),
  };
}

/** The line of one that is there with another id and title; `null` where it holds them in another way. */
function titleLine(
  line: string,
  like: RequirementFact,
  { id, title }: NewEntry,
  count: number,
): string | null {
  const at = like.anchor.line;
  const named = like.claims.find(({ field, range }) => field === 'title' && range.line === at);
  if (at !== like.range.line || !named || (like.id === null) !== (id === null)) return null;
  const { character: from, endCharacter: to } = named.range;
  const ids = id === null ? [] : [{ ...like.anchor, text: id }];
  const parts = [...ids, { ...named.range, text: markdownText(title) }].sort(
    (a, b) => a.character - b.character,
  );
  if (parts.some((part) => part.endLine !== at) || from > to) return null;
  let written = counted(line.slice(0, parts[0]?.character), count);
  for (const [index, part] of parts.entries()) {
    written += part.text;
    const next = parts[index + 1];
    const rest = line.slice(part.endCharacter, next?.character);
    // What follows the title tells of the other requirement, but for the signs that close what was opened.
    written += next ? rest : (/^(?:\*\*|__|~~|[`\]】)）])*/u.exec(rest)?.[0] ?? '');
  }
  return written.replace(/^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[[xX]\]/u, '$1[ ]').trimEnd();
}

/** The blank lines that stand between requirements of this kind. */
function linesBetween(
  lines: readonly string[],
  facts: readonly RequirementFact[],
  like: RequirementFact,
): readonly string[] {
  for (const [index, fact] of facts.entries()) {
    const next = facts[index + 1];
    if (fact.shape !== like.shape || next?.shape !== like.shape) continue;
    const between = lines.slice(fact.range.endLine + 1, next.range.line);
    if (between.every((line) => line.trim().replace(/^>+/u, '') === '')) return between;
  }
  return like.shape === 'listItem' ? [] : [''];
}

/** `### 2.3 ` becomes `### 2.4 ` and so on, `3. ` becomes `4. `; anything else stays. */
function counted(before: string, count: number): string {
  const found = /^([\s>#]*(?:\d{1,4}\.){0,4})(\d{1,4})(\D{0,90})$/u.exec(before);
  const [, start = '', number = '', end = ''] = found ?? [];
  if (!found || !/^[.、)）]?\s{0,40}(?:\[[ xX]\]\s{1,40})?(?:\*\*|__)?$/u.test(end)) return before;
  return start + String(Number(number) + count) + end;
}

function notLikeThis(): Message {
  return message(
    'A requirement cannot be added in the way that those beside it are written. Add it in the document.',
  );
}
