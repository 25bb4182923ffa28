/** Few titles against a query that may be mistyped, by fuse.js: loaded for the first such query. */
import Fuse from 'fuse.js';
import { wordsOf } from './foldedText.ts';

/** The titles that resemble a folded text, by their places, each with how far it is off: 0 to 1. */
export function searchMistyped(
  text: string,
  titles: readonly string[],
): readonly { readonly at: number; readonly score: number }[] {
  const fuse = new Fuse(titles, {
    useTokenSearch: true,
    tokenize: tokensOf,
    threshold: 0.4,
    ignoreLocation: true,
    // A short title is no better an answer to a mistyped query than a long one.
    ignoreFieldNorm: true,
    includeScore: true,
    shouldSort: false,
  });
  return fuse.search(text).map(({ refIndex, score = 1 }) => ({ at: refIndex, score }));
}

/** Pairs of Han characters, and other words whole. */
function tokensOf(text: string): string[] {
  return wordsOf(text).flatMap(({ text: word, isHan }) => {
    if (!isHan || word.length < 3) return [word];
    return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  });
}
