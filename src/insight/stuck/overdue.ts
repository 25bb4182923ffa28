/** Requirements that are still open past the day that they, or their phase, were to be done. */
import { needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { claimedDate } from '../../vocabulary/claimedValues.ts';
import { isOverdue } from '../phaseTree.ts';

export interface Overdue {
  /** The day that it was due. */
  readonly due: string;
  /** The name of the phase whose day it is; `null` for the requirement's own. */
  readonly phase: string | null;
}

/** `null` for what is not late, and for what does not say where it stands: it may be done. */
export function overdueOf(snapshot: Snapshot, requirement: Requirement, today: string): Overdue | null {
  const { status, root, phase } = requirement;
  if (status === 'released' || !needsPlacement(requirement)) return null;
  const own = ownDueDate(requirement, today);
  if (own !== null) return { due: own, phase: null };
  const planned = phase && snapshot.phase(root, phase.id);
  if (!planned || planned.due === null || !isOverdue(snapshot, root, planned, today)) return null;
  return { due: planned.due, phase: planned.name };
}

/** The requirement's own day, where it is past and the requirement says where it stands. */
export function ownDueDate({ status, fact }: Requirement, today: string): string | null {
  const due = status === null ? null : claimedDate(fact, 'due');
  return due !== null && due < today ? due : null;
}
