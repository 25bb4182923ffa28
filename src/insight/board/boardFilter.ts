/** The filter that the pictures of the board share: a text as in the quick pick, and one value for each field. */
import type { BoardFilter } from '../../model/boardFilter.ts';
import { allModules } from '../../model/plan.ts';
import { lacksModule, lacksPhase, priorities, statuses, type Requirement } from '../../model/requirement.ts';
import type { Finding } from '../../model/finding.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { ownersOf } from '../owners.ts';
import type { RequirementSearch } from '../search/requirementSearch.ts';
import { countedRequirements } from '../countedRequirements.ts';
import { perSnapshot } from '../perSnapshot.ts';

export interface FilterSource {
  readonly snapshot: Snapshot;
  readonly root: string;
  readonly search: Pick<RequirementSearch, 'find'>;
  readonly findings: (requirement: Requirement) => readonly Finding[];
}

export function isEmptyFilter(filter: BoardFilter): boolean {
  return fitsAnything(filter) && filter.text.trim() === '';
}

/** The keys of those that fit; `null` where everything does. */
export function keysOf(source: FilterSource, filter: BoardFilter): ReadonlySet<string> | null {
  if (isEmptyFilter(filter)) return null;
  const { snapshot, root, search, findings } = source;
  const text = filter.text.trim();
  const found =
    text === '' ? null : new Set(search.find(text, snapshot.requirementCount).map(({ key }) => key));
  const keys = new Set<string>();
  for (const requirement of countedRequirements(snapshot, root)) {
    if (found !== null && !found.has(requirement.key)) continue;
    if (!fits(snapshot, requirement, filter)) continue;
    if (filter.onlyFindings && findings(requirement).length === 0) continue;
    keys.add(requirement.key);
  }
  return keys;
}

function fitsAnything({ module, phase, status, priority, owner, onlyFindings }: BoardFilter): boolean {
  return !onlyFindings && [module, phase, status, priority, owner].every((value) => value === '');
}

function fits(snapshot: Snapshot, requirement: Requirement, filter: BoardFilter): boolean {
  const { module, phase, status, priority, owner } = filter;
  if (module === '-' && !lacksModule(requirement)) return false;
  if (module.startsWith('=')) {
    const path = module.slice(1);
    const within = (other: string): boolean => other === path || other.startsWith(`${path}/`);
    if (!requirement.modules.some((each) => within(each.path))) return false;
  }
  if (phase === '-' && !lacksPhase(requirement)) return false;
  if (phase.startsWith('=') && requirement.phase?.id !== phase.slice(1)) return false;
  if (!isValue(status, requirement.status) || !isValue(priority, requirement.priority)) return false;
  if (owner === '') return true;
  const owners = ownersOf(snapshot, requirement);
  return owner === '-' ? owners.length === 0 : owners.includes(owner.slice(1));
}

function isValue(wanted: string, value: string | null): boolean {
  if (wanted === '') return true;
  return wanted === '-' ? value === null : value === wanted.slice(1);
}

/** What there is to choose from, as it is said in the plan and the documents of a root. */
export interface FilterChoices {
  readonly modules: readonly { readonly value: string; readonly name: string; readonly depth: number }[];
  readonly phases: readonly { readonly value: string; readonly name: string }[];
  readonly statuses: readonly (typeof statuses)[number][];
  readonly priorities: readonly (typeof priorities)[number][];
  readonly owners: readonly string[];
}

/** More owners than this are no list to choose from: the text finds them. */
const mostOwners = 500;

/** Asked for each letter that somebody types into the filter. */
export const filterChoices = perSnapshot(choicesOf);

function choicesOf(snapshot: Snapshot, root: string): FilterChoices {
  const { modules, phases } = snapshot.plan(root);
  const said = { statuses: new Set<string | null>(), priorities: new Set<string | null>() };
  const owners = new Set<string>();
  for (const requirement of countedRequirements(snapshot, root)) {
    said.statuses.add(requirement.status);
    said.priorities.add(requirement.priority);
    for (const owner of ownersOf(snapshot, requirement)) owners.add(owner);
  }
  return {
    modules: [...allModules(modules)].map(({ path, name }) => ({
      value: `=${path}`,
      name,
      depth: path.split('/').length - 1,
    })),
    phases: phases.map(({ id, name }) => ({ value: `=${id}`, name })),
    statuses: statuses.filter((status) => said.statuses.has(status)),
    priorities: priorities.filter((priority) => said.priorities.has(priority)),
    owners: [...owners].sort().slice(0, mostOwners),
  };
}

/** The filter without what the plan no longer has, which nobody could see or clear otherwise. */
export function knownFilter(filter: BoardFilter, choices: FilterChoices): BoardFilter {
  const known = (value: string, all: readonly string[]): string =>
    value === '' || value === '-' || all.includes(value) ? value : '';
  return {
    ...filter,
    module: known(
      filter.module,
      choices.modules.map(({ value }) => value),
    ),
    phase: known(
      filter.phase,
      choices.phases.map(({ value }) => value),
    ),
    owner: known(
      filter.owner,
      choices.owners.map((owner) => `=${owner}`),
    ),
    status: known(
      filter.status,
      choices.statuses.map((status) => `=${status}`),
    ),
    priority: known(
      filter.priority,
      choices.priorities.map((priority) => `=${priority}`),
    ),
  };
}
