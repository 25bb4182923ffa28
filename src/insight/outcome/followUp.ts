/** What was launched and has not been looked at since, and what was looked at and falls short. */
import type { Measure } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { dateOf, daysBetween } from '../../vocabulary/dates.ts';
import { limitOf } from '../limits.ts';
import { releasedOn } from './launchOf.ts';
import { hasActual, measuresOf, standingOf } from './measuresOf.ts';

export interface NotFollowedUp {
  /** When it was there for everyone. */
  readonly released: string;
  readonly days: number;
  /** Those without an actual value since, in order. */
  readonly measures: readonly Measure[];
}

/**
 * A released requirement with metrics of which none has a value since, longer ago than the plan's limit. `null`
 * where nobody wrote a metric or a day: what was never to be measured is not missed.
 */
export function notFollowedUp(
  snapshot: Snapshot,
  requirement: Requirement,
  today: string,
): NotFollowedUp | null {
  if (requirement.status !== 'released') return null;
  const limit = limitOf(snapshot, requirement.root, 'followUpDays');
  const measures = limit === null ? [] : measuresOf(snapshot, requirement);
  if (limit === null || measures.length === 0) return null;
  const released = releasedOn(snapshot, requirement);
  if (released === null) return null;
  const days = daysBetween(released, today);
  const missing = measures.filter((measure) => !isSince(measure, released));
  return days > limit && missing.length === measures.length ? { released, days, measures: missing } : null;
}

/** The metrics of a released requirement that fall short of their target. */
export function belowTarget(snapshot: Snapshot, requirement: Requirement): readonly Measure[] {
  if (requirement.status !== 'released') return [];
  return measuresOf(snapshot, requirement).filter((measure) => standingOf(measure) === 'short');
}

/** A value without a day counts: somebody looked. */
function isSince(measure: Measure, released: string): boolean {
  if (!hasActual(measure)) return false;
  const date = dateOf(measure.date ?? '');
  return date === null || date >= released;
}
