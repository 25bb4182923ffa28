/** Ids that somebody may have meant by one that no document has: mistyped, transposed, another number of zeros. */
import { idKey } from '../vocabulary/ids.ts';

/** A longer one is compared by nothing: nobody types it. */
const longestCompared = 60;

/** Best first, at most `limit`; those that differ in digits alone stand behind those that differ in signs. */
export function similarIds(id: string, known: Iterable<string>, limit = 3): readonly string[] {
  const wanted = bare(id);
  if (wanted === '' || wanted.length > longestCompared) return [];
  const found: { readonly id: string; readonly distance: number }[] = [];
  for (const other of new Set(known)) {
    if (Math.abs(other.length - id.length) > 3) continue;
    const distance = distanceOf(wanted, bare(other));
    const most = wanted.length >= 6 ? 2 : 1;
    if (distance <= most) found.push({ id: other, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id: similar }) => similar);
}

/** Case, signs between parts and leading zeros are what people get wrong without meaning another one. */
function bare(id: string): string {
  return idKey(id)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<!\d)0{1,20}(?=\d)/gu, '');
}

/** Insertions, deletions, replacements and transpositions of neighbours; above 2 it no longer matters how many. */
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((now[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      now.push(least);
    }
    if (Math.min(...now) > 2) return 3;
    [before, last] = [last, now];
  }
  return last[b.length] ?? 3;
}
