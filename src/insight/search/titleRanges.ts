/** The parts of a title that made it a hit, for showing them. */
import { PinyinQuery, pinyinKeys, pinyinPlaces } from '../../vocabulary/pinyin.ts';
import { compact, fold, wordsOf } from './foldedText.ts';

/** UTF-16 code units of the title as written; the end is exclusive. */
export interface TitleRange {
  readonly start: number;
  readonly end: number;
}

/** Ranges in order, without overlaps; none where the query fits something else than the title. */
export function titleRanges(text: string, title: string): TitleRange[] {
  const { signs, places } = compactWithPlaces(title);
  const marked = new Uint8Array(title.length);
  const mark = (start: number, end: number): void => {
    for (let i = start; i < end; i++) marked.fill(1, places[i]!.start, places[i]!.end);
  };
  const phrase = compact(text);
  const at = phrase === '' ? -1 : signs.indexOf(phrase);
  if (at >= 0) {
    // One range, with the blanks and signs between its characters.
    marked.fill(1, places[at]!.start, places[at + phrase.length - 1]!.end);
    return rangesOf(marked);
  }
  for (const word of wordsOf(text)) markWord(word, signs, mark);
  if (!marked.includes(1)) markPinyin(text, title, marked);
  return rangesOf(marked);
}

function markWord(
  { text, isHan }: { text: string; isHan: boolean },
  signs: string,
  mark: (start: number, end: number) => void,
): void {
  const whole = signs.indexOf(text);
  if (whole >= 0 || !isHan) {
    if (whole >= 0) mark(whole, whole + text.length);
    return;
  }
  for (let i = 0; i < text.length; i++) {
    const pair = i + 1 < text.length ? signs.indexOf(text.slice(i, i + 2)) : -1;
    const from = pair >= 0 ? pair : signs.indexOf(text.charAt(i));
    if (from >= 0) mark(from, from + (pair >= 0 ? 2 : 1));
  }
}

function markPinyin(text: string, title: string, marked: Uint8Array): void {
  const keys = pinyinKeys(title);
  const places = pinyinPlaces(title);
  for (const typed of [text, ...text.split(' ')]) {
    const found = new PinyinQuery(typed).match(keys);
    if (!found) continue;
    const last = places[found.end - 1]!;
    marked.fill(1, places[found.start], last + String.fromCodePoint(title.codePointAt(last)!).length);
    if (typed === text) return;
  }
}

/** The folded title without signs, and where each of its code units comes from. */
function compactWithPlaces(title: string): {
  readonly signs: string;
  readonly places: readonly TitleRange[];
} {
  let signs = '';
  const places: TitleRange[] = [];
  let start = 0;
  for (const sign of title) {
    const folded = compact(fold(sign));
    const end = start + sign.length;
    for (let i = 0; i < folded.length; i++) places.push({ start, end });
    signs += folded;
    start = end;
  }
  return { signs, places };
}

function rangesOf(marked: Uint8Array): TitleRange[] {
  const ranges: TitleRange[] = [];
  for (let start = marked.indexOf(1); start >= 0;) {
    const end = marked.indexOf(0, start);
    ranges.push({ start, end: end < 0 ? marked.length : end });
    start = end < 0 ? -1 : marked.indexOf(1, end);
  }
  return ranges;
}
