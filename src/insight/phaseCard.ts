/** All that is said of one phase, gathered from a snapshot as plain data. */
import type { Launch } from '../model/launch.ts';
import type { Measure } from '../model/plan.ts';
import { needsPlacement } from '../model/requirement.ts';
import type { Counts, Snapshot } from '../model/snapshot.ts';
import type { TextRange } from '../model/textRange.ts';
import { phaseLoad, type PhaseLoad } from './phaseLoad.ts';
import { progressOf, weightedProgress, type Progress, type WeightedProgress } from './progress.ts';

/** The part of a phase that builds one outermost module. */
export interface ModuleInPhase extends Progress {
  readonly path: string;
  readonly name: string;
}

export interface PhaseCard {
  readonly root: string;
  readonly id: string;
  readonly name: string;
  readonly goal: string | null;
  readonly targetForm: string | null;
  /** ISO dates as written. */
  readonly start: string | null;
  readonly due: string | null;
  /** Person-days. */
  readonly capacity: number | null;
  readonly measures: readonly Measure[];
  readonly launch: Launch | null;
  readonly inferred: boolean;
  readonly counts: Counts;
  readonly progress: Progress;
  readonly weighted: WeightedProgress | null;
  readonly load: PhaseLoad;
  /** The outermost modules that its requirements build, those with most first. */
  readonly modules: readonly ModuleInPhase[];
  readonly place: { readonly uri: string; readonly range: TextRange } | null;
}

/** `undefined` where the plan of the root has no such phase. */
export function phaseCard(snapshot: Snapshot, root: string, id: string): PhaseCard | undefined {
  const phase = snapshot.phase(root, id);
  if (!phase) return undefined;
  const plan = snapshot.plan(root);
  const counts = snapshot.phaseCounts(root, id);
  return {
    root,
    id,
    name: phase.name,
    goal: phase.goal,
    targetForm: phase.targetForm,
    start: phase.start,
    due: phase.due,
    capacity: phase.capacity,
    measures: phase.measures,
    launch: phase.launch ?? null,
    inferred: plan.phasesInferred,
    counts,
    progress: progressOf(counts),
    weighted: weightedProgress(counts),
    load: phaseLoad(snapshot, root, id),
    modules: modulesInPhase(snapshot, root, id),
    place: plan.uri !== null && phase.range ? { uri: plan.uri, range: phase.range } : null,
  };
}

function modulesInPhase(snapshot: Snapshot, root: string, id: string): readonly ModuleInPhase[] {
  const tally = new Map<string, { done: number; total: number }>();
  for (const requirement of snapshot.inPhase(root, id)) {
    if (!needsPlacement(requirement)) continue;
    // A requirement for two submodules of one module counts once for it.
    for (const path of new Set(requirement.modules.map((module) => outermost(module.path)))) {
      const count = tally.get(path) ?? { done: 0, total: 0 };
      count.total++;
      if (requirement.status === 'released') count.done++;
      tally.set(path, count);
    }
  }
  return [...tally]
    .map(([path, count]) => ({ path, name: snapshot.module(root, path)?.name ?? path, ...count }))
    .sort((a, b) => b.total - a.total);
}

function outermost(path: string): string {
  return path.split('/', 1)[0] ?? path;
}
