/** What a claim says of status or priority: what its format says that it means, else what its words mean. */
import type { Claim, RequirementFact } from '../model/facts.ts';
import { priorities, statuses, type Priority, type Status } from '../model/requirement.ts';
import { dateOf } from './dates.ts';
import { personDays, quantityOf } from './quantities.ts';
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
export function claimedEffort({ claims }: Pick<RequirementFact, 'claims'>): number | null {
  for (const { field, name, text } of claims) {
    const days = field === 'effort' ? personDays(text, name) : null;
    if (days !== null) return days;
  }
  return null;
}

/** The first day that a field names, as `2026-12-31`; `null` where it names none. */
export function claimedDate(
  { claims }: Pick<RequirementFact, 'claims'>,
  wanted: 'created' | 'updated' | 'decided' | 'due' | 'released' | 'start' | 'launchFull' | 'launchPilotFrom',
): string | null {
  for (const { field, text } of claims) {
    const date = field === wanted ? dateOf(text) : null;
    if (date !== null) return date;
  }
  return null;
}

const valueWords: readonly (readonly [RegExp, number])[] = [
  [/^(?:很高|极高|極高|非常高|very high|xl)$/u, 5],
  [/^(?:高|high|h|l)$/u, 4],
  [/^(?:中|一般|medium|mid|m)$/u, 3],
  [/^(?:低|low|s)$/u, 2],
  [/^(?:很低|极低|極低|very low|xs)$/u, 1],
];

/** The business value that a requirement says it has: a number, or a word as a number from 1 to 5; else `null`. */
export function claimedValue({ claims }: Pick<RequirementFact, 'claims'>): number | null {
  for (const { field, text } of claims) {
    if (field !== 'value') continue;
    const word = text.normalize('NFKC').trim().toLowerCase();
    const value = quantityOf(word)?.value ?? valueWords.find(([pattern]) => pattern.test(word))?.[1];
    if (value !== undefined) return value;
  }
  return null;
}
