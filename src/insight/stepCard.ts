/** All that is said of one step of a business process, gathered from a snapshot as plain data. */
import type { Snapshot } from '../model/snapshot.ts';
import type { TextRange } from '../model/textRange.ts';
import { modulePathNames } from './modulePathNames.ts';
import { progressOf, type Progress } from './progress.ts';
import { stepState, type SupportState } from './processCoverage.ts';
import { isUnsupported, processOfStep, supportOf } from './stepSupport.ts';

/** A module that carries the step, with how far all of it is. */
export interface CarryingModule extends Progress {
  readonly path: string;
  /** From the outermost module to this one. */
  readonly names: readonly string[];
}

export interface StepCard {
  readonly root: string;
  readonly path: string;
  readonly process: string;
  readonly name: string;
  readonly role: string | null;
  readonly modules: readonly CarryingModule[];
  /** Names of modules that the plan does not have, as written. */
  readonly unknownModules: readonly string[];
  /** Of the requirements that serve the step. */
  readonly progress: Progress;
  readonly isUnsupported: boolean;
  readonly state: SupportState;
  readonly place: { readonly uri: string; readonly range: TextRange } | null;
}

/** `undefined` where the plan of the root has no such step. */
export function stepCard(snapshot: Snapshot, root: string, path: string): StepCard | undefined {
  const step = snapshot.step(root, path);
  const plan = snapshot.plan(root);
  const process = processOfStep(snapshot, root, path);
  if (!step || !process) return undefined;
  const support = supportOf(snapshot, root, step);
  const { requirements } = support;
  return {
    root,
    path,
    process: process.name,
    name: step.name,
    role: step.role,
    modules: support.modules.map((module) => ({
      path: module,
      names: modulePathNames(snapshot, root, module),
      ...progressOf(snapshot.moduleCounts(root, module)),
    })),
    unknownModules: support.unknown,
    progress: {
      done: requirements.filter(({ status }) => status === 'released').length,
      total: requirements.length,
    },
    isUnsupported: isUnsupported(support),
    state: stepState(snapshot, root, step),
    place: plan.uri !== null && step.range ? { uri: plan.uri, range: step.range } : null,
  };
}
