/**
 * Lists of shortened ids and ranges (`CRM-022/023`, `CRM-044~046`) in which one id is renamed: what is needed
 * is written out, so that every other id of the list stays what it is.
 */
import {
  idsOfRange,
  mostIdsInRange,
  readSeriesItem,
  sizeOfRange,
  splitId,
} from '../../readers/scan/series.ts';
import { idKey } from '../../vocabulary/ids.ts';

/** Replaces the characters from `start` to `end`, offsets in UTF-16. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One id of a series, or a range of them, as written. */
interface SeriesPart {
  readonly start: number;
  readonly end: number;
  /** What stands between the part before and this one; empty before the first. */
  readonly before: string;
  readonly from: string;
  readonly isFull: boolean;
  readonly range: {
    readonly sign: string;
    readonly to: string;
    readonly isFull: boolean;
    readonly toStart: number;
  } | null;
}

/** An id that others are shortened from. All offsets are those of the text. */
export interface Series {
  readonly head: string;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly SeriesPart[];
}

const mostParts = 200;

/** The series that begins with the whole id between two offsets; `null` where nothing is shortened from it. */
export function seriesAt(text: string, start: number, end: number): Series | null {
  const first = splitId(text.slice(start, end));
  if (first === null) return null;
  const { head } = first;
  const parts: SeriesPart[] = [{ start, end, before: '', from: first.digits, isFull: true, range: null }];
  let at = end;
  let { digits } = first;
  for (let count = 0; count < mostParts; count++) {
    const item = readSeriesItem(text, at, head, digits);
    if (item === null) break;
    const before = text.slice(at, item.start);
    const last = parts.at(-1);
    if (item.kind === 'tail')
      parts.push({
        start: item.start,
        end: item.end,
        before,
        from: item.digits,
        isFull: false,
        range: null,
      });
    else if (last && last.range === null) {
      const range = { sign: before, to: item.digits, isFull: item.isFull, toStart: item.start };
      parts[parts.length - 1] = { ...last, end: item.end, range };
      // Two ranges that share an end are read as such, and nobody writes them: the first one is known as a whole.
    } else break;
    at = item.end;
    digits = item.digits;
  }
  return parts.length === 1 && parts[0]?.range === null ? null : { head, start, end: at, parts };
}

/** Every id that a series names, as compared. A range that is too large names its two ends alone. */
export function* keysOfSeries({ head, parts }: Series): Generator<string> {
  for (const part of parts) for (const digits of digitsOf(head, part)) yield idKey(head + digits);
}

/**
 * The edits that put another id in place of one of a series, wherever it stands in it. `separator` is written
 * between the pieces of a range that the id is taken out of. `tooLarge` is the part whose range names too many.
 * In code a whole id counts behind some signs only.
 */
export function renameInSeries(
  series: Series,
  key: string,
  newId: string,
  separator: string,
  inCode = false,
): { readonly edits: readonly OffsetEdit[] } | { readonly tooLarge: { start: number; end: number } } {
  const { head } = series;
  const edits: OffsetEdit[] = [];
  /** The id written last, from which the next one may be shortened. */
  let last: { readonly head: string; readonly digits: string } | null = null;
  let isAfterNew = false;
  for (const part of series.parts) {
    const { start, end, before, from, range } = part;
    const all = digitsOf(head, part);
    const nth = all.findIndex((digits) => idKey(head + digits) === key);
    const sign = inCode ? signForWhole(before, isAfterNew || nth >= 0, newId) : before;
    const whole = (text: string, to: number): OffsetEdit =>
      sign === before
        ? { start, end: to, text }
        : { start: start - before.length, end: to, text: sign + text };
    const fromEnd: number = range ? range.toStart - range.sign.length : end;
    if (nth < 0) {
      const written: string = !part.isFull && isTailOf(last, head, before, from) ? from : head + from;
      if (written !== (part.isFull ? head : '') + from) edits.push(whole(written, fromEnd));
      last = { head, digits: range?.to ?? from };
      isAfterNew = false;
      continue;
    }
    if (range === null) {
      edits.push(whole(newId, end));
      last = splitId(newId);
      isAfterNew = true;
      continue;
    }
    if (sizeOfRange(from, range.to) > mostIdsInRange) return { tooLarge: { start, end } };
    const first = (digits: string): string =>
      !part.isFull && isTailOf(last, head, before, digits) ? digits : head + digits;
    const pieces: string[] = [];
    if (nth > 0) pieces.push(first(from) + rest(head, range, from, all[nth - 1] ?? from));
    pieces.push(newId);
    if (nth < all.length - 1) {
      const next = all[nth + 1] ?? range.to;
      pieces.push(head + next + rest(head, range, next, range.to));
    }
    const text = pieces.join(separator);
    edits.push(nth > 0 && text.startsWith(from) ? { start, end, text } : whole(text, end));
    isAfterNew = nth === all.length - 1;
    last = isAfterNew ? splitId(newId) : { head, digits: range.to };
  }
  return { edits };
}

/** A full-width slash parts numbers alone in a marker. */
function signForWhole(before: string, isBesideNew: boolean, newId: string): string {
  if (before !== '/' && before !== '／') return before;
  return isBesideNew && !mayStandBesideSlash(newId) ? ', ' : '/';
}

/** Whether `/` parts this id from others in a marker: else the two would be read as one. */
export function mayStandBesideSlash(id: string): boolean {
  return /^[^~]{0,80}\d$/u.test(id);
}

/** The numbers that a part names, as they count. */
function digitsOf(head: string, { from, range }: SeriesPart): readonly string[] {
  if (range === null) return [from];
  if (sizeOfRange(from, range.to) > mostIdsInRange) return [from, range.to];
  const between = idsOfRange(head, from, range.to).slice(0, -1);
  return [from, ...between.map((id) => id.slice(head.length)), range.to];
}

/** What makes a range of an id that is written already; nothing where both ends are the same. */
function rest(head: string, range: NonNullable<SeriesPart['range']>, from: string, to: string): string {
  if (Number(from) === Number(to)) return '';
  const item = readSeriesItem(`${range.sign}${to} `, 0, head, from);
  const mayBeShort = !range.isFull && item?.kind === 'range' && item.digits === to;
  return range.sign + (mayBeShort ? to : head + to);
}

/** Whether a number alone, behind this sign, is read as the id of the series. */
function isTailOf(
  last: { readonly head: string; readonly digits: string } | null,
  head: string,
  before: string,
  digits: string,
): boolean {
  if (last?.head !== head) return false;
  const item = readSeriesItem(`${before}${digits} `, 0, head, last.digits);
  return item?.kind === 'tail' && item.digits === digits;
}
