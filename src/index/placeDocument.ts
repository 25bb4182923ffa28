/** Places the requirements of one document: which of its facts define, by which key, and where they belong. */
import type { RequirementFact } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';
import { place, type PlanOfRoot } from '../placement/place.ts';
import { groupOf, rankAmong, type CandidateMap } from './definitionChanges.ts';
import type { DocumentState } from './documentState.ts';
import { keyOfId, keyOfTitle } from './keys.ts';
import type { RootPlan } from './snapshotState.ts';

/** `reusable` are requirements placed before in the same plan; those of an unchanged fact are kept as they are. */
export function placeDocument(
  document: DocumentState,
  candidates: CandidateMap,
  rootPlan: RootPlan,
  prefix: string,
  reusable: readonly Requirement[],
): readonly Requirement[] {
  const { facts, root, uri } = document;
  const old = new Map(reusable.map((requirement) => [requirement.fact, requirement]));
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
    const kept = old.get(fact);
    placed.push(kept?.key === identity.key ? kept : place(fact, identity, placing));
  }
  return placed;

  function keyOf(fact: RequirementFact): string | null {
    if (fact.id === null) return keyOfTitle(prefix, document.path, fact);
    const rank = rankAmong(candidates.get(groupOf(document, fact.id)) ?? [], fact);
    if (rank < 0) return null;
    const key = keyOfId(prefix, facts.scope, fact.id);
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
