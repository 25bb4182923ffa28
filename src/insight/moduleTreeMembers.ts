/**
 * Which requirements stand at a row of the Modules view. Every requirement stands somewhere: what has no
 * module or phase, or needs none, has a group of its own.
 */
import { hasUnknownName, lacksModule, lacksPhase } from '../model/requirement.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { countedRequirements } from './countedRequirements.ts';
import type { GroupRow, TreeRow, TreeScope } from './moduleTreeRow.ts';
import { perSnapshot } from './perSnapshot.ts';

/** The requirements that stand directly at a module, phase, group or range, in canonical order. */
export function membersOf(snapshot: Snapshot, row: TreeRow, scope: TreeScope): readonly Requirement[] {
  const all = allMembersOf(snapshot, row, scope);
  if (row.kind === 'range' || !scope.filter) return all;
  const { keys } = scope.filter;
  return all.filter((requirement) => keys.has(requirement.key));
}

function allMembersOf(snapshot: Snapshot, row: TreeRow, scope: TreeScope): readonly Requirement[] {
  switch (row.kind) {
    case 'module':
      if (row.phase === null) return snapshot.inModule(row.root, row.path);
      return inPhaseByPlace(snapshot, row.root, row.phase).get(row.path) ?? [];
    case 'phase':
      return snapshot.inPhase(row.root, row.phase);
    case 'group':
      return groupMembers(snapshot, row);
    case 'range':
      return row.parent ? membersOf(snapshot, row.parent, scope).slice(row.from, row.to) : [];
    default:
      return [];
  }
}

function groupMembers(snapshot: Snapshot, { group, phase, root }: GroupRow): readonly Requirement[] {
  if (phase !== null) return inPhaseByPlace(snapshot, root, phase).get(`/${group}`) ?? [];
  switch (group) {
    case 'withoutModule':
      return snapshot.withoutModule(root);
    case 'withoutPhase':
      return snapshot.withoutPhase(root);
    case 'unknownModule':
      return snapshot
        .withUnknownName(root)
        .filter((requirement) => lacksModule(requirement) && hasUnknownName(requirement, 'module'));
    case 'unknownPhase':
      return snapshot
        .withUnknownName(root)
        .filter((requirement) => lacksPhase(requirement) && hasUnknownName(requirement, 'phase'));
    case 'noModuleNeeded':
      return withoutNeed(snapshot, root, 'module');
    case 'noPhaseNeeded':
      return withoutNeed(snapshot, root, 'phase');
  }
}

/** Those of a root that stand at no module, or in no phase, and need none: rejected, deferred, exempt. */
const withoutNeed = perSnapshot(
  (snapshot: Snapshot, root: string, of: 'module' | 'phase'): readonly Requirement[] =>
    countedRequirements(snapshot, root).filter((requirement) => {
      const placed = of === 'module' ? requirement.modules.length > 0 : requirement.phase !== null;
      const lacks = of === 'module' ? lacksModule(requirement) : lacksPhase(requirement);
      return !placed && !lacks;
    }),
);

/** The requirements of a phase by module path; those without one by `/` and the name of their group. */
const inPhaseByPlace = perSnapshot(
  (snapshot: Snapshot, root: string, phase: string): ReadonlyMap<string, readonly Requirement[]> => {
    const byPlace = new Map<string, Requirement[]>();
    for (const requirement of snapshot.inPhase(root, phase)) {
      for (const place of placesInPhase(requirement)) {
        const there = byPlace.get(place);
        if (there) there.push(requirement);
        else byPlace.set(place, [requirement]);
      }
    }
    return byPlace;
  },
);

function placesInPhase(requirement: Requirement): readonly string[] {
  if (requirement.modules.length > 0) return [...new Set(requirement.modules.map(({ path }) => path))];
  if (!lacksModule(requirement)) return ['/noModuleNeeded'];
  return [hasUnknownName(requirement, 'module') ? '/unknownModule' : '/withoutModule'];
}
