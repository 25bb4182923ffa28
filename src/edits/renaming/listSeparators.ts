/** What a text writes between ids, for a range that has to be taken apart. */

const betweenIds =
  /(?<=\p{N})[ \t]{0,2}(?:[、，；]|[,;](?=[ \t])|[,;/])[ \t]{0,2}(?=\p{L}[\p{L}\p{N}]{0,15}[-_.~]\p{N})/gu;
const mostCounted = 200;

/**
 * The separators to try, best first: the one that the text has between its ids, else that of its language;
 * then those that no format takes for anything else.
 */
export function listSeparators(text: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const [sign] of text.matchAll(betweenIds)) {
    const count = (counts.get(sign) ?? 0) + 1;
    counts.set(sign, count);
    if (count >= mostCounted) break;
  }
  const own = [...counts].sort((a, b) => b[1] - a[1]).map(([sign]) => sign);
  const usual = /\p{Script=Han}/u.test(text) ? ['、'] : [', ', '、'];
  return [...new Set([...own.slice(0, 2), ...usual, '; ', '、'])];
}
