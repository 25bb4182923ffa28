/**
 * The members of a part of the plan in canonical order, kept with their immutable set. A set that an edit made from
 * another one is put in order from the list of that one: what went is left out, what came is put in its place.
 */
import type { BucketMap } from '../model/bucketMap.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Root } from '../model/snapshot.ts';

type Members = BucketMap<Requirement>;

interface Order {
  /** Another order of roots is another canonical order. */
  readonly roots: readonly Root[];
  readonly base: readonly Requirement[];
  readonly gone: ReadonlySet<Requirement>;
  readonly come: ReadonlySet<Requirement>;
}

/** With more differences, putting all in order is no more work. */
const mostDifferences = 2_048;
const none: ReadonlySet<Requirement> = new Set();
const orders = new WeakMap<Members, Order>();

/** Notes how a set came from another; `gone` and `come` may hold the same key with another object. */
export function followOrder(
  before: Members | undefined,
  now: Members,
  gone: Iterable<Requirement>,
  come: Iterable<Requirement>,
): void {
  const known = before && orders.get(before);
  if (!known || before === now) return;
  const allGone = new Set(known.gone);
  const allCome = new Set(known.come);
  for (const requirement of gone) if (!allCome.delete(requirement)) allGone.add(requirement);
  for (const requirement of come) if (!allGone.delete(requirement)) allCome.add(requirement);
  if (allGone.size + allCome.size > mostDifferences) return;
  orders.set(now, { roots: known.roots, base: known.base, gone: allGone, come: allCome });
}

/** `sort` puts a whole set in order, `compare` two requirements. */
export function inOrder(
  members: Members,
  roots: readonly Root[],
  sort: (members: Members) => readonly Requirement[],
  compare: (a: Requirement, b: Requirement) => number,
): readonly Requirement[] {
  const known = orders.get(members);
  const isUsable = known?.roots === roots;
  if (isUsable && known.gone.size + known.come.size === 0) return known.base;
  const requirements = isUsable ? merged(known, compare) : sort(members);
  orders.set(members, { roots, base: requirements, gone: none, come: none });
  return requirements;
}

function merged(
  { base, gone, come }: Order,
  compare: (a: Requirement, b: Requirement) => number,
): readonly Requirement[] {
  const kept = gone.size === 0 ? base : base.filter((requirement) => !gone.has(requirement));
  if (come.size === 0) return kept;
  const result: Requirement[] = [];
  let from = 0;
  for (const requirement of [...come].sort(compare)) {
    const to = placeOf(requirement, kept, from, compare);
    for (let at = from; at < to; at++) result.push(kept[at]!);
    result.push(requirement);
    from = to;
  }
  for (let at = from; at < kept.length; at++) result.push(kept[at]!);
  return result;
}

function placeOf(
  requirement: Requirement,
  list: readonly Requirement[],
  from: number,
  compare: (a: Requirement, b: Requirement) => number,
): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!, requirement) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
