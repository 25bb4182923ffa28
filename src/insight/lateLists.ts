/** What waits, is late, or was launched and is not finished with: lists to work through, over all roots. */
import { ownRoots } from '../model/snapshot.ts';
import type { FindingCode } from '../model/finding.ts';
import { noPast, type Past, type RequirementDates } from '../model/history.ts';
import type { EffectivePlan } from '../model/plan.ts';
import { needsPlacement, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { belowTarget, notFollowedUp } from './outcome/followUp.ts';
import { isOverdue } from './phaseTree.ts';
import { mayHaveMeasures } from './outcome/measuresOf.ts';
import { movedOf } from './stuck/moved.ts';
import { ownDueDate } from './stuck/overdue.ts';
import { waitingOf } from './stuck/waiting.ts';

export const lateGroups = ['waiting', 'overdue', 'moved', 'notFollowedUp', 'belowTarget'] as const;
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
  moved: 'requirement/moved',
  notFollowedUp: 'requirement/not-followed-up',
  belowTarget: 'requirement/below-target',
};

const known = new WeakMap<
  Snapshot,
  { readonly today: string; readonly past: Past; readonly lists: LateLists }
>();

/**
 * In canonical order. Kept with the snapshot: each group and each of its rows asks. `past` is what the history tells.
 */
export function lateLists(snapshot: Snapshot, today: string, past: Past = noPast): LateLists {
  const before = known.get(snapshot);
  if (before?.today === today && before.past === past) return before.lists;
  const lists: Record<LateGroup, Requirement[]> = {
    waiting: [],
    overdue: [],
    moved: [],
    notFollowedUp: [],
    belowTarget: [],
  };
  const isOff = (root: string, group: LateGroup): boolean =>
    snapshot.plan(root).rules.get(rules[group]) === 'off';
  const latePhases = phasesOverdue(snapshot, today);
  const worked = new Set(ownRoots(snapshot).map(({ id }) => id));
  for (const requirement of snapshot.requirements()) {
    const { root, phase, status } = requirement;
    if (!worked.has(root)) continue;
    const own = ownLateness(snapshot, requirement, today, past);
    if (own.isWaiting && !isOff(root, 'waiting')) lists.waiting.push(requirement);
    const isInLatePhase = phase !== null && latePhases.has(`${root}\n${phase.id}`);
    if ((own.isDue || (isInLatePhase && own.isOpen)) && !isOff(root, 'overdue'))
      lists.overdue.push(requirement);
    if (own.isMoved && !isOff(root, 'moved')) lists.moved.push(requirement);
    if (status !== 'released' || !mayHaveMeasures(snapshot, requirement)) continue;
    if (notFollowedUp(snapshot, requirement, today) && !isOff(root, 'notFollowedUp'))
      lists.notFollowedUp.push(requirement);
    if (belowTarget(snapshot, requirement).length > 0 && !isOff(root, 'belowTarget'))
      lists.belowTarget.push(requirement);
  }
  known.set(snapshot, { today, past, lists });
  return lists;
}

interface Lateness {
  readonly plan: EffectivePlan;
  readonly today: string;
  readonly dates: RequirementDates | undefined;
  readonly isMoved: boolean;
  readonly isWaiting: boolean;
  readonly isDue: boolean;
  readonly isOpen: boolean;
}

const latenessOf = new WeakMap<Requirement, Lateness>();

/** What the requirement and its plan tell by themselves: kept with it, as an edit leaves most of them as they are. */
function ownLateness(snapshot: Snapshot, requirement: Requirement, today: string, past: Past): Lateness {
  const plan = snapshot.plan(requirement.root);
  const kept = latenessOf.get(requirement);
  const dates = past.get(requirement.key);
  if (kept?.plan === plan && kept.today === today && kept.dates === dates) return kept;
  const isOpen = requirement.status !== 'released' && needsPlacement(requirement);
  const found: Lateness = {
    plan,
    today,
    dates,
    isMoved: movedOf(snapshot, requirement, past) !== null,
    isWaiting: waitingOf(snapshot, requirement, today, past) !== null,
    isDue: isOpen && ownDueDate(requirement, today) !== null,
    isOpen,
  };
  latenessOf.set(requirement, found);
  return found;
}

function phasesOverdue(snapshot: Snapshot, today: string): ReadonlySet<string> {
  return new Set(
    ownRoots(snapshot).flatMap(({ id }) =>
      snapshot
        .plan(id)
        .phases.filter((phase) => isOverdue(snapshot, id, phase, today))
        .map((phase) => `${id}\n${phase.id}`),
    ),
  );
}
