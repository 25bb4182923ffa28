/** What a claim says of status or priority: what its format says that it means, else what its words mean. */
import type { Claim, RequirementFact } from '../model/facts.ts';
import { priorities, statuses, type Priority, type Status } from '../model/requirement.ts';
import { dateOf } from './dates.ts';
import { personDays } from './quantities.ts';
import { isPlaceholder, priorityOf, statusOf } from './values.ts';

export function claimedStatus({ meaning, text }: Claim): Status | null {
  return statuses.find((status) => status === meaning) ?? statusOf(text);
}

export function claimedPriority({ meaning, text }: Claim): Priority | null {
  return priorities.find((priority) => priority === meaning) ?? priorityOf(text);
}

/** Whether a claim says anything: dashes and “待定” do not, unless its format gives them a meaning. */
export function saysSomething({ meaning, text }: Claim): boolean {
  return meaning !== undefined || !isPlaceholder(text);
}

/** The person-days that a requirement says it takes; `null` where it says none. */
export function claimedEffort({ claims }: RequirementFact): number | null {
  for (const { field, name, text } of claims) {
    const days = field === 'effort' ? personDays(text, name) : null;
    if (days !== null) return days;
  }
  return null;
}

/** The first day that a field names, as `2026-12-31`; `null` where it names none. */
export function claimedDate(
  { claims }: RequirementFact,
  wanted: 'created' | 'updated' | 'decided' | 'due' | 'released' | 'start' | 'launchFull' | 'launchPilotFrom',
): string | null {
  for (const { field, text } of claims) {
    const date = field === wanted ? dateOf(text) : null;
    if (date !== null) return date;
  }
  return null;
}
