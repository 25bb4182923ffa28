/**
 * How much of two texts is one frame that both fill in: `批量给客户…`. Who asks for the same in other words
 * changes much; who asks for another thing of a series changes one word and keeps the rest.
 */
import { wordsOf } from '../search/foldedText.ts';

/** Shorter stretches in the middle are chance. */
const leastInMiddle = 3;
const mostTokens = 80;

/** Chinese characters and other words of a folded text. */
export function tokensOf(folded: string): readonly string[] {
  const tokens = wordsOf(folded).flatMap(({ text, isHan }) => (isHan ? [...text] : [text]));
  return tokens.slice(0, mostTokens);
}

/** The share of the shorter text that stands in both, word by word and in the same order, 0 to 1. */
export function sharedFrame(one: readonly string[], two: readonly string[]): number {
  const shorter = Math.min(one.length, two.length);
  if (shorter === 0) return 0;
  let start = 0;
  while (start < shorter && one[start] === two[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end++;
  const middle = longestStretch(one.slice(start, one.length - end), two.slice(start, two.length - end));
  return (start + end + (middle >= leastInMiddle ? middle : 0)) / shorter;
}

function longestStretch(one: readonly string[], two: readonly string[]): number {
  let longest = 0;
  // The length of the stretch that ends at each token of `two`; from the end on, so that the one before is still
  // that of the row above.
  const ending = new Int32Array(two.length + 1);
  for (const token of one) {
    for (let at = two.length; at > 0; at--) {
      const length = two[at - 1] === token ? ending[at - 1]! + 1 : 0;
      ending[at] = length;
      if (length > longest) longest = length;
    }
  }
  return longest;
}
