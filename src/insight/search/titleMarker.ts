/** The parts of a title that made it a hit, for showing them. */
import defer * as lazyPinyin from '../../vocabulary/pinyin.ts';
import { compact, fold, wordsOf } from './foldedText.ts';
import type { FoldedWord } from './foldedText.ts';

/** UTF-16 code units of the title as written; the end is exclusive. */
export interface TitleRange {
  readonly start: number;
  readonly end: number;
}

/** Marks what a query has found in titles. */
export class TitleMarker {
  readonly #phrase: string;
  readonly #words: readonly FoldedWord[];
  /** The query as pinyin, then each of its words. */
  readonly #spellings: readonly lazyPinyin.PinyinQuery[];

  /** `text` is folded, as `parseQuery` gives it. */
  constructor(text: string) {
    this.#phrase = compact(text);
    this.#words = wordsOf(text);
    this.#spellings = [...new Set([text, ...text.split(' ')])]
      .map((typed) => new lazyPinyin.PinyinQuery(typed))
      .filter(({ letters }) => /[a-z]/.test(letters));
  }

  /** Ranges in order, without overlaps; none where the query fits something else than the title. */
  ranges(title: string): TitleRange[] {
    const { signs, places } = compactWithPlaces(title);
    const marked = new Uint8Array(title.length);
    const mark = (start: number, end: number): void => {
      for (let i = start; i < end; i++) marked.fill(1, places[i]!.start, places[i]!.end);
    };
    const at = this.#phrase === '' ? -1 : signs.indexOf(this.#phrase);
    if (at >= 0) {
      // One range, with the blanks and signs between its characters.
      marked.fill(1, places[at]!.start, places[at + this.#phrase.length - 1]!.end);
      return rangesOf(marked);
    }
    for (const word of this.#words) markWord(word, signs, mark);
    this.#markSpelled(title, marked);
    return rangesOf(marked);
  }

  #markSpelled(title: string, marked: Uint8Array): void {
    if (this.#spellings.length === 0) return;
    const keys = lazyPinyin.pinyinKeys(title);
    let places: number[] | null = null;
    for (const spelling of this.#spellings) {
      const found = spelling.match(keys);
      if (!found) continue;
      places ??= lazyPinyin.pinyinPlaces(title);
      const last = places[found.end - 1]!;
      marked.fill(1, places[found.start], last + String.fromCodePoint(title.codePointAt(last)!).length);
    }
  }
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
