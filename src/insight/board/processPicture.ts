/**
 * How the business works, as a picture: each process step by step, with what carries each step and since when. A filter
 * leaves out requirements, never support: whether a step is supported is true or not, whatever somebody looks for.
 */
import type { Module, Process, Step } from '../../model/plan.ts';
import { necessities, type Necessity, type Requirement } from '../../model/requirement.ts';
import { modulePathNames } from '../modulePathNames.ts';
import {
  modulesWithoutStep,
  moduleState,
  processCoverage,
  requirementState,
  requirementsWithoutStep,
  stepState,
  type ProcessCoverage,
  type SupportState,
} from '../processCoverage.ts';
import { progressOf, type Progress } from '../progress.ts';
import { supportOf } from '../stepSupport.ts';
import type { PictureSource } from './pictureSource.ts';

export interface ProcessesShown {
  readonly processes: readonly ProcessShown[];
  /** Those that serve no step; the filter leaves out requirements. Both are empty where the plan has no steps. */
  readonly withoutStep: readonly ServingRequirement[];
  readonly idleModules: readonly Module[];
}

export interface ProcessShown {
  readonly process: Process;
  readonly coverage: ProcessCoverage;
  readonly steps: readonly StepShown[];
}

export interface StepShown {
  readonly step: Step;
  readonly state: SupportState;
  /** The strongest of the requirements still to be built, and how many of them have it. */
  readonly need: { readonly necessity: Necessity; readonly count: number } | null;
  readonly modules: readonly CarryingModule[];
  /** Names of modules that the plan does not have, as written. */
  readonly unknown: readonly string[];
  /** What is there, then by phase, then what has none. */
  readonly requirements: readonly ServingRequirement[];
  /** How many more there are that the filter leaves out. */
  readonly filteredOut: number;
}

export interface CarryingModule extends Progress {
  readonly path: string;
  readonly names: readonly string[];
  readonly state: SupportState;
}

export interface ServingRequirement {
  readonly requirement: Requirement;
  readonly state: SupportState;
}

export function processesShown(source: PictureSource): ProcessesShown {
  const { snapshot, root } = source;
  const { processes } = snapshot.plan(root);
  const hasSteps = processes.some(({ steps }) => steps.length > 0);
  return {
    processes: processes.map((process) => ({
      process,
      coverage: processCoverage(snapshot, root, process),
      steps: process.steps.map((step) => stepShown(source, step)),
    })),
    withoutStep: hasSteps ? letThrough(source, requirementsWithoutStep(snapshot, root)) : [],
    idleModules: modulesWithoutStep(snapshot, root),
  };
}

function stepShown(source: PictureSource, step: Step): StepShown {
  const { snapshot, root } = source;
  const support = supportOf(snapshot, root, step);
  const requirements = letThrough(source, support.requirements);
  return {
    step,
    state: stepState(snapshot, root, step),
    need: needOf(support.requirements),
    modules: support.modules.map((path) => ({
      path,
      names: modulePathNames(snapshot, root, path),
      state: moduleState(snapshot, root, path),
      ...progressOf(snapshot.moduleCounts(root, path)),
    })),
    unknown: support.unknown,
    requirements,
    filteredOut: support.requirements.length - requirements.length,
  };
}

function needOf(requirements: readonly Requirement[]): StepShown['need'] {
  const open = requirements.filter(({ status }) => status !== 'released');
  for (const necessity of necessities) {
    const count = open.filter((requirement) => requirement.necessity === necessity).length;
    if (count > 0) return { necessity, count };
  }
  return null;
}

/** Those that the filter lets through: what is there, then in the plan's order of phases, then the others. */
function letThrough(
  { snapshot, root, keys }: PictureSource,
  requirements: readonly Requirement[],
): readonly ServingRequirement[] {
  const phases = new Map(snapshot.plan(root).phases.map(({ id }, index) => [id, index]));
  const rank = ({ state }: ServingRequirement): number => {
    if (state.kind === 'now') return -1;
    return state.kind === 'from' ? (phases.get(state.phase) ?? phases.size) : phases.size + 1;
  };
  return requirements
    .filter(({ key }) => keys === null || keys.has(key))
    .map((requirement) => ({ requirement, state: requirementState(snapshot, requirement) }))
    .sort((a, b) => rank(a) - rank(b));
}
