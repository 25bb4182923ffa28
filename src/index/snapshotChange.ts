import type { Snapshot, SnapshotChange } from '../model/snapshot.ts';
import type { Touched } from './applyChanges.ts';
import { modulesTouched, phasesTouched, stepsTouched } from './members.ts';

/** What a batch touched, as it is told to views and rules. */
export function snapshotChange(snapshot: Snapshot, touched: Touched): SnapshotChange {
  const { everything, requirements, documents, places } = touched;
  return {
    snapshot,
    everything,
    requirements,
    documents,
    modules: modulesTouched(places),
    phases: phasesTouched(places),
    steps: stepsTouched(places),
  };
}

/** The change that brings a snapshot to somebody who knows none yet. */
export function firstChange(snapshot: Snapshot): SnapshotChange {
  return { ...nothingChanged(snapshot), everything: true };
}

/** For those who have to look again at a snapshot that they know, because a new day began. */
export function nothingChanged(snapshot: Snapshot): SnapshotChange {
  const none: ReadonlySet<string> = new Set();
  return {
    snapshot,
    everything: false,
    requirements: none,
    documents: none,
    modules: none,
    phases: none,
    steps: none,
  };
}
