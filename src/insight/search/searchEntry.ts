/** What the search knows of a requirement, as plain data, and how it is taken from a snapshot. */
import { pathName } from '../pathName.ts';
import type { Module } from '../../model/plan.ts';
import { fieldText, lacksModule, lacksPhase } from '../../model/requirement.ts';
import type { Priority, Requirement, Status } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { statusOf } from '../../vocabulary/values.ts';

/** Something that goes by several names: a module by its path, id, name and aliases, a status by its words. */
export interface NamedPart {
  readonly names: readonly string[];
}

export interface SearchEntry {
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  /** The modules it is placed in, each followed by those around it; a filter for a module finds its submodules. */
  readonly modules: readonly NamedPart[];
  readonly phase: NamedPart | null;
  readonly status: Status | null;
  readonly priority: Priority | null;
  /** As written; `null` where nothing is. */
  readonly statusText: string | null;
  readonly priorityText: string | null;
  readonly source: string | null;
  readonly requester: string | null;
  readonly owner: string | null;
  /** Names that the plan does not have, as written. */
  readonly unknownNames: readonly string[];
  /** The beginning of the description, and why it was refused or put off. */
  readonly description: string;
  readonly lacksModule: boolean;
  readonly lacksPhase: boolean;
  /** Where it stands in canonical order: the root's number, the document's path, the position. */
  readonly place: EntryPlace;
}

export interface EntryPlace {
  readonly root: number;
  readonly path: string;
  readonly line: number;
  readonly character: number;
}

const descriptionLength = 400;

/** The entry of a requirement. Names that the plan no longer has are left out. */
export function entryOf(snapshot: Snapshot, requirement: Requirement): SearchEntry {
  const { root, fact } = requirement;
  const phase = requirement.phase && snapshot.phase(root, requirement.phase.id);
  return {
    key: requirement.key,
    id: requirement.id,
    title: requirement.title,
    modules: requirement.modules.flatMap(({ path }) => withOuterModules(snapshot, root, path)),
    phase: phase ? { names: [phase.id, phase.name, ...phase.aliases] } : null,
    status: requirement.status,
    priority: requirement.priority,
    statusText: statusText(requirement),
    priorityText: fieldText(requirement, 'priority'),
    source: fieldText(requirement, 'source'),
    requester: fieldText(requirement, 'requester'),
    owner: fieldText(requirement, 'owner'),
    unknownNames: requirement.unknown.map(({ text }) => text),
    description: (['description', 'reason'] as const)
      .flatMap((field) => fieldText(requirement, field)?.slice(0, descriptionLength) ?? [])
      .join('\n'),
    lacksModule: lacksModule(requirement),
    lacksPhase: lacksPhase(requirement),
    place: {
      root: snapshot.roots.findIndex(({ id }) => id === root),
      path: pathName(snapshot, requirement.uri),
      line: fact.range.line,
      character: fact.range.character,
    },
  };
}

/** Canonical order: root, path, position; by key where all agree. */
export function compareEntries(a: SearchEntry, b: SearchEntry): number {
  if (a.place.root !== b.place.root) return a.place.root - b.place.root;
  if (a.place.path !== b.place.path) return a.place.path < b.place.path ? -1 : 1;
  return (
    a.place.line - b.place.line ||
    a.place.character - b.place.character ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}

/** A status may stand in a column that could have meant the plan's phase. */
function statusText(requirement: Requirement): string | null {
  const own = fieldText(requirement, 'status');
  if (own !== null || requirement.status === null) return own;
  const either = fieldText(requirement, 'phaseOrStatus');
  return either !== null && statusOf(either) === requirement.status ? either : null;
}

function withOuterModules(snapshot: Snapshot, root: string, path: string): NamedPart[] {
  const found: NamedPart[] = [];
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const module = snapshot.module(root, path.slice(0, end));
    if (module) found.push({ names: namesOfModule(module) });
  }
  return found;
}

function namesOfModule({ path, id, name, aliases }: Module): string[] {
  return [...new Set([path, id, name, ...aliases])];
}
