/**
 * Pairs the items of two lists, each at most once: first by what is certain, then by what is likely. The same
 * pairs come of it whichever list is named first.
 */

/** The index in the other list; -1 without a partner. */
export class Pairing {
  readonly #toOf: number[];
  readonly #fromOf: number[];

  constructor(from: number, to: number) {
    this.#toOf = Array.from({ length: from }, () => -1);
    this.#fromOf = Array.from({ length: to }, () => -1);
  }

  toOf(from: number): number {
    return this.#toOf[from] ?? -1;
  }

  fromOf(to: number): number {
    return this.#fromOf[to] ?? -1;
  }

  /** Whether both were free. */
  pair(from: number, to: number): boolean {
    if (this.toOf(from) >= 0 || this.fromOf(to) >= 0) return false;
    this.#toOf[from] = to;
    this.#fromOf[to] = from;
    return true;
  }

  freeFrom(): number[] {
    return free(this.#toOf);
  }

  freeTo(): number[] {
    return free(this.#fromOf);
  }

  pairs(): (readonly [from: number, to: number])[] {
    return this.#toOf.flatMap((to, from) => (to < 0 ? [] : [[from, to] as const]));
  }

  /**
   * Pairs the free items that alone have a key in common, of those on their side that are free. An item without a
   * key takes no part. `accepts` may turn a pair down.
   */
  pairByKey(
    fromKey: (index: number) => string | null,
    toKey: (index: number) => string | null,
    accepts: (from: number, to: number) => boolean = () => true,
  ): void {
    const one = onlyByKey(this.freeFrom(), fromKey);
    const two = onlyByKey(this.freeTo(), toKey);
    for (const [key, from] of one) {
      const to = two.get(key);
      if (from !== null && to !== undefined && to !== null && accepts(from, to)) this.pair(from, to);
    }
  }

  /** Pairs the free items by how alike they are, the most alike first; `null` keeps two apart. */
  pairByScore(score: (from: number, to: number) => number | null): void {
    const from = this.freeFrom();
    const to = this.freeTo();
    const found: { readonly from: number; readonly to: number; readonly score: number }[] = [];
    for (const one of from) {
      for (const two of to) {
        const alike = score(one, two);
        if (alike !== null) found.push({ from: one, to: two, score: alike });
      }
    }
    // Ties go to those that stand first, seen from either side.
    found.sort(
      (a, b) =>
        b.score - a.score ||
        a.from + a.to - (b.from + b.to) ||
        Math.abs(a.from - a.to) - Math.abs(b.from - b.to),
    );
    for (const { from: one, to: two } of found) this.pair(one, two);
  }
}

function free(partners: readonly number[]): number[] {
  return partners.flatMap((partner, index) => (partner < 0 ? [index] : []));
}

/** `null` for a key that several have. */
function onlyByKey(
  indexes: readonly number[],
  keyOf: (index: number) => string | null,
): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (const index of indexes) {
    const key = keyOf(index);
    if (key !== null) found.set(key, found.has(key) ? null : index);
  }
  return found;
}

/** How much two sets have in common, 0 to 1; 0 where one is empty. */
export function overlap(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  if (one.size === 0 || two.size === 0) return 0;
  let shared = 0;
  for (const each of one) if (two.has(each)) shared++;
  return shared / (one.size + two.size - shared);
}

/**
 * Those that stand in another order than the rest: all but a longest series of indexes that rises. The indexes are
 * the places in one list of what stands in the order of the other.
 */
export function outOfOrder(places: readonly number[]): ReadonlySet<number> {
  const length: number[] = [];
  const before: number[] = [];
  let last = -1;
  for (let at = 0; at < places.length; at++) {
    length[at] = 1;
    before[at] = -1;
    for (let earlier = 0; earlier < at; earlier++) {
      if ((places[earlier] ?? 0) < (places[at] ?? 0) && (length[earlier] ?? 0) + 1 > (length[at] ?? 0)) {
        length[at] = (length[earlier] ?? 0) + 1;
        before[at] = earlier;
      }
    }
    if (last < 0 || (length[at] ?? 0) > (length[last] ?? 0)) last = at;
  }
  const moved = new Set(places.keys());
  for (let at = last; at >= 0; at = before[at] ?? -1) moved.delete(at);
  return moved;
}
