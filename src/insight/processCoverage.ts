/**
 * Process coverage both ways: since when each step has support or will have it, and which modules and requirements
 * serve no step at all. What is released supports a step now; what has a phase will from that phase on.
 */
import { allModules, type Module, type Process, type Step } from '../model/plan.ts';
import { needsPlacement, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { perSnapshot } from './perSnapshot.ts';
import { isUnsupported, supportOf } from './stepSupport.ts';

export type SupportState =
  | { readonly kind: 'now' }
  /** Nothing yet; the first phase that brings some. */
  | { readonly kind: 'from'; readonly phase: string; readonly name: string }
  /** Something is asked for, or a module named, and nobody says when. */
  | { readonly kind: 'open' }
  | { readonly kind: 'never' };

/** Since when a step has support: by what serves it, or else by the modules that carry it. */
export function stepState(snapshot: Snapshot, root: string, step: Step): SupportState {
  const support = supportOf(snapshot, root, step);
  if (isUnsupported(support)) return { kind: 'never' };
  const own = stateOf(snapshot, root, support.requirements);
  if (own.kind !== 'open' || support.requirements.length > 0) return own;
  return earliest(
    snapshot,
    root,
    support.modules.map((path) => moduleState(snapshot, root, path)),
  );
}

/** Since when there is something of a module and those in it. */
export function moduleState(snapshot: Snapshot, root: string, path: string): SupportState {
  const module = snapshot.module(root, path);
  if (!module) return { kind: 'open' };
  if ((snapshot.moduleCounts(root, path).byStatus.released ?? 0) > 0) return { kind: 'now' };
  const members = [...allModules([module])].flatMap((each) => snapshot.inModule(root, each.path));
  return stateOf(snapshot, root, members.filter(needsPlacement));
}

export interface ProcessCoverage {
  readonly steps: number;
  readonly now: number;
  /** Steps that get their first support in a phase, in the plan's order of phases. */
  readonly later: readonly { readonly phase: string; readonly name: string; readonly steps: number }[];
  readonly open: number;
  readonly never: number;
}

export function processCoverage(snapshot: Snapshot, root: string, { steps }: Process): ProcessCoverage {
  const states = steps.map((step) => stepState(snapshot, root, step));
  const count = (kind: SupportState['kind']): number => states.filter((state) => state.kind === kind).length;
  const later = snapshot.plan(root).phases.flatMap(({ id, name }) => {
    const number = states.filter((state) => state.kind === 'from' && state.phase === id).length;
    return number === 0 ? [] : [{ phase: id, name, steps: number }];
  });
  return { steps: steps.length, now: count('now'), later, open: count('open'), never: count('never') };
}

/**
 * The modules that no step names, neither themselves nor what lies around or in them, and none of whose
 * requirements serve a step: the outermost ones, in the plan's order. None where the plan has no steps.
 */
export const modulesWithoutStep = perSnapshot(findLonely);

/** The requirements of a root that are to be built or are built and serve no step, in canonical order. */
export const requirementsWithoutStep = perSnapshot(
  (snapshot: Snapshot, root: string): readonly Requirement[] =>
    [...snapshot.requirements()].filter(
      (requirement) => requirement.root === root && requirement.step === null && needsPlacement(requirement),
    ),
);

function findLonely(snapshot: Snapshot, root: string): readonly Module[] {
  const { modules, processes } = snapshot.plan(root);
  const steps = processes.flatMap((process) => process.steps);
  if (steps.length === 0) return [];
  const serving = new Set<string>();
  /** Named directly: all that lies in such a module serves with it. */
  const named = new Set<string>();
  for (const step of steps) {
    const support = supportOf(snapshot, root, step);
    for (const path of support.modules) named.add(path);
    const built = support.requirements.flatMap((requirement) => requirement.modules);
    for (const path of [...support.modules, ...built.map((placement) => placement.path)]) {
      for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
        serving.add(path.slice(0, end));
    }
  }
  const lonely = (inner: readonly Module[]): readonly Module[] =>
    inner.flatMap((module) => {
      if (!serving.has(module.path)) return [module];
      return named.has(module.path) ? [] : lonely(module.modules);
    });
  return lonely(modules);
}

/** Since when a requirement gives support: it is there, comes with its phase, or nobody says when. */
export function requirementState(snapshot: Snapshot, requirement: Requirement): SupportState {
  return stateOf(snapshot, requirement.root, [requirement]);
}

function stateOf(snapshot: Snapshot, root: string, requirements: readonly Requirement[]): SupportState {
  if (requirements.some(({ status }) => status === 'released')) return { kind: 'now' };
  const planned = new Set(requirements.flatMap(({ phase }) => phase?.id ?? []));
  const first = snapshot.plan(root).phases.find(({ id }) => planned.has(id));
  return first ? { kind: 'from', phase: first.id, name: first.name } : { kind: 'open' };
}

function earliest(snapshot: Snapshot, root: string, states: readonly SupportState[]): SupportState {
  if (states.some(({ kind }) => kind === 'now')) return { kind: 'now' };
  for (const { id } of snapshot.plan(root).phases) {
    const found = states.find((state) => state.kind === 'from' && state.phase === id);
    if (found) return found;
  }
  return { kind: 'open' };
}
