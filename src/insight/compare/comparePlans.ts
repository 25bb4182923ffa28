/**
 * Compares two plans: what the second has that the first lacks, what it lacks, and what it says otherwise. Names,
 * paths and ids that changed are followed first, so that a renamed module does not move its requirements.
 */
import { type BothPlans, Translation } from './bothPlans.ts';
import type { Comparison } from './difference.ts';
import { phaseEffects, stepEffects } from './effects.ts';
import { frameDifferences } from './frameDifferences.ts';
import { matchFrame } from './matchFrame.ts';
import { matchRequirements } from './matchRequirements.ts';
import type { PlanState } from './planState.ts';
import { requirementDifferences } from './requirementDifferences.ts';

export function comparePlans(from: PlanState, to: PlanState): Comparison {
  return comparePair(bothPlans(from, to));
}

/** The two with what belongs together; whoever asks more of them than their differences needs it too. */
export function bothPlans(from: PlanState, to: PlanState): BothPlans {
  const matches = matchFrame(from, to, matchRequirements(from.requirements, to.requirements));
  return { from, to, matches, toFrom: new Translation(from, to, matches) };
}

export function comparePair(both: BothPlans): Comparison {
  return {
    differences: [...frameDifferences(both), ...requirementDifferences(both)],
    phases: phaseEffects(both),
    steps: stepEffects(both),
  };
}
