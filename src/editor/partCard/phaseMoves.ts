/** Which requirements of a phase went from one phase to another more than once, as the history in Git tells. */
import { datesOf } from '../../history/historyOf.ts';
import type { Histories } from '../../history/histories.ts';
import type { PhaseChange } from '../../model/history.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Part } from './part.ts';

/** By the requirement's key, the oldest change first. */
export type PhaseMoves = ReadonlyMap<string, readonly PhaseChange[]>;

/** Reads document by document, off the interaction path; empty where there is no history, or it was broken off. */
export async function phaseMoves(
  histories: Histories,
  snapshot: Snapshot,
  { kind, root, path }: Part,
  signal: AbortSignal,
): Promise<PhaseMoves> {
  const moves = new Map<string, readonly PhaseChange[]>();
  const members = kind === 'phase' ? snapshot.inPhase(root, path) : [];
  const keys = new Set(members.map(({ key }) => key));
  for (const uri of new Set(members.map((requirement) => requirement.uri))) {
    if (signal.aborted) return new Map();
    const traces = await histories.traces(snapshot, uri, signal);
    if ('none' in traces) continue;
    for (const [key, { phaseChanges }] of datesOf(snapshot, uri, traces)) {
      if (keys.has(key) && phaseChanges.length > 1) moves.set(key, phaseChanges);
    }
  }
  return moves;
}
