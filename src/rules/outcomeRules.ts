/** Requirements that are released: whether code names them, whether anybody looked since, and what came of it. */
import { belowTarget, notFollowedUp } from '../insight/outcome/followUp.ts';
import { usesReferences } from '../insight/usesReferences.ts';
import { message } from '../model/message.ts';
import { isInformative } from '../model/requirement.ts';
import { flagRequirement, nameOf } from './placementRules.ts';
import type { RequirementRule } from './rule.ts';

export const notImplemented: RequirementRule = {
  code: 'requirement/not-implemented',
  subject: 'requirement',
  defaultSeverity: 'off',
  *check(requirement, snapshot) {
    if (requirement.status !== 'released' || isInformative(requirement)) return;
    if (!usesReferences(snapshot) || snapshot.referencesTo(requirement).length > 0) return;
    yield flagRequirement(
      requirement,
      message(
        '{0} is released, but no code names it, so nobody who changes the code learns what it is for. Name it in a comment above what builds it.',
        nameOf(requirement),
      ),
    );
  },
};

export const notFollowedUpSince: RequirementRule = {
  code: 'requirement/not-followed-up',
  subject: 'requirement',
  defaultSeverity: 'information',
  *check(requirement, snapshot, today) {
    const found = today === null ? null : notFollowedUp(snapshot, requirement, today);
    if (!found) return;
    yield flagRequirement(
      requirement,
      message(
        '{0} was released on {1}, {2} days ago, and nobody has written down since whether it changed “{3}”. Write the actual value, or take the metric out.',
        nameOf(requirement),
        found.released,
        found.days,
        found.measures[0]?.name ?? '',
      ),
    );
  },
};

export const shortOfTarget: RequirementRule = {
  code: 'requirement/below-target',
  subject: 'requirement',
  defaultSeverity: 'information',
  *check(requirement, snapshot) {
    for (const { name, actual, target } of belowTarget(snapshot, requirement)) {
      yield flagRequirement(
        requirement,
        message(
          '{0} is released, but “{1}” is at {2} and was to be at {3}: it is done, and has not worked yet. Find out why, or correct the target.',
          nameOf(requirement),
          name,
          actual ?? '',
          target ?? '',
        ),
      );
    }
  },
};
