/** What differs in the frame of two plans: the system, its modules, the phases, the processes and their steps. */
import type { Measure } from '../../model/plan.ts';
import { nameKey } from '../../vocabulary/names.ts';
import type { BothPlans } from './bothPlans.ts';
import type { Difference } from './difference.ts';
import { isSameList, ItemDifferences } from './itemDifferences.ts';
import { outOfOrder, type Pairing } from './pairing.ts';
import type { ComparedModule, ComparedPhase, ComparedProcess, ComparedStep } from './planState.ts';

export function frameDifferences(both: BothPlans): readonly Difference[] {
  return [
    ...systemDifferences(both),
    ...moduleDifferences(both),
    ...phaseDifferences(both),
    ...processDifferences(both),
    ...stepDifferences(both),
  ];
}

function systemDifferences({ from, to }: BothPlans): readonly Difference[] {
  const [one, two] = [from.system, to.system];
  const item = new ItemDifferences('system', '', '', one?.name ?? two?.name ?? '');
  item.text('name', one?.name ?? null, two?.name ?? null, 'renamed');
  item.text('goal', one?.goal ?? null, two?.goal ?? null);
  item.text('endState', one?.endState ?? null, two?.endState ?? null);
  measures(item, one?.measures ?? [], two?.measures ?? []);
  return item.found;
}

function moduleDifferences({ from, to, matches, toFrom }: BothPlans): readonly Difference[] {
  const trail = (all: readonly ComparedModule[], path: string): string =>
    all
      .filter((each) => path === each.path || path.startsWith(`${each.path}/`))
      .map(({ name }) => name)
      .join(' › ');
  return inOrder(matches.modules, from.modules, to.modules, (one, two) => {
    const item = new ItemDifferences(
      'module',
      one?.path ?? null,
      two?.path ?? null,
      one?.name ?? two?.name ?? '',
    );
    if (!one) item.add('added', '', '', two ? trail(to.modules, two.path) : '');
    else if (!two) item.add('removed', '', trail(from.modules, one.path), '');
    else {
      item.text('name', one.name, two.name, 'renamed');
      item.text('id', one.id, two.id, 'renamed');
      const parent = two.parent === '' ? '' : toFrom.module(two.parent);
      if (parent !== one.parent)
        item.add('moved', 'parent', trail(from.modules, one.parent), trail(to.modules, two.parent));
      item.list('aliases', one.aliases, two.aliases);
      item.text('endState', one.endState, two.endState);
      item.text('owner', one.owner, two.owner);
      item.list('paths', one.paths, two.paths);
    }
    return item;
  });
}

function phaseDifferences({ from, to, matches }: BothPlans): readonly Difference[] {
  const moved = movedItems(matches.phases, from.phases, to.phases);
  const number = (all: readonly ComparedPhase[], phase: ComparedPhase): string => {
    const before = all[all.indexOf(phase) - 1];
    return before?.name ?? '';
  };
  return inOrder(matches.phases, from.phases, to.phases, (one, two) => {
    const item = new ItemDifferences('phase', one?.id ?? null, two?.id ?? null, one?.name ?? two?.name ?? '');
    if (!one) item.add('added', '', '', two?.name ?? '');
    else if (!two) item.add('removed', '', one.name, '');
    else {
      item.text('name', one.name, two.name, 'renamed');
      item.text('id', one.id, two.id, 'renamed');
      if (moved.has(one)) item.add('moved', 'order', number(from.phases, one), number(to.phases, two));
      item.list('aliases', one.aliases, two.aliases);
      item.text('goal', one.goal, two.goal);
      item.text('targetForm', one.targetForm, two.targetForm);
      item.text('start', one.start, two.start);
      item.text('due', one.due, two.due);
      item.text('capacity', numberText(one.capacity), numberText(two.capacity));
      measures(item, one.measures, two.measures);
    }
    return item;
  });
}

function processDifferences({ from, to, matches }: BothPlans): readonly Difference[] {
  return inOrder<ComparedProcess>(matches.processes, from.processes, to.processes, (one, two) => {
    const item = new ItemDifferences(
      'process',
      one?.id ?? null,
      two?.id ?? null,
      one?.name ?? two?.name ?? '',
    );
    if (!one) item.add('added', '', '', two?.name ?? '');
    else if (!two) item.add('removed', '', one.name, '');
    else {
      item.text('name', one.name, two.name, 'renamed');
      item.text('id', one.id, two.id, 'renamed');
      item.list('aliases', one.aliases, two.aliases);
    }
    return item;
  });
}

function stepDifferences({ from, to, matches, toFrom }: BothPlans): readonly Difference[] {
  // Steps that stay in their process are in order or not among each other.
  const moved = new Set<ComparedStep>();
  for (const process of from.processes) {
    const stays = (step: ComparedStep | undefined, partner: ComparedStep | undefined): boolean =>
      step?.process === process.id && partner !== undefined && toFrom.process(partner.process) === process.id;
    for (const step of movedItems(matches.steps, from.steps, to.steps, stays)) moved.add(step);
  }
  const nameOf = (all: readonly ComparedProcess[], id: string): string =>
    all.find((process) => process.id === id)?.name ?? id;
  const before = (all: readonly ComparedStep[], step: ComparedStep): string => {
    const beside = all.filter(({ process }) => process === step.process);
    return beside[beside.indexOf(step) - 1]?.name ?? '';
  };
  // A module that both plans have is the same under any name; of one that only one has, the written name counts.
  const partners = new Map(to.modules.map(({ path }) => [path, toFrom.module(path)]));
  const common = new Set(partners.values());
  const own = new Set(from.modules.map(({ path }) => path).filter((path) => common.has(path)));
  const inFrom = (path: string): string => (own.has(path) ? `=${path}` : path);
  const inTo = (path: string): string => {
    const partner = partners.get(path);
    return partner !== undefined && own.has(partner) ? `=${partner}` : path;
  };
  return inOrder(matches.steps, from.steps, to.steps, (one, two) => {
    const item = new ItemDifferences(
      'step',
      one?.path ?? null,
      two?.path ?? null,
      one?.name ?? two?.name ?? '',
    );
    if (!one) item.add('added', '', '', two ? nameOf(to.processes, two.process) : '');
    else if (!two) item.add('removed', '', nameOf(from.processes, one.process), '');
    else {
      item.text('name', one.name, two.name, 'renamed');
      item.text('id', one.id, two.id, 'renamed');
      if (toFrom.process(two.process) !== one.process)
        item.add('moved', 'parent', nameOf(from.processes, one.process), nameOf(to.processes, two.process));
      else if (moved.has(one)) item.add('moved', 'order', before(from.steps, one), before(to.steps, two));
      item.list('aliases', one.aliases, two.aliases);
      item.text('role', one.role, two.role);
      if (!isSameList(one.modules.map(inFrom), two.modules.map(inTo)))
        item.add(
          'changed',
          'modules',
          moduleNames(from.modules, one.modules),
          moduleNames(to.modules, two.modules),
        );
    }
    return item;
  });
}

export function moduleNames(all: readonly ComparedModule[], paths: readonly string[]): string {
  return paths.map((path) => all.find((module) => module.path === path)?.name ?? path).join(', ');
}

/** The differences of pairs and of what stands alone, in the order of the second plan, then of the first. */
function inOrder<Item>(
  pairing: Pairing,
  from: readonly Item[],
  to: readonly Item[],
  compare: (one: Item | null, two: Item | null) => ItemDifferences,
): readonly Difference[] {
  const partners = to.map((two, index) => compare(from[pairing.fromOf(index)] ?? null, two));
  const alone = pairing.freeFrom().map((index) => compare(from[index] ?? null, null));
  return [...partners, ...alone].flatMap(({ found }) => found);
}

/** Those of the first plan whose partners stand in another order. */
function movedItems<Item>(
  pairing: Pairing,
  from: readonly Item[],
  to: readonly Item[],
  counts: (one: Item | undefined, two: Item | undefined) => boolean = () => true,
): ReadonlySet<Item> {
  const pairs = pairing.pairs().filter(([one, two]) => counts(from[one], to[two]));
  const moved = outOfOrder(pairs.map(([, two]) => two));
  return new Set([...moved].flatMap((at) => from[pairs[at]?.[0] ?? -1] ?? []));
}

function measures(item: ItemDifferences, before: readonly Measure[], after: readonly Measure[]): void {
  const byName = (all: readonly Measure[]): ReadonlyMap<string, Measure> => {
    const known = new Map<string, Measure>();
    for (const measure of all)
      if (!known.has(nameKey(measure.name))) known.set(nameKey(measure.name), measure);
    return known;
  };
  const [one, two] = [byName(before), byName(after)];
  for (const key of new Set([...one.keys(), ...two.keys()])) {
    const [a, b] = [one.get(key), two.get(key)];
    const name = a?.name ?? b?.name ?? '';
    const [textBefore, textAfter] = [a ? measureText(a) : '', b ? measureText(b) : ''];
    if (textBefore !== textAfter) item.add('changed', `measure:${name}`, textBefore, textAfter);
  }
}

/** `38% → 80%（76%, 2026-10-31）`: baseline, target, what is and when; a mere name is a blank. */
export function measureText({ unit, baseline, target, actual, date }: Measure): string {
  const aim = `${baseline ?? ''} → ${target ?? ''}${unit === null ? '' : ` ${unit}`}`;
  const now = [actual === null ? '' : `= ${actual}`, date ?? ''].filter((part) => part !== '');
  return [aim, ...(now.length > 0 ? [`(${now.join(', ')})`] : [])].join(' ');
}

function numberText(value: number | null): string | null {
  return value === null ? null : String(value);
}
