/** All that is said of one module, gathered from a snapshot as plain data. Submodules count with it. */
import { allModules, type Measure, type Module } from '../model/plan.ts';
import { needsPlacement, type Requirement } from '../model/requirement.ts';
import type { Counts, Snapshot } from '../model/snapshot.ts';
import type { TextRange } from '../model/textRange.ts';
import { PlanNames } from '../placement/planNames.ts';
import { modulePathNames } from './modulePathNames.ts';
import { progressOf, weightedProgress, type Progress, type WeightedProgress } from './progress.ts';

export interface PhaseProgress extends Progress {
  /** `null` for the requirements that have no phase. */
  readonly id: string | null;
  readonly name: string | null;
}

export interface CarriedStep {
  readonly path: string;
  readonly process: string;
  readonly step: string;
  readonly role: string | null;
}

export interface ModuleCard {
  readonly root: string;
  readonly path: string;
  /** From the outermost module to this one. */
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly endState: string | null;
  readonly owner: string | null;
  /** The names of the modules directly below it. */
  readonly submodules: readonly string[];
  /** Inferred from the documents, because no plan file names modules. */
  readonly inferred: boolean;
  readonly counts: Counts;
  readonly progress: Progress;
  readonly weighted: WeightedProgress | null;
  readonly measures: readonly Measure[];
  /** Phases in the plan's order that hold something of this module; those without a phase last. */
  readonly phases: readonly PhaseProgress[];
  /** Steps that name this module or one below it. */
  readonly steps: readonly CarriedStep[];
  /** Where the plan file names it; `null` for an inferred one. */
  readonly place: { readonly uri: string; readonly range: TextRange } | null;
}

/** `undefined` where the plan of the root has no such module. */
export function moduleCard(snapshot: Snapshot, root: string, path: string): ModuleCard | undefined {
  const module = snapshot.module(root, path);
  if (!module) return undefined;
  const plan = snapshot.plan(root);
  const counts = snapshot.moduleCounts(root, path);
  return {
    root,
    path,
    names: modulePathNames(snapshot, root, path),
    aliases: module.aliases,
    endState: module.endState,
    owner: module.owner,
    submodules: module.modules.map(({ name }) => name),
    inferred: plan.modulesInferred,
    counts,
    progress: progressOf(counts),
    weighted: weightedProgress(counts),
    measures: module.measures ?? [],
    phases: progressByPhase(snapshot, root, module),
    steps: carriedSteps(snapshot, root, module),
    place: plan.uri !== null && module.range ? { uri: plan.uri, range: module.range } : null,
  };
}

function progressByPhase(snapshot: Snapshot, root: string, module: Module): readonly PhaseProgress[] {
  // A requirement for two of the submodules counts once.
  const members = new Map<string, Requirement>();
  for (const { path } of allModules([module])) {
    for (const requirement of snapshot.inModule(root, path)) members.set(requirement.key, requirement);
  }
  const tally = new Map<string | null, { done: number; total: number }>();
  for (const requirement of members.values()) {
    if (!needsPlacement(requirement)) continue;
    const id = requirement.phase?.id ?? null;
    const count = tally.get(id) ?? { done: 0, total: 0 };
    count.total++;
    if (requirement.status === 'released') count.done++;
    tally.set(id, count);
  }
  const named = snapshot.plan(root).phases.map(({ id, name }) => ({ id, name }));
  return [...named, { id: null, name: null }].flatMap(({ id, name }) => {
    const count = tally.get(id);
    return count ? [{ id, name, ...count }] : [];
  });
}

function carriedSteps(snapshot: Snapshot, root: string, module: Module): readonly CarriedStep[] {
  const plan = snapshot.plan(root);
  const names = new PlanNames(plan);
  const paths = new Set([...allModules([module])].map(({ path }) => path));
  return plan.processes.flatMap((process) =>
    process.steps
      .filter((step) => step.modules.some(({ text }) => paths.has(names.module(text)?.path ?? '')))
      .map((step) => ({ path: step.path, process: process.name, step: step.name, role: step.role })),
  );
}
