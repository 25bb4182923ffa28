/** Texts as the search compares them: width, case, compatibility forms and traditional characters do not count. */
import { simplified } from '../../vocabulary/variants.ts';

/** NFKC, lower-cased, in simplified characters. A text that is so already is returned itself, which spares a copy of it. */
export function fold(text: string): string {
  const normal = simplified(text.normalize('NFKC'));
  return /[\p{Lu}\p{Lt}]/u.test(normal) ? normal.toLowerCase() : normal;
}

/** A folded text without blanks, punctuation and signs. */
export function compact(folded: string): string {
  return /[^\p{L}\p{N}\p{M}]/u.test(folded) ? folded.replace(/[^\p{L}\p{N}\p{M}]{1,64}/gu, '') : folded;
}

/**
 * The words of a folded text in order: runs of Han characters, and runs of other letters and digits, so
 * that `导出csv报表` has three.
 */
export function wordsOf(folded: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  for (const [text, han] of folded.matchAll(
    /(\p{Script=Han}{1,512})|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}]){1,512}/gu,
  )) {
    words.push({ text, isHan: han !== undefined });
  }
  return words;
}

export interface FoldedWord {
  readonly text: string;
  readonly isHan: boolean;
}
