/** Whether the process stops without a requirement, and whether anybody says why. */
import { claimsOf, needsPlacement, type Requirement } from '../model/requirement.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';

/** What happens when it is not done, as written; `null` where nobody says. */
export function withoutItText(requirement: Requirement): string | null {
  return (
    claimsOf(requirement).find((claim) => claim.field === 'withoutIt' && saysSomething(claim))?.text ?? null
  );
}

/** Whether it is said to stop the process, is still to be built, and nobody says what happens without it. */
export function isUnargued(requirement: Requirement): boolean {
  const { necessity, status } = requirement;
  if (necessity !== 'blocking' || status === 'released' || !needsPlacement(requirement)) return false;
  return withoutItText(requirement) === null;
}
