/** Requirements that nobody answers, or nobody begins: for how long, and who is to move. */
import { noPast, type Past, type RequirementDates } from '../../model/history.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { claimedDate } from '../../vocabulary/claimedValues.ts';
import { daysBetween } from '../../vocabulary/dates.ts';
import { limitOf } from '../limits.ts';
import { ownersOf } from '../owners.ts';

export interface Waiting {
  /** Whether `since` is a day of the history, because the document has none: it waits since then at least. */
  readonly isFromHistory: boolean;
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
export function waitingOf(
  snapshot: Snapshot,
  requirement: Requirement,
  today: string,
  past: Past = noPast,
): Waiting | null {
  const { status, root } = requirement;
  if (requirement.fact.isInformative) return null;
  if (status !== 'proposed' && status !== 'accepted') return null;
  const limit = limitOf(snapshot, root, 'waitingDays');
  const start = limit === null ? null : beginning(snapshot, requirement, past.get(requirement.key));
  if (limit === null || start === null) return null;
  const days = daysBetween(start.since, today);
  return days > limit ? { ...start, days, owners: ownersOf(snapshot, requirement) } : null;
}

function beginning(
  snapshot: Snapshot,
  { fact, status, root, phase }: Requirement,
  dates: RequirementDates | undefined,
): Pick<Waiting, 'for' | 'since' | 'phase' | 'isFromHistory'> | null {
  const created = claimedDate(fact, 'created');
  if (status === 'proposed') {
    const since = created ?? dates?.statusSince ?? null;
    return since === null ? null : { for: 'decision', since, phase: null, isFromHistory: created === null };
  }
  const planned = phase && snapshot.phase(root, phase.id);
  if (!planned || planned.start === null) return null;
  const decided = claimedDate(fact, 'decided');
  // Somebody decided just now, and nothing is recorded yet.
  if (decided === null && dates?.isStatusNew === true) return null;
  // What was accepted after its phase began waits since then.
  const since = [created, decided ?? dates?.statusSince ?? null].reduce<string>(
    (latest, date) => (date !== null && date > latest ? date : latest),
    planned.start,
  );
  return { for: 'start', since, phase: planned.name, isFromHistory: false };
}
