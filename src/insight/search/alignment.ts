/** Longer texts are compared by their beginnings. */
const longestPhrase = 64;
const longestText = 256;

/**
 * How well a phrase fits the stretch of a text that it fits best: 1 without a difference, less by a share
 * of its length for each character wrong, missing or too many (Sellers' algorithm).
 */
export function alignment(phrase: string, text: string): number {
  const wanted = phrase.slice(0, longestPhrase);
  if (wanted === '') return 0;
  // `costs[i]`: the fewest differences between the first i characters and a stretch that ends here.
  const costs = Array.from({ length: wanted.length + 1 }, (_, i) => i);
  let fewest = wanted.length;
  for (let at = 0; at < Math.min(text.length, longestText); at++) {
    const code = text.charCodeAt(at);
    let diagonal = 0;
    for (let i = 1; i <= wanted.length; i++) {
      const above = costs[i]!;
      const changed = diagonal + (wanted.charCodeAt(i - 1) === code ? 0 : 1);
      costs[i] = Math.min(changed, above + 1, costs[i - 1]! + 1);
      diagonal = above;
    }
    fewest = Math.min(fewest, costs[wanted.length]!);
  }
  return 1 - fewest / wanted.length;
}
