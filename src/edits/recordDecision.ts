/**
 * What a review decided of requirements: accepted, put off or refused, each with the reason and the day. It is
 * written into their own documents, or into the plan file where these cannot say it.
 */
import type { Requirement } from '../model/requirement.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';
import type { FieldChange } from './setFields.ts';

export const verdicts = ['accepted', 'deferred', 'rejected'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Decision {
  readonly verdict: Verdict;
  /** Why; empty for one that is accepted without a word. */
  readonly reason: string;
  /** An ISO date. */
  readonly date: string;
}

/** `wordFor` gives the document's own word for a status. A reason against them does not outlive their acceptance. */
export function decisionChanges(
  { verdict, reason, date }: Decision,
  requirements: readonly Requirement[],
  wordFor: (requirement: Requirement, verdict: Verdict) => string,
): readonly FieldChange[] {
  const hasReason = requirements.some(({ fact }) =>
    fact.claims.some((claim) => claim.field === 'reason' && saysSomething(claim)),
  );
  return [
    { field: 'status', valueFor: (requirement) => wordFor(requirement, verdict) },
    ...(reason !== '' || hasReason
      ? [{ field: 'reason' as const, valueFor: () => (reason === '' ? null : reason) }]
      : []),
    { field: 'decided', valueFor: () => date },
  ];
}

/** Whether nobody has decided on it yet: proposed, or without a status that we understand. */
export function isUndecided({ status }: Requirement): boolean {
  return status === null || status === 'proposed';
}
