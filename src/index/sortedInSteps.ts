/** Sorts and merges long lists in steps of far less than a millisecond. */

const run = 256;

/** A sorted copy, made of short runs that are merged; items that compare as equal keep their order. */
export function* sortedInSteps<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<void, readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let at = 0; at < items.length; at += run) {
    runs.push(items.slice(at, at + run).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(yield* mergedInSteps(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Two sorted lists as one; of items that compare as equal, those of `a` come first. */
export function* mergedInSteps<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<void, readonly Item[]> {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const all: Item[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    if (all.length % run === 0) yield;
    const isLeft = right >= b.length || (left < a.length && compare(a[left]!, b[right]!) <= 0);
    all.push(isLeft ? a[left++]! : b[right++]!);
  }
  return all;
}
