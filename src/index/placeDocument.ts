/** Places the requirements of one document: which of its facts define, by which key, and where they belong. */
import type { RequirementFact } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';
import { moved } from '../placement/moved.ts';
import { place, type PlanOfRoot } from '../placement/place.ts';
import { groupOf, rankAmong, type CandidateMap } from './definitionChanges.ts';
import type { DocumentState } from './documentState.ts';
import { keyOfId, keyOfTitle } from './keys.ts';
import { saysTheSame } from './knownFacts.ts';
import type { RootPlan } from './snapshotState.ts';

export interface PlacedDocument {
  readonly requirements: readonly Requirement[];
  /** Those that only stand elsewhere now, with what they were. */
  readonly moved: ReadonlyMap<Requirement, Requirement>;
}

/**
 * `reusable` are requirements placed before in the same plan; those of an unchanged fact are kept as they are, and
 * those that only moved stay where they were placed. `isShared`: it states an id whose definitions changed, and that
 * several places may define.
 */
export function placeDocument(
  document: DocumentState,
  candidates: CandidateMap,
  rootPlan: RootPlan,
  prefix: string,
  reusable: readonly Requirement[],
  isShared = true,
): PlacedDocument {
  const { facts, root, uri } = document;
  const old = new Map(reusable.map((requirement) => [requirement.key, requirement]));
  const movedFrom = new Map<Requirement, Requirement>();
  const used = new Map<string, number>();
  const unique = (key: string): string => {
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  };
  const placed: Requirement[] = [];
  const placing = planOfRoot(rootPlan);
  for (const fact of facts.requirements) {
    if (fact.role !== 'definition') continue;
    const key = keyOf(fact);
    if (key === null) continue;
    const identity = { key: unique(key), root, uri };
    const before = old.get(identity.key);
    if (before?.fact === fact && before.root === root) {
      placed.push(before);
      continue;
    }
    const again = before?.root === root && saysTheSame(before.fact, fact) ? moved(before, fact) : null;
    if (before && again) movedFrom.set(again, before);
    placed.push(again ?? place(fact, identity, placing));
  }
  return { requirements: placed, moved: movedFrom };

  function keyOf(fact: RequirementFact): string | null {
    if (fact.id === null) return keyOfTitle(prefix, document.path, fact);
    const key = keyOfId(prefix, facts.scope, fact.id);
    // It was the first to define its id, and nothing of that changed.
    if (!isShared && old.get(key)?.fact === fact) return key;
    const rank = rankAmong(candidates.get(groupOf(document, fact.id)) ?? [], fact);
    if (rank < 0) return null;
    return rank === 0 ? key : `${key}@${document.path}`;
  }
}

export function planOfRoot({ plan, names }: RootPlan): PlanOfRoot {
  return {
    names,
    modulesInferred: plan.modulesInferred,
    phasesInferred: plan.phasesInferred,
    hasCatalog: plan.hasCatalog,
  };
}
