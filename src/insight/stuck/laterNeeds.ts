/** What a requirement needs and is planned for a later phase: the plan cannot come true as it stands. */
import { needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { requirementsNamedBy } from '../namedRequirements.ts';

/** Empty for what is released or closed, has no phase, or whose plan file gives no order of phases. */
export function laterNeeds(snapshot: Snapshot, requirement: Requirement): readonly Requirement[] {
  const { phase, root, status, fact } = requirement;
  if (!phase || status === 'released' || !needsPlacement(requirement)) return [];
  if (!fact.claims.some(({ field }) => field === 'dependsOn')) return [];
  const plan = snapshot.plan(root);
  if (plan.phasesInferred) return [];
  const own = plan.phases.findIndex(({ id }) => id === phase.id);
  const isLater = (other: Requirement): boolean => {
    if (!other.phase || other.status === 'released' || !needsPlacement(other)) return false;
    // Phases of two plans have no order between them.
    if (snapshot.plan(other.root) !== plan) return false;
    return plan.phases.findIndex(({ id }) => id === other.phase?.id) > own;
  };
  return requirementsNamedBy(snapshot, requirement)
    .filter(({ relation }) => relation === 'dependsOn')
    .flatMap(({ requirements }) => requirements)
    .filter(isLater);
}
