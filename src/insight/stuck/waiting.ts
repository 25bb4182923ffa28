/** Requirements that nobody answers, or nobody begins: for how long, and who is to move. */
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { claimedDate } from '../../vocabulary/claimedValues.ts';
import { daysBetween } from '../../vocabulary/dates.ts';
import { limitOf } from '../limits.ts';
import { ownersOf } from '../owners.ts';

export interface Waiting {
  /** For a decision, or, decided on, for its phase to take it up. */
  readonly for: 'decision' | 'start';
  readonly since: string;
  readonly days: number;
  /** Who owes the answer; nobody where neither the requirement nor its modules have an owner. */
  readonly owners: readonly string[];
  /** The name of the phase that has begun without it. */
  readonly phase: string | null;
}

/** `null` where it does not wait, waits no longer than the plan allows, or does not say since when. */
export function waitingOf(snapshot: Snapshot, requirement: Requirement, today: string): Waiting | null {
  const { status, root } = requirement;
  if (requirement.fact.isInformative) return null;
  if (status !== 'proposed' && status !== 'accepted') return null;
  const limit = limitOf(snapshot, root, 'waitingDays');
  const start = limit === null ? null : beginning(snapshot, requirement);
  if (limit === null || start === null) return null;
  const days = daysBetween(start.since, today);
  return days > limit ? { ...start, days, owners: ownersOf(snapshot, requirement) } : null;
}

function beginning(
  snapshot: Snapshot,
  { fact, status, root, phase }: Requirement,
): Pick<Waiting, 'for' | 'since' | 'phase'> | null {
  const created = claimedDate(fact, 'created');
  if (status === 'proposed')
    return created === null ? null : { for: 'decision', since: created, phase: null };
  const planned = phase && snapshot.phase(root, phase.id);
  if (!planned || planned.start === null) return null;
  // What was accepted after its phase began waits since then.
  const since = [created, claimedDate(fact, 'decided')].reduce<string>(
    (latest, date) => (date !== null && date > latest ? date : latest),
    planned.start,
  );
  return { for: 'start', since, phase: planned.name };
}
