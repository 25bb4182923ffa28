/**
 * A plan file before it is written: what the documents name, with how often, for a person to tick, merge and put in
 * order. Every change gives another draft.
 */
import { isInformative, type Requirement } from '../model/requirement.ts';
import type { Module } from '../model/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { phaseKey } from '../placement/phaseKey.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';
import { moduleWordKey } from '../vocabulary/moduleWords.ts';
import { listParts, nameKey } from '../vocabulary/names.ts';
import { resemblance } from '../vocabulary/resemblance.ts';

/** A module, a phase or a process of the draft. */
export interface DraftPart {
  /** Unique among its kind, whatever is merged. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  /** Other names in the documents that mean it. */
  readonly aliases: readonly string[];
  /** How many requirements name it, those of its submodules too. */
  readonly count: number;
  readonly isWritten: boolean;
}

export interface DraftModule extends DraftPart {
  readonly endState: string | null;
  readonly modules: readonly DraftModule[];
}

export interface DraftPhase extends DraftPart {
  /** Where a template says what the phase is for. */
  readonly goal?: string;
}

export interface DraftStep {
  readonly name: string;
  readonly count: number;
  /** The modules that its requirements are for, by name, the most frequent first. */
  readonly modules: readonly string[];
}

export interface DraftProcess extends DraftPart {
  readonly steps: readonly DraftStep[];
}

export interface PlanDraft {
  /** The name of the system. */
  readonly name: string;
  readonly modules: readonly DraftModule[];
  /** In the order in which they come. */
  readonly phases: readonly DraftPhase[];
  readonly processes: readonly DraftProcess[];
}

/** Names that may mean one thing; the first is the one that most requirements use. */
export interface LookAlikes {
  readonly kind: 'module' | 'phase';
  readonly keys: readonly string[];
  readonly names: readonly string[];
  /** They differ in a general word, the language or the way a number is written: no doubt is left. */
  readonly isSure: boolean;
}

const mostModulesOfStep = 3;
/** Below it, names such as 订单导入 and 订单导出 would be proposed all the time. */
const alike = 0.7;
/** Comparing each with each goes no further. */
const mostCompared = 300;

/** `system` names the system; `process` stands in for the name of a process that no document gives. */
export function planDraft(snapshot: Snapshot, root: string, system: string, process: string): PlanDraft {
  const { modules, phases } = snapshot.plan(root);
  const draftOf = (module: Module): DraftModule => ({
    key: module.path,
    id: module.id,
    endState: module.endState,
    name: module.name,
    aliases: module.aliases,
    count: snapshot.moduleCounts(root, module.path).total,
    isWritten: true,
    modules: module.modules.map(draftOf),
  });
  return {
    name: system,
    modules: modules.map(draftOf),
    phases: inTheirOrder(
      phases.map(({ id, name, aliases }) => ({
        key: id,
        id,
        name,
        aliases,
        count: snapshot.phaseCounts(root, id).total,
        isWritten: true,
      })),
    ),
    processes: processesIn(snapshot, root, process),
  };
}

/** By their numbers where all have one and nothing else tells them apart; else as they were met. */
function inTheirOrder(phases: readonly DraftPart[]): readonly DraftPart[] {
  const numbers = phases.map(({ name }) => {
    const key = phaseKey(name);
    if (key !== null) return { series: '', number: Number(key) };
    const digits = /^(\D{0,40})(\d{1,9}(?:\.\d{1,3}){0,2})\D{0,10}$/u.exec(name);
    return digits ? { series: nameKey(digits[1] ?? ''), number: Number.parseFloat(digits[2] ?? '') } : null;
  });
  const [first] = numbers;
  if (!first || numbers.some((one) => one?.series !== first.series)) return phases;
  return phases
    .map((phase, nth) => ({ phase, number: numbers[nth]?.number ?? 0 }))
    .sort((a, b) => a.number - b.number)
    .map(({ phase }) => phase);
}

function processesIn(snapshot: Snapshot, root: string, unnamed: string): readonly DraftProcess[] {
  interface Met {
    readonly name: string;
    count: number;
    readonly steps: Map<
      string,
      { readonly name: string; count: number; readonly modules: Map<string, number> }
    >;
  }
  const met = new Map<string, Met>();
  for (const requirement of snapshot.requirements()) {
    if (requirement.root !== root || isInformative(requirement)) continue;
    const own = ownNames(requirement, 'process');
    const steps = ownNames(requirement, 'step');
    if (own.length === 0 && steps.length === 0) continue;
    const name = own[0] ?? unnamed;
    const process = met.get(nameKey(name)) ?? { name, count: 0, steps: new Map() };
    met.set(nameKey(name), process);
    process.count++;
    for (const step of steps) {
      const known = process.steps.get(nameKey(step)) ?? { name: step, count: 0, modules: new Map() };
      process.steps.set(nameKey(step), known);
      known.count++;
      for (const { path } of requirement.modules) {
        const module = snapshot.module(root, path)?.name;
        if (module !== undefined) known.modules.set(module, (known.modules.get(module) ?? 0) + 1);
      }
    }
  }
  return [...met.values()].map(({ name, count, steps }) => ({
    key: nameKey(name),
    id: name,
    name,
    aliases: [],
    count,
    isWritten: true,
    steps: Array.from(steps.values(), (step) => ({
      name: step.name,
      count: step.count,
      modules: [...step.modules]
        .sort((a, b) => b[1] - a[1])
        .slice(0, mostModulesOfStep)
        .map(([module]) => module),
    })),
  }));
}

function ownNames({ fact }: Requirement, field: 'process' | 'step'): readonly string[] {
  return fact.claims
    .filter((claim) => claim.field === field && claim.from !== 'plan' && saysSomething(claim))
    .flatMap(({ text }) => listParts(text))
    .filter((name) => name.length <= 40);
}

/** Groups of modules beside each other, and of phases, whose names may mean one; those that are sure come first. */
export function lookAlikes({ modules, phases }: PlanDraft): readonly LookAlikes[] {
  const groups: LookAlikes[] = [];
  const visit = (level: readonly DraftModule[]): void => {
    groups.push(...alikeAmong('module', level, ({ name }) => moduleWordKey(name)));
    for (const { modules: inner } of level) visit(inner);
  };
  visit(modules);
  groups.push(...alikeAmong('phase', phases, ({ name }) => phaseKey(name) ?? nameKey(name)));
  return groups.sort((a, b) => Number(b.isSure) - Number(a.isSure));
}

function alikeAmong<Part extends DraftPart>(
  kind: LookAlikes['kind'],
  parts: readonly Part[],
  keyOf: (part: Part) => string,
): readonly LookAlikes[] {
  const groups: Part[][] = [];
  const byKey = new Map<string, Part[]>();
  for (const part of parts) {
    const same = byKey.get(keyOf(part));
    if (same) same.push(part);
    else {
      const group = [part];
      byKey.set(keyOf(part), group);
      groups.push(group);
    }
  }
  const found = groups.filter((group) => group.length > 1).map((group) => groupOf(kind, group, true));
  if (kind === 'phase' || parts.length > mostCompared) return found;
  const single = groups.filter((group) => group.length === 1).flat();
  const taken = new Set<Part>();
  for (const [nth, part] of single.entries()) {
    if (taken.has(part)) continue;
    const others = single
      .slice(nth + 1)
      .filter((other) => !taken.has(other) && resemblance(part.name, other.name) >= alike);
    if (others.length === 0) continue;
    for (const other of others) taken.add(other);
    found.push(groupOf(kind, [part, ...others], false));
  }
  return found;
}

function groupOf(kind: LookAlikes['kind'], parts: readonly DraftPart[], isSure: boolean): LookAlikes {
  const sorted = [...parts].sort((a, b) => b.count - a.count);
  return { kind, keys: sorted.map(({ key }) => key), names: sorted.map(({ name }) => name), isSure };
}

/** Writes only these of one kind; a module that is written has its outer modules written. */
export function ticked(
  draft: PlanDraft,
  kind: 'modules' | 'phases' | 'processes',
  keys: ReadonlySet<string>,
): PlanDraft {
  const tick = <Part extends DraftPart>(part: Part): Part => ({ ...part, isWritten: keys.has(part.key) });
  if (kind === 'phases') return { ...draft, phases: draft.phases.map(tick) };
  if (kind === 'processes') return { ...draft, processes: draft.processes.map(tick) };
  const tickModule = (module: DraftModule): DraftModule => {
    const modules = module.modules.map(tickModule);
    return {
      ...module,
      modules,
      isWritten: keys.has(module.key) || modules.some(({ isWritten }) => isWritten),
    };
  };
  return { ...draft, modules: draft.modules.map(tickModule) };
}

/** The first key stays; the others become its aliases, and what lies in them lies in it. */
export function merged(draft: PlanDraft, { kind, keys }: Pick<LookAlikes, 'kind' | 'keys'>): PlanDraft {
  if (kind === 'phase') return { ...draft, phases: mergedParts(draft.phases, keys, withAliases) };
  const mergeIn = (level: readonly DraftModule[]): readonly DraftModule[] =>
    mergedParts(level, keys, joinModules).map((module) => ({ ...module, modules: mergeIn(module.modules) }));
  return { ...draft, modules: mergeIn(draft.modules) };
}

/** Only those that stand beside each other are merged; the main one keeps its place. */
function mergedParts<Part extends DraftPart>(
  parts: readonly Part[],
  keys: readonly string[],
  join: (main: Part, other: Part) => Part,
): readonly Part[] {
  const chosen = keys.flatMap((key) => parts.find((part) => part.key === key) ?? []);
  const [main, ...others] = chosen;
  if (!main || others.length === 0) return parts;
  const joined = others.reduce(join, main);
  return parts.filter((part) => !others.includes(part)).map((part) => (part === main ? joined : part));
}

function withAliases<Part extends DraftPart>(main: Part, other: Part): Part {
  const names = [...main.aliases, other.name, ...other.aliases];
  const known = new Set([nameKey(main.name)]);
  const aliases = names.filter((name) => {
    if (known.has(nameKey(name))) return false;
    known.add(nameKey(name));
    return true;
  });
  return { ...main, aliases, count: main.count + other.count, isWritten: true };
}

function joinModules(main: DraftModule, other: DraftModule): DraftModule {
  const inner = [...main.modules];
  for (const module of other.modules) {
    const at = inner.findIndex(({ name }) => nameKey(name) === nameKey(module.name));
    const same = inner[at];
    if (same) inner[at] = joinModules(same, module);
    else inner.push(module);
  }
  return { ...withAliases(main, other), modules: inner };
}

/** The phases in this order; those that are not named come last, as they were. */
export function reordered(draft: PlanDraft, keys: readonly string[]): PlanDraft {
  const named = keys.flatMap((key) => draft.phases.find((phase) => phase.key === key) ?? []);
  return { ...draft, phases: [...named, ...draft.phases.filter((phase) => !named.includes(phase))] };
}

/** All modules, outer ones first, with how deep they lie. */
export function draftModules(
  modules: readonly DraftModule[],
  depth = 0,
): readonly { readonly module: DraftModule; readonly depth: number }[] {
  return modules.flatMap((module) => [{ module, depth }, ...draftModules(module.modules, depth + 1)]);
}

/** What is left of a draft when only what is ticked is written; steps name no module that is not. */
export function writtenDraft(draft: PlanDraft): PlanDraft {
  const isWritten = ({ isWritten: written }: DraftPart): boolean => written;
  const keep = (modules: readonly DraftModule[]): readonly DraftModule[] =>
    modules.filter(isWritten).map((module) => ({ ...module, modules: keep(module.modules) }));
  const modules = keep(draft.modules);
  const names = new Map(
    draftModules(modules).flatMap(({ module: { aliases, name } }) =>
      [name, ...aliases].map((each) => [nameKey(each), name] as const),
    ),
  );
  const processes = draft.processes.filter(isWritten).map((process) => ({
    ...process,
    steps: process.steps.map((step) => ({
      ...step,
      modules: [...new Set(step.modules.flatMap((name) => names.get(nameKey(name)) ?? []))],
    })),
  }));
  return { ...draft, modules, phases: draft.phases.filter(isWritten), processes };
}
