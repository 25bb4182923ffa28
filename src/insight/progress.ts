/** How far a part of the plan is: released of those that are to be built. */
import type { Counts } from '../model/snapshot.ts';

export interface Progress {
  readonly done: number;
  /** Without those that are rejected, deferred or duplicates: nobody will build them here. */
  readonly total: number;
}

/** Progress weighted by effort; what does not say how much it takes has no weight. */
export interface WeightedProgress extends Progress {
  /** How many requirements have no weight. */
  readonly unknown: number;
}

/** In person-days; `null` where no requirement says how much it takes. */
export function weightedProgress({ effort }: Counts): WeightedProgress | null {
  const total = effort.open + effort.done;
  if (total === 0) return null;
  return {
    done: effort.done / 100,
    total: total / 100,
    unknown: effort.openUnknown + effort.doneUnknown,
  };
}

/** The progress behind `3/12` in the views. */
export function progressOf(counts: Counts): Progress {
  const { released = 0, rejected = 0, deferred = 0, duplicate = 0 } = counts.byStatus;
  return { done: released, total: counts.total - rejected - deferred - duplicate };
}
