/**
 * Takes one id out of a marker in code: within a list the id with its separator, else the whole marker, and a
 * comment in which nothing else stands with it. Code before the comment stays as it is.
 */
import { scanText } from '../readers/scan/scanText.ts';

/** Characters of the line to take out; the whole line with its end where nothing is left on it. */
export type Removal =
  | { readonly kind: 'characters'; readonly start: number; readonly end: number }
  | { readonly kind: 'line' };

interface Span {
  readonly start: number;
  readonly end: number;
}

const separator = /^[ \t]{0,8}(?:[,、;；，/／和与及][ \t]{0,8}|[ \t])$/u;
/** A keyword of markers that stands before its first id. */
const keyword =
  /(?:[@\\][\p{L}][\p{L}_-]{0,30}[ \t]{0,8}[:：]?|(?<![\p{L}\p{N}_-])[\p{L}][\p{L}]{0,20}(?:-[\p{L}]{1,30}){1,3}:)[ \t]{0,8}$/u;
/** `[impl->`, `@relation(`: what opens a bracket that one marker fills. */
const opening = /(?:\[[^[\]]{0,170}->|@[\p{L}]{1,30}\()[ \t]{0,8}$/u;
const closing = /^[ \t]{0,8}(?:>>[\p{L}, \t]{1,99})?(?:,[^()[\]]{0,99})?[\])]/u;

/** `start` to `end` are the id in its line. `null` where it stands in no marker that we know how to mend. */
export function removeReference(line: string, start: number, end: number): Removal | null {
  const ids = idsOf(line);
  const at = ids.findIndex((id) => id.start === start && id.end === end);
  if (at < 0) return null;
  const previous = ids[at - 1];
  const next = ids[at + 1];
  if (next && separator.test(line.slice(end, next.start))) return characters(start, next.start);
  if (previous && separator.test(line.slice(previous.end, start))) return characters(previous.end, end);
  const marker = markerAround(line, start, end);
  return marker && withEmptyComment(line, marker);
}

/** Each place once: a range of ids gives several at one. */
function idsOf(line: string): readonly Span[] {
  const spans = new Map<number, Span>();
  for (const { range } of scanText(line, { kind: 'code' }).markers)
    spans.set(range.character, { start: range.character, end: range.endCharacter });
  return [...spans.values()].sort((a, b) => a.start - b.start);
}

function markerAround(line: string, start: number, end: number): Span | null {
  const before = line.slice(0, start);
  const opened = opening.exec(before);
  const closed = closing.exec(line.slice(end));
  if (opened && closed) return { start: opened.index, end: end + closed[0].length };
  const word = keyword.exec(before);
  return word ? { start: word.index, end } : null;
}

/** A comment that would be left empty goes as well, with the blanks before it; with nothing else, the line. */
function withEmptyComment(line: string, { start, end }: Span): Removal {
  const before = line.slice(0, start);
  const after = line.slice(end);
  const open = /(?:\/\/[/!]?|#|--|;;?|%|\/\*{1,2}!?|<!--|\*)[ \t]{0,80}$/u.exec(before);
  const sign = open?.[0].trim() ?? '';
  const code = open ? before.slice(0, open.index) : before;
  const close = after.trim();
  const isBlock = sign.startsWith('/*') || sign === '<!--';
  const closes = sign === '<!--' ? '-->' : '*/';
  const isEmptyComment = open !== undefined && (isBlock ? close === closes : close === '');
  if (isEmptyComment && code.trim() === '') return { kind: 'line' };
  if (isEmptyComment && sign !== '*') return characters(code.trimEnd().length, line.length);
  if (before.trim() === '' && close === '') return { kind: 'line' };
  // Between other words one blank stays.
  const blanks = /^[ \t]{1,8}/u.exec(after)?.[0].length ?? 0;
  return /[ \t]$/u.test(before) && blanks > 0
    ? characters(start, end + blanks)
    : characters(close === '' ? before.trimEnd().length : start, end);
}

function characters(start: number, end: number): Removal {
  return { kind: 'characters', start, end };
}
