/** How far a part of the plan is: released of those that are to be built. */
import type { Counts } from '../model/snapshot.ts';

export interface Progress {
  readonly done: number;
  /** Without those that are rejected, deferred or duplicates: nobody will build them here. */
  readonly total: number;
}

/** The progress behind `3/12` in the views. */
export function progressOf(counts: Counts): Progress {
  const { released = 0, rejected = 0, deferred = 0, duplicate = 0 } = counts.byStatus;
  return { done: released, total: counts.total - rejected - deferred - duplicate };
}
