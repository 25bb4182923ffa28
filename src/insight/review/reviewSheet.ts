/**
 * The sheet for a review: the requirements that are to be decided, phase by phase in a suggested order, with the
 * line where the phase's person-days end. It proposes; people decide.
 */
import { message } from '../../model/message.ts';
import { saidOf, needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { claimedEffort } from '../../vocabulary/claimedValues.ts';
import type { Twin } from '../capture/twins.ts';
import { inSuggestedOrder } from '../suggestedOrder.ts';
import { reviewItem, type ReviewItem } from './reviewItem.ts';

export interface ReviewPart {
  /** `null` for those that are in no phase. */
  readonly phase: {
    readonly name: string;
    readonly goal: string | null;
    readonly targetForm: string | null;
    readonly due: string | null;
  } | null;
  readonly items: readonly ReviewItem[];
  readonly room: PhaseRoom | null;
  /** How many of the items fit into the phase; all of them where it has no capacity. */
  readonly fitting: number;
}

/** The person-days of a phase. */
export interface PhaseRoom {
  readonly capacity: number;
  /** What other requirements of the phase take that are decided and not released yet. */
  readonly taken: number;
  /** Those of them that nobody has estimated. */
  readonly unknown: number;
}

export interface ReviewSheet {
  /** The system's name, else the folder's. */
  readonly name: string;
  readonly parts: readonly ReviewPart[];
}

/** Those that ask for much the same, best first. */
export type FindTwins = (requirement: Requirement) => readonly Twin[];

/** The requirements are of one root; those without a phase come last. */
export function reviewSheet(
  snapshot: Snapshot,
  root: string,
  requirements: readonly Requirement[],
  twinsOf: FindTwins,
): ReviewSheet {
  const byPhase = new Map<string | null, Requirement[]>();
  for (const requirement of requirements) {
    const phase = requirement.phase?.id ?? null;
    const others = byPhase.get(phase);
    if (others) others.push(requirement);
    else byPhase.set(phase, [requirement]);
  }
  const planned = snapshot.plan(root).phases.map(({ id }) => id);
  const parts = [...planned, null].flatMap((phase) => {
    const members = byPhase.get(phase);
    return members ? [reviewPart(snapshot, root, phase, members, twinsOf)] : [];
  });
  const name = snapshot.plan(root).system?.name ?? snapshot.roots.find(({ id }) => id === root)?.name ?? '';
  return { name, parts };
}

function reviewPart(
  snapshot: Snapshot,
  root: string,
  id: string | null,
  members: readonly Requirement[],
  twinsOf: FindTwins,
): ReviewPart {
  const phase = id === null ? undefined : snapshot.phase(root, id);
  const items = inSuggestedOrder(snapshot, members).map(({ requirement, neededBy }) =>
    reviewItem(snapshot, requirement, {
      why: neededBy ? [message('needed by {0}', neededBy.id ?? neededBy.title)] : [],
      twins: twinsOf(requirement),
    }),
  );
  const room = id === null ? null : roomOf(snapshot, root, id, new Set(members.map(({ key }) => key)));
  return {
    phase: phase
      ? { name: phase.name, goal: phase.goal, targetForm: phase.targetForm, due: phase.due }
      : null,
    items,
    room,
    fitting: fittingOf(items, room),
  };
}

/** What the others of the phase take: decided ones only, for what is merely proposed has no claim to it yet. */
function roomOf(
  snapshot: Snapshot,
  root: string,
  id: string,
  onSheet: ReadonlySet<string>,
): PhaseRoom | null {
  const capacity = snapshot.phase(root, id)?.capacity ?? null;
  if (capacity === null) return null;
  let taken = 0;
  let unknown = 0;
  for (const requirement of snapshot.inPhase(root, id)) {
    const { key, status } = requirement;
    if (onSheet.has(key) || !needsPlacement(requirement)) continue;
    if (status === null || status === 'proposed' || status === 'released') continue;
    const effort = claimedEffort(saidOf(requirement));
    if (effort === null) unknown++;
    else taken += effort;
  }
  return { capacity, taken: rounded(taken), unknown };
}

/** Counted down in order: the first that no longer fits ends it, whatever smaller ones come behind. */
function fittingOf(items: readonly ReviewItem[], room: PhaseRoom | null): number {
  if (!room) return items.length;
  let left = rounded(room.capacity - room.taken);
  for (const [index, { effort }] of items.entries()) {
    left = rounded(left - (effort ?? 0));
    if (left < 0) return index;
  }
  return items.length;
}

/** Halves and quarters of days add up without the dust of binary fractions. */
function rounded(days: number): number {
  return Math.round(days * 100) / 100;
}
