/** Sorts a long list in steps of far less than a millisecond: runs first, then by merging them. */

const run = 256;

/** A sorted copy; items that compare as equal keep their order. */
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
      longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<void, readonly Item[]> {
  const all: Item[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    if (all.length % run === 0) yield;
    const isLeft = right >= b.length || (left < a.length && compare(a[left]!, b[right]!) <= 0);
    all.push(isLeft ? a[left++]! : b[right++]!);
  }
  return all;
}
