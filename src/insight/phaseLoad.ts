/** How much work a phase still holds, against the person-days that there are for it. */
import type { Snapshot } from '../model/snapshot.ts';

export interface PhaseLoad {
  /** Person-days of what is still to be built, as far as it says. */
  readonly open: number;
  /** Open requirements that do not say how much they take. */
  readonly unknown: number;
  readonly capacity: number | null;
  /** Person-days beyond the capacity; 0 where it fits. */
  readonly over: number;
}

export function phaseLoad(snapshot: Snapshot, root: string, id: string): PhaseLoad {
  const { effort } = snapshot.phaseCounts(root, id);
  const capacity = snapshot.phase(root, id)?.capacity ?? null;
  const open = effort.open / 100;
  const over = capacity === null ? 0 : Math.max(0, effort.open - Math.round(capacity * 100)) / 100;
  return { open, unknown: effort.openUnknown, capacity, over };
}

export interface Room {
  readonly name: string;
  /** Person-days. */
  readonly room: number;
}

/** The later phase with most room left; `null` where none has any: what can wait is moved on, not back. */
export function laterPhaseWithRoom(snapshot: Snapshot, root: string, id: string): Room | null {
  const { phases } = snapshot.plan(root);
  const own = phases.findIndex((phase) => phase.id === id);
  let best: Room | null = null;
  for (const phase of phases.slice(own + 1)) {
    const { capacity, open } = phaseLoad(snapshot, root, phase.id);
    const room = capacity === null ? 0 : Math.round((capacity - open) * 100) / 100;
    if (room > (best?.room ?? 0)) best = { name: phase.name, room };
  }
  return best;
}
