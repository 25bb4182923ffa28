/**
 * Which module, phase, process and step of one plan is which of the other: by id and name, else by what they hold.
 * A module with another name and another id that still has the same requirements is the same module.
 */
import { nameKey } from '../../vocabulary/names.ts';
import { resemblance } from '../../vocabulary/resemblance.ts';
import { overlap, Pairing } from './pairing.ts';
import type { ComparedModule, ComparedRequirement, PlanState } from './planState.ts';

export interface Matches {
  readonly requirements: Pairing;
  readonly modules: Pairing;
  readonly phases: Pairing;
  readonly processes: Pairing;
  readonly steps: Pairing;
}

/** So much of what two hold must be the same. */
const sameMembers = 0.5;
/** So alike must two names be that stand in the same place. */
const likelyName = 0.6;

export function matchFrame(from: PlanState, to: PlanState, requirements: Pairing): Matches {
  const members = new Members(from.requirements, to.requirements, requirements);
  const modules = matchModules(from.modules, to.modules, members);
  const phases = matchNamed(from.phases, to.phases, {
    members: (side, { id }) => members.of(side, ({ phase }) => (phase === id ? 'in' : null)),
    alike: (a, b) => resemblance(a.goal ?? '', b.goal ?? '') * (a.goal === null || b.goal === null ? 0 : 1),
  });
  const processes = matchNamed(from.processes, to.processes, {
    members: (side, { id }) =>
      new Set(
        (side === 'from' ? from : to).steps
          .filter((step) => step.process === id)
          .map(({ name }) => nameKey(name)),
      ),
    alike: () => 0,
  });
  return { requirements, modules, phases, processes, steps: matchSteps(from, to, processes, members) };
}

type Side = 'from' | 'to';

/** The requirements that some part of the plan holds, by a key that both sides share. */
class Members {
  readonly #sides: Readonly<Record<Side, readonly ComparedRequirement[]>>;
  readonly #requirements: Pairing;

  constructor(
    from: readonly ComparedRequirement[],
    to: readonly ComparedRequirement[],
    requirements: Pairing,
  ) {
    this.#sides = { from, to };
    this.#requirements = requirements;
  }

  of(side: Side, isIn: (requirement: ComparedRequirement) => string | null): ReadonlySet<string> {
    const found = new Set<string>();
    for (const [index, requirement] of this.#sides[side].entries()) {
      if (isIn(requirement) !== null) found.add(this.keyOf(side, index));
    }
    return found;
  }

  keyOf(side: Side, index: number): string {
    const from = side === 'from' ? index : this.#requirements.fromOf(index);
    return from < 0 ? `only ${side} ${index}` : String(from);
  }
}

function matchModules(
  from: readonly ComparedModule[],
  to: readonly ComparedModule[],
  members: Members,
): Pairing {
  const pairing = new Pairing(from.length, to.length);
  const by = (keyOf: (module: ComparedModule) => string | null): void =>
    pairing.pairByKey(
      (index) => keyOf(from[index] ?? noModule),
      (index) => keyOf(to[index] ?? noModule),
    );
  by(({ path }) => nameKey(path));
  by(({ id, name }) => `${nameKey(id)}\n${nameKey(name)}`);
  by(({ id }) => nameKey(id));
  by(({ name }) => nameKey(name));
  pairByAliases(pairing, from, to);
  if (pairing.freeFrom().length === 0 || pairing.freeTo().length === 0) return pairing;
  const held = (side: Side, some: readonly ComparedModule[]) => {
    const all = side === 'from' ? from : to;
    return new Map(some.map((module) => [module, holdings(side, module, all, members)] as const));
  };
  const heldFrom = held(
    'from',
    pairing.freeFrom().flatMap((index) => from[index] ?? []),
  );
  const heldTo = held(
    'to',
    pairing.freeTo().flatMap((index) => to[index] ?? []),
  );
  pairing.pairByScore((a, b) => {
    const [one, two] = [from[a], to[b]];
    if (!one || !two) return null;
    const shared = overlap(heldFrom.get(one) ?? new Set(), heldTo.get(two) ?? new Set());
    const alike = resemblance(one.name, two.name);
    const isBeside = isSameParent(one, two, from, to, pairing);
    if (shared < sameMembers && !(isBeside && alike >= likelyName)) return null;
    return shared + alike + (isBeside ? 0.2 : 0);
  });
  return pairing;
}

/** Requirements in it or below it, the modules below it, and the code that builds it. */
function holdings(
  side: Side,
  { path, paths }: ComparedModule,
  all: readonly ComparedModule[],
  members: Members,
): ReadonlySet<string> {
  const isBelow = (other: string): boolean => other === path || other.startsWith(`${path}/`);
  const requirements = members.of(side, ({ modules }) => (modules.some(isBelow) ? 'in' : null));
  const inner = all.filter(({ parent }) => isBelow(parent)).map(({ name }) => `module ${nameKey(name)}`);
  return new Set([...requirements, ...inner, ...paths.map((glob) => `code ${glob}`)]);
}

function isSameParent(
  one: ComparedModule,
  two: ComparedModule,
  from: readonly ComparedModule[],
  to: readonly ComparedModule[],
  pairing: Pairing,
): boolean {
  if (one.parent === '' || two.parent === '') return one.parent === two.parent;
  const outer = from.findIndex(({ path }) => path === one.parent);
  return outer >= 0 && to[pairing.toOf(outer)]?.path === two.parent;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

function matchNamed<Item extends Named>(
  from: readonly Item[],
  to: readonly Item[],
  {
    members,
    alike,
  }: {
    readonly members: (side: Side, item: Item) => ReadonlySet<string>;
    readonly alike: (a: Item, b: Item) => number;
  },
): Pairing {
  const pairing = new Pairing(from.length, to.length);
  const by = (keyOf: (item: Item) => string): void => {
    const key = (item: Item | undefined): string | null => (item ? keyOf(item) : null);
    pairing.pairByKey(
      (index) => key(from[index]),
      (index) => key(to[index]),
    );
  };
  by(({ id }) => nameKey(id));
  by(({ name }) => nameKey(name));
  pairByAliases(pairing, from, to);
  if (pairing.freeFrom().length === 0 || pairing.freeTo().length === 0) return pairing;
  const heldFrom = new Map(from.map((item) => [item, members('from', item)] as const));
  const heldTo = new Map(to.map((item) => [item, members('to', item)] as const));
  pairing.pairByScore((a, b) => {
    const [one, two] = [from[a], to[b]];
    if (!one || !two) return null;
    const shared = overlap(heldFrom.get(one) ?? new Set(), heldTo.get(two) ?? new Set());
    const names = Math.max(resemblance(one.name, two.name), alike(one, two));
    return shared < sameMembers && names < likelyName ? null : shared + names;
  });
  return pairing;
}

function matchSteps(from: PlanState, to: PlanState, processes: Pairing, members: Members): Pairing {
  const pairing = new Pairing(from.steps.length, to.steps.length);
  // Both sides speak of a process by the place of the first side's.
  const processOf = (side: Side, id: string): string => {
    if (side === 'from') return String(from.processes.findIndex((process) => process.id === id));
    const index = to.processes.findIndex((process) => process.id === id);
    const partner = processes.fromOf(index);
    return partner < 0 ? `only there ${index}` : String(partner);
  };
  const by = (keyOf: (side: Side, step: PlanState['steps'][number]) => string): void =>
    pairing.pairByKey(
      (index) => (from.steps[index] ? keyOf('from', from.steps[index]) : null),
      (index) => (to.steps[index] ? keyOf('to', to.steps[index]) : null),
    );
  by((side, { process, id }) => `${processOf(side, process)}\n${nameKey(id)}`);
  by((side, { process, name }) => `${processOf(side, process)}\n${nameKey(name)}`);
  by((_side, { id, name }) => `${nameKey(id)}\n${nameKey(name)}`);
  by((_side, { name }) => nameKey(name));
  if (pairing.freeFrom().length === 0 || pairing.freeTo().length === 0) return pairing;
  pairing.pairByScore((a, b) => {
    const [one, two] = [from.steps[a], to.steps[b]];
    if (!one || !two || processOf('from', one.process) !== processOf('to', two.process)) return null;
    const shared = overlap(
      members.of('from', ({ step }) => (step === one.path ? 'in' : null)),
      members.of('to', ({ step }) => (step === two.path ? 'in' : null)),
    );
    const alike = resemblance(one.name, two.name);
    return shared < sameMembers && alike < likelyName ? null : shared + alike;
  });
  return pairing;
}

/** One that goes by a name of the other. */
function pairByAliases(pairing: Pairing, from: readonly Named[], to: readonly Named[]): void {
  const words = ({ id, name, aliases }: Named): ReadonlySet<string> =>
    new Set([id, name, ...aliases].map(nameKey));
  const wordsFrom = from.map(words);
  const wordsTo = to.map(words);
  pairing.pairByScore((a, b) => {
    const [one, two] = [from[a], to[b]];
    if (!one || !two) return null;
    const isKnown = wordsFrom[a]?.has(nameKey(two.name)) || wordsTo[b]?.has(nameKey(one.name));
    return isKnown ? overlap(wordsFrom[a] ?? new Set(), wordsTo[b] ?? new Set()) : null;
  });
}

const noModule: ComparedModule = {
  path: '',
  id: '',
  name: '',
  aliases: [],
  endState: null,
  owner: null,
  paths: [],
  parent: '',
};
