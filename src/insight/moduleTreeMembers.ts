/**
 * Which requirements stand at a row of the Modules view. Every requirement stands somewhere: what has no
 * module or phase, or needs none, has a group of its own.
 */
import { hasUnknownName, lacksModule, lacksPhase } from '../model/requirement.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { GroupKind, GroupRow, TreeRow, TreeScope } from './moduleTreeRow.ts';

/** The requirements that stand directly at a module, phase, group or range, in canonical order. */
export function membersOf(snapshot: Snapshot, row: TreeRow, scope: TreeScope): readonly Requirement[] {
  const all = allMembersOf(snapshot, row, scope);
  if (row.kind === 'range' || !scope.filter) return all;
  const { keys } = scope.filter;
  return all.filter((requirement) => keys.has(requirement.key));
}

/** Whether any stands there: told without going through all. */
export function hasMembers(snapshot: Snapshot, row: TreeRow, scope: TreeScope): boolean {
  if (row.kind === 'module' && row.phase !== null && !scope.filter) {
    return snapshot.inModule(row.root, row.path).some(({ phase }) => phase?.id === row.phase);
  }
  if (row.kind === 'group' && row.phase !== null && !scope.filter) {
    return groupOfRoot(snapshot, row.root, row.group).some(({ phase }) => phase?.id === row.phase);
  }
  return membersOf(snapshot, row, scope).length > 0;
}

function allMembersOf(snapshot: Snapshot, row: TreeRow, scope: TreeScope): readonly Requirement[] {
  switch (row.kind) {
    case 'module':
      if (row.phase === null) return snapshot.inModule(row.root, row.path);
      return ofPhase(snapshot.inModule(row.root, row.path), row.phase);
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
  const members = groupOfRoot(snapshot, root, group);
  return phase === null ? members : ofPhase(members, phase);
}

function groupOfRoot(snapshot: Snapshot, root: string, group: GroupKind): readonly Requirement[] {
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
      return snapshot.needingNoModule(root);
    case 'noPhaseNeeded':
      return snapshot.needingNoPhase(root);
  }
}

/** Kept with the immutable list: each of its ranges asks, and an edit leaves most lists as they are. */
const byPhase = new WeakMap<readonly Requirement[], Map<string, readonly Requirement[]>>();

function ofPhase(members: readonly Requirement[], phase: string): readonly Requirement[] {
  let known = byPhase.get(members);
  if (!known) {
    known = new Map();
    byPhase.set(members, known);
  }
  let found = known.get(phase);
  if (!found) {
    found = members.filter((requirement) => requirement.phase?.id === phase);
    known.set(phase, found);
  }
  return found;
}
