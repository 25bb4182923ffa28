/**
 * Which requirements belong to which part of the plan, and how many: one persistent set and one counter
 * for each module, phase, step and root. A requirement's share is taken out and put in as a whole.
 */
import { BucketMap, type BucketMapChange } from '../model/bucketMap.ts';
import type { EffortCounts } from '../model/snapshot.ts';
import {
  saidOf,
  hasUnknownName,
  isInformative,
  lacksModule,
  lacksPhase,
  needsPlacement,
  type Requirement,
  type Status,
} from '../model/requirement.ts';
import { followOrder } from './memberOrder.ts';
import { claimedEffort } from '../vocabulary/claimedValues.ts';

/** `kind + root + '\n' + path or id`; built by the functions below only. */
export type Place = string;

export const modulePlace = (root: string, path: string): Place => `m:${root}\n${path}`;
export const phasePlace = (root: string, id: string): Place => `p:${root}\n${id}`;
export const stepPlace = (root: string, path: string): Place => `s:${root}\n${path}`;
export const withoutModulePlace = (root: string): Place => `no-module:${root}`;
export const withoutPhasePlace = (root: string): Place => `no-phase:${root}`;
export const noModuleNeededPlace = (root: string): Place => `free-of-module:${root}`;
export const noPhaseNeededPlace = (root: string): Place => `free-of-phase:${root}`;
export const unknownNamePlace = (root: string): Place => `unknown:${root}`;
export const rootPlace = (root: string): Place => `r:${root}`;

export interface Counter {
  readonly total: number;
  readonly byStatus: Readonly<Partial<Record<Status | 'none', number>>>;
  readonly withoutModule: number;
  readonly withoutPhase: number;
  readonly unplaced: number;
  readonly effort: EffortCounts;
}

const noEffort: EffortCounts = { open: 0, done: 0, openUnknown: 0, doneUnknown: 0 };

export const emptyCounter: Counter = {
  total: 0,
  byStatus: {},
  withoutModule: 0,
  withoutPhase: 0,
  unplaced: 0,
  effort: noEffort,
};

/** The parts of the plan that a requirement is a direct member of. */
export function placesOf(requirement: Requirement): readonly Place[] {
  const { root } = requirement;
  if (isInformative(requirement)) return [];
  const places = requirement.modules.map(({ path }) => modulePlace(root, path));
  if (requirement.phase) places.push(phasePlace(root, requirement.phase.id));
  if (requirement.step) places.push(stepPlace(root, requirement.step.path));
  if (lacksModule(requirement)) {
    if (!hasUnknownName(requirement, 'module')) places.push(withoutModulePlace(root));
  } else if (requirement.modules.length === 0) places.push(noModuleNeededPlace(root));
  if (lacksPhase(requirement)) {
    if (!hasUnknownName(requirement, 'phase')) places.push(withoutPhasePlace(root));
  } else if (requirement.phase === null) places.push(noPhaseNeededPlace(root));
  if (hasUnknownName(requirement)) places.push(unknownNamePlace(root));
  return places;
}

/** The parts of the plan whose counter it adds to, each once: a module's counter includes its submodules. */
export function countedIn(requirement: Requirement): ReadonlySet<Place> {
  const { root } = requirement;
  if (isInformative(requirement)) return new Set();
  const places = new Set<Place>([rootPlace(root)]);
  for (const { path } of requirement.modules) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      places.add(modulePlace(root, path.slice(0, end)));
    }
  }
  if (requirement.phase) places.add(phasePlace(root, requirement.phase.id));
  return places;
}

export type MemberSets = BucketMap<BucketMap<Requirement>>;
export type Counters = BucketMap<Counter>;

interface ChangedSet {
  readonly change: BucketMapChange<Requirement>;
  readonly gone: Requirement[];
  readonly come: Requirement[];
}

/** A counter while a batch is counted. */
type GrowingCounter = Growing<Omit<Counter, 'byStatus' | 'effort'>> & {
  readonly byStatus: Growing<Counter['byStatus']>;
  readonly effort: Growing<EffortCounts>;
};
type Growing<Values> = { -readonly [Key in keyof Values]: Values[Key] };

/** One batch of changes to the sets and counters. */
export class MembersChange {
  readonly #sets: MemberSets;
  readonly #counters: Counters;
  readonly #changedSets = new Map<Place, ChangedSet>();
  readonly #changedCounters = new Map<Place, GrowingCounter>();

  constructor(sets: MemberSets, counters: Counters) {
    this.#sets = sets;
    this.#counters = counters;
  }

  /** Places whose members changed so far. */
  get touched(): Iterable<Place> {
    return this.#changedSets.keys();
  }

  add(requirement: Requirement): void {
    for (const place of placesOf(requirement)) {
      const { change, come } = this.#set(place);
      change.set(requirement.key, requirement);
      come.push(requirement);
    }
    this.#countAll(requirement, 1);
  }

  remove(requirement: Requirement): void {
    for (const place of placesOf(requirement)) {
      const { change, gone } = this.#set(place);
      change.delete(requirement.key);
      gone.push(requirement);
    }
    this.#countAll(requirement, -1);
  }

  /** Puts a requirement in the place of itself: it belongs where it did and counts as it did. */
  move(old: Requirement, requirement: Requirement): void {
    for (const place of placesOf(requirement)) {
      const { change, gone, come } = this.#set(place);
      change.set(requirement.key, requirement);
      gone.push(old);
      come.push(requirement);
    }
  }

  done(): { readonly sets: MemberSets; readonly counters: Counters } {
    const sets = this.#sets.change();
    for (const [place, { change, gone, come }] of this.#changedSets) {
      const members = change.done();
      if (members.size === 0) sets.delete(place);
      else {
        sets.set(place, members);
        followOrder(this.#sets.get(place), members, gone, come);
      }
    }
    const counters = this.#counters.change();
    for (const [place, counter] of this.#changedCounters) {
      if (counter.total === 0) counters.delete(place);
      else counters.set(place, counter);
    }
    return { sets: sets.done(), counters: counters.done() };
  }

  #set(place: Place): ChangedSet {
    let changed = this.#changedSets.get(place);
    if (!changed) {
      const change = (this.#sets.get(place) ?? BucketMap.empty<Requirement>()).change();
      changed = { change, gone: [], come: [] };
      this.#changedSets.set(place, changed);
    }
    return changed;
  }

  #countAll(requirement: Requirement, by: 1 | -1): void {
    const places = countedIn(requirement);
    if (places.size === 0) return;
    const effort = effortShare(requirement);
    for (const place of places) this.#count(place, requirement, by, effort);
  }

  #count(place: Place, requirement: Requirement, by: 1 | -1, effort: EffortCounts): void {
    let counter = this.#changedCounters.get(place);
    if (!counter) {
      const before = this.#counters.get(place) ?? emptyCounter;
      // Copied once for a batch, then counted in: a large workspace has a hundred thousand such sums.
      counter = { ...before, byStatus: { ...before.byStatus }, effort: { ...before.effort } };
      this.#changedCounters.set(place, counter);
    }
    const status = requirement.status ?? 'none';
    const noModule = lacksModule(requirement);
    const noPhase = lacksPhase(requirement);
    const ofStatus = (counter.byStatus[status] ?? 0) + by;
    if (ofStatus === 0) delete counter.byStatus[status];
    else counter.byStatus[status] = ofStatus;
    counter.total += by;
    if (noModule) counter.withoutModule += by;
    if (noPhase) counter.withoutPhase += by;
    if (noModule || noPhase) counter.unplaced += by;
    counter.effort.open += by * effort.open;
    counter.effort.done += by * effort.done;
    counter.effort.openUnknown += by * effort.openUnknown;
    counter.effort.doneUnknown += by * effort.doneUnknown;
  }
}

/** What one requirement adds to the effort of the parts that it is counted in. */
export function effortShare(requirement: Requirement): EffortCounts {
  if (!needsPlacement(requirement)) return noEffort;
  const days = claimedEffort(saidOf(requirement));
  const hundredths = days === null ? 0 : Math.round(days * 100);
  const unknown = days === null ? 1 : 0;
  return requirement.status === 'released'
    ? { ...noEffort, done: hundredths, doneUnknown: unknown }
    : { ...noEffort, open: hundredths, openUnknown: unknown };
}

/** `root + '\n' + path` of the modules among some places. */
export function modulesTouched(places: Iterable<Place>): ReadonlySet<string> {
  return ofKind(places, 'm:');
}

/** `root + '\n' + id` of the phases among some places. */
export function phasesTouched(places: Iterable<Place>): ReadonlySet<string> {
  return ofKind(places, 'p:');
}

/** `root + '\n' + path` of the steps among some places. */
export function stepsTouched(places: Iterable<Place>): ReadonlySet<string> {
  return ofKind(places, 's:');
}

function ofKind(places: Iterable<Place>, kind: string): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const place of places) if (place.startsWith(kind)) touched.add(place.slice(kind.length));
  return touched;
}
