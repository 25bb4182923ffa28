/** What waits, is late, or was launched and is not finished with: lists to work through, over all roots. */
import type { FindingCode } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { belowTarget, notFollowedUp } from './outcome/followUp.ts';
import { overdueOf } from './stuck/overdue.ts';
import { waitingOf } from './stuck/waiting.ts';

export const lateGroups = ['waiting', 'overdue', 'notFollowedUp', 'belowTarget'] as const;
export type LateGroup = (typeof lateGroups)[number];

export type LateLists = Readonly<Record<LateGroup, readonly Requirement[]>>;

/** Whether a group of the To do view is one of these. */
export function isLate(group: string): group is LateGroup {
  return lateGroups.some((late) => late === group);
}

/** A list whose rule the plan switches off is empty. */
const rules: Readonly<Record<LateGroup, FindingCode>> = {
  waiting: 'requirement/waiting',
  overdue: 'phase/overdue',
  notFollowedUp: 'requirement/not-followed-up',
  belowTarget: 'requirement/below-target',
};

const known = new WeakMap<Snapshot, { readonly today: string; readonly lists: LateLists }>();

/** In canonical order. Kept with the snapshot: each group and each of its rows asks. */
export function lateLists(snapshot: Snapshot, today: string): LateLists {
  const before = known.get(snapshot);
  if (before?.today === today) return before.lists;
  const lists: Record<LateGroup, Requirement[]> = {
    waiting: [],
    overdue: [],
    notFollowedUp: [],
    belowTarget: [],
  };
  const isOff = (root: string, group: LateGroup): boolean =>
    snapshot.plan(root).rules.get(rules[group]) === 'off';
  for (const requirement of snapshot.requirements()) {
    for (const group of lateGroups) {
      if (belongsTo(snapshot, requirement, group, today) && !isOff(requirement.root, group))
        lists[group].push(requirement);
    }
  }
  known.set(snapshot, { today, lists });
  return lists;
}

function belongsTo(snapshot: Snapshot, requirement: Requirement, group: LateGroup, today: string): boolean {
  switch (group) {
    case 'waiting':
      return waitingOf(snapshot, requirement, today) !== null;
    case 'overdue':
      return overdueOf(snapshot, requirement, today) !== null;
    case 'notFollowedUp':
      return notFollowedUp(snapshot, requirement, today) !== null;
    case 'belowTarget':
      return belowTarget(snapshot, requirement).length > 0;
  }
}
