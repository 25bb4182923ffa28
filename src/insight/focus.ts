/**
 * A part of the plan that somebody works on: one module with its submodules, or one phase. Views, findings and the
 * search are limited to what belongs to it.
 */
import type { ProcessTreeRow } from './processTree.ts';
import type { RequirementFilter } from './requirementFilter.ts';
import type { ToDoRow } from './toDo.ts';
import { filterTo } from './requirementFilter.ts';
import { allModules } from '../model/plan.ts';
import { lacksModule, lacksPhase } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** What is named; it may be gone by the time it is looked for. */
export interface FocusSubject {
  readonly kind: 'module' | 'phase';
  readonly root: string;
  /** A module's path or a phase's id. */
  readonly path: string;
}

export interface Focus {
  readonly subject: FocusSubject;
  readonly name: string;
  /** What belongs to it, for the Modules and the Phases view. */
  readonly filter: RequirementFilter;
}

/** `null` where the snapshot has no such module or phase. */
export function focusOn(snapshot: Snapshot, subject: FocusSubject): Focus | null {
  const { kind, root, path } = subject;
  const name = `focus ${kind} ${path}`;
  if (kind === 'phase') {
    const phase = snapshot.phase(root, path);
    if (!phase) return null;
    const keys = snapshot.inPhase(root, path).map(({ key }) => key);
    return { subject, name: phase.name, filter: filterTo(snapshot, name, keys) };
  }
  const module = snapshot.module(root, path);
  if (!module) return null;
  const keys = [...allModules([module])].flatMap(({ path: inner }) =>
    snapshot.inModule(root, inner).map(({ key }) => key),
  );
  const filter = filterTo(snapshot, name, keys);
  // A requirement of several modules is shown in this one only.
  const isOnTheWay = (place: string): boolean =>
    place === path || place.startsWith(`${path}/`) || path.startsWith(`${place}/`);
  const byModule = new Map(
    [...filter.byModule].filter(([place]) => isOnTheWay(place.slice(place.indexOf('\n') + 1))),
  );
  return { subject, name: module.name, filter: { ...filter, byModule } };
}

/** What a search leaves of a focus. */
export function foundInFocus(
  snapshot: Snapshot,
  { filter }: Focus,
  text: string,
  found: Iterable<string>,
): RequirementFilter {
  const both = filterTo(
    snapshot,
    `${filter.name} ${text}`,
    [...found].filter((key) => filter.keys.has(key)),
  );
  return { ...both, byModule: new Map([...both.byModule].filter(([place]) => filter.byModule.has(place))) };
}

/** How many of them lack a module or a phase. */
export function unplacedIn(snapshot: Snapshot, { filter }: Focus): number {
  let count = 0;
  for (const key of filter.keys) {
    const requirement = snapshot.requirement(key);
    if (requirement && (lacksModule(requirement) || lacksPhase(requirement))) count++;
  }
  return count;
}

/** What a row of a tree is in a focus: part of it, no part of it, or as good as what stands below it. */
export type Standing = 'in' | 'out' | 'below';

/** The rows that are part of a focus, or have something below them that is. */
export function rowsInFocus<Row>(
  rows: readonly Row[],
  standing: (row: Row) => Standing,
  below: (row: Row) => readonly Row[],
): readonly Row[] {
  const holds = (row: Row): boolean => {
    const is = standing(row);
    return is === 'below' ? below(row).some(holds) : is === 'in';
  };
  return rows.filter(holds);
}

/** Steps count where a module in focus carries them. */
export function standingInToDo(snapshot: Snapshot, { subject, filter }: Focus, row: ToDoRow): Standing {
  switch (row.kind) {
    case 'requirement':
      return filter.keys.has(row.key) ? 'in' : 'out';
    case 'twins':
      return filter.keys.has(row.key) || filter.keys.has(row.other) ? 'in' : 'out';
    case 'step': {
      const step = snapshot.step(row.root, row.step);
      const names = new Set(step?.modules.map(({ text }) => text));
      const module = subject.kind === 'module' ? snapshot.module(subject.root, subject.path) : undefined;
      return module && [module.name, module.id, module.path].some((name) => names.has(name)) ? 'in' : 'out';
    }
    case 'explanation':
      return 'out';
    default:
      return 'below';
  }
}

/** A step is as good as the modules and requirements behind it. */
export function standingInProcesses({ subject, filter }: Focus, row: ProcessTreeRow): Standing {
  switch (row.kind) {
    case 'requirement':
      return filter.keys.has(row.key) ? 'in' : 'out';
    case 'module':
      return filter.byModule.has(`${row.root}\n${row.path}`) || subject.path === row.path ? 'in' : 'out';
    case 'unknownModule':
      return 'out';
    default:
      return 'below';
  }
}
