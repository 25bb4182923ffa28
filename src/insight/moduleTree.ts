/**
 * The Modules view, asked level by level: by module or by phase, down to the code. Rows are built on demand
 * and cost what is on show, not what the workspace holds.
 */
import { allModules } from '../model/plan.ts';
import type { Module } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Root, Snapshot } from '../model/snapshot.ts';
import { hasMembers, membersOf } from './moduleTreeMembers.ts';
import { ownPlan } from './ownPlan.ts';
import type {
  GroupKind,
  GroupRow,
  ModuleRow,
  PhaseRow,
  RangeRow,
  ReferenceRow,
  RequirementRow,
  SystemRow,
  TreeRow,
  TreeScope,
} from './moduleTreeRow.ts';

/** The most rows below one parent before they are put into ranges. */
export const rangeSize = 500;

const moduleGroups: readonly GroupKind[] = ['withoutModule', 'unknownModule', 'noModuleNeeded'];
const phaseGroups: readonly GroupKind[] = ['withoutPhase', 'unknownPhase', 'noPhaseNeeded'];

/** The rows below a row; `null` asks for the outermost ones. Unknown modules, phases or keys have none. */
export function childrenOf(snapshot: Snapshot, row: TreeRow | null, scope: TreeScope): readonly TreeRow[] {
  if (!row) return outermost(snapshot, scope);
  switch (row.kind) {
    case 'system':
      return partsOf(snapshot, row.root, row, scope);
    case 'module': {
      const below = row.phase === null ? (snapshot.module(row.root, row.path)?.modules ?? []) : [];
      return [...moduleRows(below, row.root, row, scope), ...requirementRows(snapshot, row, scope)];
    }
    case 'phase':
      return partsOfPhase(snapshot, row, scope);
    case 'group':
    case 'range':
      return requirementRows(snapshot, row, scope);
    case 'requirement':
      return referenceRows(snapshot, row);
    case 'reference':
      return [];
  }
}

/**
 * The rows from the outermost one down to the first place where a requirement stands; empty where it
 * stands nowhere, such as behind a filter.
 */
export function pathToRequirement(snapshot: Snapshot, key: string, scope: TreeScope): readonly TreeRow[] {
  const requirement = snapshot.requirement(key);
  if (!requirement) return [];
  const path: TreeRow[] = [];
  let rows = childrenOf(snapshot, null, scope);
  for (let depth = 0; depth < 64; depth++) {
    const next = rows.find((row) => leadsTo(snapshot, row, requirement, scope));
    if (!next) return [];
    path.push(next);
    if (next.kind === 'requirement') return path;
    rows = childrenOf(snapshot, next, scope);
  }
  return [];
}

/** The roots that have a plan of their own or requirements: the others have nothing to show. */
export function rootsOnShow(snapshot: Snapshot): readonly Root[] {
  return snapshot.roots.filter(({ id }) => snapshot.rootCounts(id).total > 0 || hasFrame(snapshot, id));
}

/** Whether a root has a plan file that says more than where other repositories are. */
function hasFrame(snapshot: Snapshot, root: string): boolean {
  const plan = ownPlan(snapshot, root);
  if (!plan) return false;
  const { system, modules, phases, processes, sources } = plan;
  return sources.length === 0 || system !== null || modules.length + phases.length + processes.length > 0;
}

function outermost(snapshot: Snapshot, scope: TreeScope): readonly TreeRow[] {
  const roots = rootsOnShow(snapshot);
  const only = roots.length === 1 ? roots[0] : undefined;
  if (only && !only.source && !snapshot.plan(only.id).system) return partsOf(snapshot, only.id, null, scope);
  return roots
    .map(({ id }): SystemRow => ({
      kind: 'system',
      id: rowId(scope, id),
      parent: null,
      root: id,
    }))
    .filter((row) => !scope.filter || (scope.filter.byRoot.get(row.root) ?? 0) > 0);
}

function partsOf(
  snapshot: Snapshot,
  root: string,
  parent: TreeRow | null,
  scope: TreeScope,
): readonly TreeRow[] {
  const plan = snapshot.plan(root);
  if (scope.grouping === 'module') {
    const rest = groupRows(snapshot, root, null, moduleGroups, parent, scope);
    return [...moduleRows(plan.modules, root, parent, scope), ...rest];
  }
  const phases = plan.phases.map((phase): PhaseRow => ({
    kind: 'phase',
    id: rowId(scope, root, 'p', phase.id),
    parent,
    root,
    phase: phase.id,
  }));
  const shown = scope.filter ? phases.filter((row) => hasMembers(snapshot, row, scope)) : phases;
  return [...shown, ...groupRows(snapshot, root, null, phaseGroups, parent, scope)];
}

function moduleRows(
  modules: readonly Module[],
  root: string,
  parent: TreeRow | null,
  scope: TreeScope,
): readonly ModuleRow[] {
  const filter = scope.filter;
  const shown = filter ? modules.filter(({ path }) => filter.byModule.has(`${root}\n${path}`)) : modules;
  return shown.map(({ path }) => ({
    kind: 'module',
    id: rowId(scope, root, 'm', path),
    parent,
    root,
    path,
    phase: null,
  }));
}

/** Below a phase: the modules that have something in it, in the plan's order, then what has no module. */
function partsOfPhase(snapshot: Snapshot, parent: PhaseRow, scope: TreeScope): readonly TreeRow[] {
  const { root, phase } = parent;
  const rows: TreeRow[] = [];
  for (const { path } of allModules(snapshot.plan(root).modules)) {
    const row: ModuleRow = {
      kind: 'module',
      id: rowId(scope, root, 'p', phase, 'm', path),
      parent,
      root,
      path,
      phase,
    };
    if (hasMembers(snapshot, row, scope)) rows.push(row);
  }
  return [...rows, ...groupRows(snapshot, root, phase, moduleGroups, parent, scope)];
}

function groupRows(
  snapshot: Snapshot,
  root: string,
  phase: string | null,
  groups: readonly GroupKind[],
  parent: TreeRow | null,
  scope: TreeScope,
): readonly GroupRow[] {
  return groups
    .map((group): GroupRow => {
      const id = phase === null ? rowId(scope, root, group) : rowId(scope, root, 'p', phase, group);
      return { kind: 'group', id, parent, root, group, phase };
    })
    .filter((row) => hasMembers(snapshot, row, scope));
}

function requirementRows(snapshot: Snapshot, parent: TreeRow, scope: TreeScope): readonly TreeRow[] {
  const members = membersOf(snapshot, parent, scope);
  const place = parent.kind === 'range' && parent.parent ? parent.parent : parent;
  const path = JSON.parse(place.id) as readonly string[];
  if (members.length > rangeSize && parent.kind !== 'range') {
    const ranges = Array.from({ length: Math.ceil(members.length / rangeSize) }, (_, index): RangeRow => {
      const from = index * rangeSize;
      const to = Math.min(from + rangeSize, members.length);
      return {
        kind: 'range',
        id: JSON.stringify([...path, 'n', `${from}`]),
        parent,
        root: parent.root,
        from,
        to,
      };
    });
    return ranges;
  }
  return members.map(({ key }) => ({
    kind: 'requirement',
    id: JSON.stringify([...path, 'r', key]),
    parent,
    root: parent.root,
    key,
  }));
}

function referenceRows(snapshot: Snapshot, parent: RequirementRow): readonly ReferenceRow[] {
  const requirement = snapshot.requirement(parent.key);
  if (!requirement) return [];
  const path = JSON.parse(parent.id) as readonly string[];
  const seen = new Map<string, number>();
  return snapshot.referencesTo(requirement).map(({ uri }) => {
    const nth = seen.get(uri) ?? 0;
    seen.set(uri, nth + 1);
    const id = JSON.stringify([...path, 'c', uri, `${nth}`]);
    return { kind: 'reference', id, parent, root: parent.root, key: parent.key, uri, nth };
  });
}

function leadsTo(snapshot: Snapshot, row: TreeRow, requirement: Requirement, scope: TreeScope): boolean {
  switch (row.kind) {
    case 'system':
      return row.root === requirement.root;
    case 'module':
      return row.phase === null
        ? requirement.modules.some(({ path }) => path === row.path || path.startsWith(`${row.path}/`))
        : requirement.modules.some(({ path }) => path === row.path);
    case 'phase':
      return requirement.phase?.id === row.phase;
    case 'requirement':
      return row.key === requirement.key;
    case 'group':
    case 'range':
      return membersOf(snapshot, row, scope).some(({ key }) => key === requirement.key);
    case 'reference':
      return false;
  }
}

/** Rows behind a filter are others than those without: each has its own way of being unfolded. */
function rowId({ grouping, filter }: TreeScope, ...parts: readonly string[]): string {
  return JSON.stringify(filter ? [grouping, 'filter', filter.name, ...parts] : [grouping, ...parts]);
}
