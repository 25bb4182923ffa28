/** Two plans with what belongs together in them, and the words of the one for what the other has. */
import type { Matches } from './matchFrame.ts';
import type { PlanState } from './planState.ts';

export interface BothPlans {
  readonly from: PlanState;
  readonly to: PlanState;
  readonly matches: Matches;
  readonly toFrom: Translation;
}

/** What the second plan calls something, in the words of the first; what only it has is marked by a `+`. */
export class Translation {
  readonly #modules: ReadonlyMap<string, string>;
  readonly #phases: ReadonlyMap<string, string>;
  readonly #processes: ReadonlyMap<string, string>;
  readonly #steps: ReadonlyMap<string, string>;
  readonly #ids: ReadonlyMap<string, string>;

  constructor(from: PlanState, to: PlanState, matches: Matches) {
    const path = ({ path: own }: { readonly path: string }): string => own;
    const id = ({ id: own }: { readonly id: string }): string => own;
    this.#modules = translations(from.modules, to.modules, matches.modules, path);
    this.#phases = translations(from.phases, to.phases, matches.phases, id);
    this.#processes = translations(from.processes, to.processes, matches.processes, id);
    this.#steps = translations(from.steps, to.steps, matches.steps, path);
    const ids = new Map<string, string>();
    for (const [one, two] of matches.requirements.pairs()) {
      const [before, after] = [from.requirements[one]?.id, to.requirements[two]?.id];
      if (before && after && before !== after) ids.set(after, before);
    }
    this.#ids = ids;
  }

  module(path: string): string {
    return this.#modules.get(path) ?? `+${path}`;
  }

  phase(id: string): string {
    return this.#phases.get(id) ?? `+${id}`;
  }

  process(id: string): string {
    return this.#processes.get(id) ?? `+${id}`;
  }

  step(path: string): string {
    return this.#steps.get(path) ?? `+${path}`;
  }

  /** The id of a requirement; one that did not change is itself. */
  requirementId(id: string): string {
    return this.#ids.get(id) ?? id;
  }
}

function translations<Item>(
  from: readonly Item[],
  to: readonly Item[],
  pairing: Matches['modules'],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const [one, two] of pairing.pairs()) {
    const [before, after] = [from[one], to[two]];
    if (before && after) known.set(keyOf(after), keyOf(before));
  }
  return known;
}
