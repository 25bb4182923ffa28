/** What carries a step of a business process: the modules that the plan names for it, the requirements for it. */
import { needsPlacement } from '../model/requirement.ts';
import type { Requirement } from '../model/requirement.ts';
import type { EffectivePlan, Process, Step } from '../model/plan.ts';
import type { Root, Snapshot } from '../model/snapshot.ts';
import { PlanNames } from '../placement/planNames.ts';
import { rootsOnShow } from './moduleTree.ts';

export interface StepSupport {
  /** The paths of the modules, each once, in the order that the plan writes them. */
  readonly modules: readonly string[];
  /** Names of modules that the plan does not have, as written. */
  readonly unknown: readonly string[];
  /** Those that serve the step and are to be built or are built, in canonical order. */
  readonly requirements: readonly Requirement[];
}

/** A step with the root whose plan it stands in. */
export interface PlacedStep {
  readonly root: string;
  readonly step: Step;
}

export function supportOf(snapshot: Snapshot, root: string, step: Step): StepSupport {
  const names = namesOf(snapshot.plan(root));
  const modules = new Set<string>();
  const unknown = new Set<string>();
  for (const { text } of step.modules) {
    const module = names.module(text);
    if (module) modules.add(module.path);
    else unknown.add(text);
  }
  const requirements = snapshot.inStep(root, step.path).filter(needsPlacement);
  return { modules: [...modules], unknown: [...unknown], requirements };
}

/** Whether nothing at all supports a step; a module of an unknown name is a finding of its own. */
export function isUnsupported({ modules, unknown, requirements }: StepSupport): boolean {
  return modules.length === 0 && unknown.length === 0 && requirements.length === 0;
}

/** The steps that nothing supports, over all roots, in the order of their plans. */
export function unsupportedSteps(snapshot: Snapshot): readonly PlacedStep[] {
  return rootsWithProcesses(snapshot)
    .filter(({ source }) => !source)
    .flatMap(({ id: root }) =>
      snapshot
        .plan(root)
        .processes.flatMap(({ steps }) => steps)
        .filter((step) => isUnsupported(supportOf(snapshot, root, step)))
        .map((step) => ({ root, step })),
    );
}

/** The roots on show whose plan describes how the business works. */
export function rootsWithProcesses(snapshot: Snapshot): readonly Root[] {
  return rootsOnShow(snapshot).filter(({ id }) => snapshot.plan(id).processes.length > 0);
}

/** The process that a step stands in, by the step's path. */
export function processOfStep(snapshot: Snapshot, root: string, path: string): Process | undefined {
  return snapshot.plan(root).processes.find(({ steps }) => steps.some((step) => step.path === path));
}

function namesOf(plan: EffectivePlan): PlanNames {
  const names = namesByPlan.get(plan) ?? new PlanNames(plan);
  namesByPlan.set(plan, names);
  return names;
}

// Every step asks for the modules of the same plan.
const namesByPlan = new WeakMap<EffectivePlan, PlanNames>();
