/**
 * Lists with shortened tails and ranges of ids: `NT-003/004/005`, `NT-003、004`, `ENG-REC-01~03`,
 * `MM-001 到 MM-008`, `3.1-3.6`. An id is a head and the digits it ends with; zero padding is kept.
 *
 * A plain `-` stands inside ids, so `A-01-03` is one word; it makes a range only between blanks or between
 * numbers with dots.
 */

/** A range that names more ids than this is not expanded. */
export const mostIdsInRange = 200;

const endingDigits = /\d{1,9}$/;

/** What comes before the digits at the end of an id, and those digits; `null` where it ends otherwise. */
export function splitId(id: string): { readonly head: string; readonly digits: string } | null {
  const match = endingDigits.exec(id);
  if (match === null) return null;
  // Ten digits and more are a time stamp or a key of some database, not a running number.
  if (match.index > 0 && /\d/.test(id[match.index - 1]!)) return null;
  return { head: id.slice(0, match.index), digits: match[0] };
}

export interface SeriesItem {
  /** A tail is a shortened id; a range runs from the item before it to this number. */
  readonly kind: 'tail' | 'range';
  readonly digits: string;
  /** Whether the end of the range is written as a whole id. */
  readonly isFull: boolean;
  /** Where the number or the whole id stands, and where it ends. */
  readonly start: number;
  readonly end: number;
}

// `(?!…)` at the end: a number that goes on (`004a`, `004-1`, `1.5`, `20%`) is not a shortened id.
const tail = /(?:[/／]|[ \t]{0,2}、[ \t]{0,2})(\d{1,9})(?![0-9A-Za-z]|[-_.][0-9A-Za-z]|%)/y;
const rangeSign = /[ \t]{0,2}(?:[~〜～–—到至]|\.\.|(?<=[ \t])(?:-|to)(?=[ \t]))[ \t]{0,2}/y;
const rangeEnd = /(\d{1,9})(?![0-9A-Za-z]|[-_.][0-9A-Za-z]|%)/y;
const dottedRange = /-/y;

/** What continues a series at an offset, behind an id with this head whose last number has these digits. */
export function readSeriesItem(
  text: string,
  offset: number,
  head: string,
  digits: string,
): SeriesItem | null {
  if (!mayContinueSeries(text, offset)) return null;
  tail.lastIndex = offset;
  const tailMatch = tail.exec(text);
  if (tailMatch !== null) {
    const end = tail.lastIndex;
    const tailDigits = tailMatch[1]!;
    if (!isShortenedFrom(digits, tailDigits, 1)) return null;
    return { kind: 'tail', digits: tailDigits, isFull: false, start: end - tailDigits.length, end };
  }
  const start = rangeEndStart(text, offset, head);
  if (start < 0) return null;
  const isFull = head !== '' && text.startsWith(head, start);
  rangeEnd.lastIndex = start + writtenHead(text, start, head);
  const match = rangeEnd.exec(text);
  if (match === null) return null;
  const last = match[1]!;
  if (!isFull && !isShortenedFrom(digits, last, 8)) return null;
  if (Number(last) <= Number(digits)) return null;
  return { kind: 'range', digits: last, isFull, start, end: rangeEnd.lastIndex };
}

/** How much of the head is repeated before the last number: `ENG-REC-01 ~ REC-03` repeats a part of it. */
function writtenHead(text: string, start: number, head: string): number {
  if (head === '' || text.startsWith(head, start)) return head.length;
  for (const { index } of head.matchAll(/[-_.](?=\p{L})/gu)) {
    const part = head.slice(index + 1);
    if (text.startsWith(part, start)) return part.length;
  }
  return 0;
}

/** Every id behind `from`, up to and including `to`; both are digits of one series. */
export function idsOfRange(head: string, from: string, to: string): readonly string[] {
  const ids: string[] = [];
  for (let number = Number(from) + 1; number <= Number(to) && ids.length < mostIdsInRange; number++) {
    ids.push(head + String(number).padStart(from.length, '0'));
  }
  return ids;
}

/** How many ids a range names, its ends included. */
export function sizeOfRange(from: string, to: string): number {
  return Number(to) - Number(from) + 1;
}

function rangeEndStart(text: string, offset: number, head: string): number {
  rangeSign.lastIndex = offset;
  if (rangeSign.test(text)) return rangeSign.lastIndex;
  // Chapter numbers hold no hyphen themselves: `3.1-3.6`.
  if (!/^(?:\d{1,4}\.){1,5}$/.test(head)) return -1;
  dottedRange.lastIndex = offset;
  return dottedRange.test(text) && text.startsWith(head, offset + 1) ? offset + 1 : -1;
}

/** Whether at an offset stands a blank, `-`, `.`, `/`, `~`, or a sign beyond ASCII: all that a series can go on with. */
export function mayContinueSeries(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return (
    unit === 32 || unit === 9 || unit === 45 || unit === 46 || unit === 47 || unit === 126 || unit >= 0x2013
  );
}

/** `004` behind `003`, `12` behind `9`, but no `4` behind `003`: that would be another number. */
function isShortenedFrom(first: string, other: string, mostMoreDigits: number): boolean {
  if (other.length === first.length) return true;
  if (first.startsWith('0') || other.startsWith('0')) return false;
  return other.length > first.length && other.length <= first.length + mostMoreDigits;
}
