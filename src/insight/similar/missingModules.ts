/**
 * Unplaced requirements that speak of the same things and that no module is for: together they suggest a module
 * that the plan lacks.
 */
import { ownRoots } from '../../model/snapshot.ts';
import { allModules } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { wishOf, type WishPart } from './wish.ts';

/** Requirements without a module, with the words that they share, most shared first. */
export interface MissingModule {
  readonly root: string;
  readonly words: readonly string[];
  readonly requirements: readonly Requirement[];
}

/** What two must share to be about the same thing: two words that tell something. */
const leastShared = 2;
/** With more, every pair of them would be looked at for too long; they need a person first. */
const mostUnplaced = 1_000;
const mostWords = 3;
/** A word that so large a share of all unplaced requirements uses parts nothing from the others. */
const tooCommon = 0.5;

const known = new WeakMap<Snapshot, readonly MissingModule[]>();

/** Over all roots; none where the plan names no module at all, as then everything lacks one. */
export function missingModules(snapshot: Snapshot): readonly MissingModule[] {
  let found = known.get(snapshot);
  if (!found) {
    found = ownRoots(snapshot).flatMap(({ id }) => missingIn(snapshot, id));
    known.set(snapshot, found);
  }
  return found;
}

function missingIn(snapshot: Snapshot, root: string): readonly MissingModule[] {
  const unplaced = snapshot.withoutModule(root);
  const { modules } = snapshot.plan(root);
  if (modules.length === 0 || unplaced.length < 2 || unplaced.length > mostUnplaced) return [];
  const ofModules = new Set(
    [...allModules(modules)].flatMap(({ name, aliases }) =>
      [name, ...aliases].flatMap((text) => wishOf(text).parts.flatMap(({ features }) => features)),
    ),
  );
  const partsOf = new Map(unplaced.map((one) => [one, tellingParts(one, ofModules)]));
  const uses = new Map<string, number>();
  for (const parts of partsOf.values()) {
    for (const feature of parts.keys()) uses.set(feature, (uses.get(feature) ?? 0) + 1);
  }
  const most = Math.max(2, unplaced.length * tooCommon);
  const groups: Requirement[][] = [];
  const groupOf = new Map<Requirement, Requirement[]>();
  for (const [at, one] of unplaced.entries()) {
    for (const two of unplaced.slice(at + 1)) {
      if (sharedWeight(partsOf.get(one)!, partsOf.get(two)!, uses, most) < leastShared) continue;
      const first = groupOf.get(one) ?? [one];
      const second = groupOf.get(two) ?? [two];
      if (first === second) continue;
      if (!groups.includes(first)) groups.push(first);
      if (groups.includes(second)) groups.splice(groups.indexOf(second), 1);
      first.push(...second);
      for (const each of first) groupOf.set(each, first);
    }
  }
  return groups.map((requirements) => ({
    root,
    words: sharedWords(requirements, partsOf),
    requirements: unplaced.filter((one) => requirements.includes(one)),
  }));
}

/** What it speaks of, without what the modules that are there are named by. */
function tellingParts({ title }: Requirement, without: ReadonlySet<string>): ReadonlyMap<string, WishPart> {
  return new Map(
    wishOf(title).parts.flatMap((part) =>
      part.weight < 1
        ? []
        : part.features.filter((one) => !without.has(one)).map((one) => [one, part] as const),
    ),
  );
}

function sharedWeight(
  one: ReadonlyMap<string, WishPart>,
  two: ReadonlyMap<string, WishPart>,
  uses: ReadonlyMap<string, number>,
  most: number,
): number {
  let weight = 0;
  for (const [feature, part] of one) {
    if (two.has(feature) && (uses.get(feature) ?? 0) <= most) weight += part.weight / part.features.length;
  }
  return weight;
}

function sharedWords(
  requirements: readonly Requirement[],
  partsOf: ReadonlyMap<Requirement, ReadonlyMap<string, WishPart>>,
): readonly string[] {
  const words = new Map<string, { text: string; count: number }>();
  for (const one of requirements) {
    for (const [feature, { text, features }] of partsOf.get(one) ?? []) {
      const word = words.get(feature) ?? { text: features.length > 1 ? feature : text, count: 0 };
      words.set(feature, { text: word.text, count: word.count + 1 });
    }
  }
  return [...words.values()]
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, mostWords)
    .map(({ text }) => text);
}
