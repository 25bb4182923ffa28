/** How alike two short texts are, for “did you mean” and for telling the same title from another one. */
import { nameKey } from './names.ts';

/** Dice coefficient of character pairs, 0 to 1, after comparing as names; one-character texts only equal. */
export function resemblance(a: string, b: string): number {
  const one = nameKey(a);
  const two = nameKey(b);
  if (one === two) return 1;
  if (one.length < 2 || two.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i < one.length - 1; i++) {
    const pair = one.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i < two.length - 1; i++) {
    const pair = two.slice(i, i + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      shared++;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * shared) / (one.length + two.length - 2);
}

/** The names that resemble a text, best first, at most `limit`; none below a resemblance of 0.4. */
export function similarNames(text: string, names: Iterable<string>, limit = 3): string[] {
  const scored: { name: string; score: number }[] = [];
  for (const name of names) {
    const score = resemblance(text, name);
    if (score >= 0.4) scored.push({ name, score });
  }
  return scored
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}
