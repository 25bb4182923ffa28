/**
 * What waits for somebody: the groups of the To do view and their rows. A requirement stands in every group
 * that it belongs to and counts once in the badge. A name that the plan does not have is its own group, so
 * such a requirement is not listed a second time for lacking what it names wrongly.
 */
import { ownRoots } from '../model/snapshot.ts';
import { noPast, type Past } from '../model/history.ts';
import { message } from '../model/message.ts';
import type { Message } from '../model/message.ts';
import type { Requirement, UnknownName } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { belowTarget, notFollowedUp } from './outcome/followUp.ts';
import { isLate, lateGroups, lateLists } from './lateLists.ts';
import { measureValues } from './measureText.ts';
import { rangeSize } from './moduleTree.ts';
import type { AskedAgain } from './similar/askedBefore.ts';
import defer * as similar from './similar/missingModules.ts';
import type { MissingModule } from './similar/missingModules.ts';
import { moduleTrail, requirementLabel } from './moduleTreeContent.ts';
import type { RowContent, RowText } from './moduleTreeContent.ts';
import { statusText } from './statusText.ts';
import { processOfStep, unsupportedSteps } from './stepSupport.ts';
import { movedOf, movedTrail } from './stuck/moved.ts';
import { overdueOf } from './stuck/overdue.ts';
import { waitingOf } from './stuck/waiting.ts';

/** In the order of the view. */
export const toDoGroups = [
  'noModule',
  'missingModule',
  'noPhase',
  'unknownName',
  'askedBefore',
  ...lateGroups,
  'unsupportedStep',
] as const;
export type ToDoGroup = (typeof toDoGroups)[number];

interface RowBase {
  /** The whole path of the row as JSON: unique in the view, and the same after every change. */
  readonly id: string;
  readonly parent: ToDoRow | null;
  readonly group: ToDoGroup;
}

export type ToDoRow =
  | (RowBase & { readonly kind: 'group' })
  /** Stands for all of a group while nothing in the workspace names a module or a phase. */
  | (RowBase & { readonly kind: 'explanation' })
  /** A name that the plan does not have, above the requirements that use it. */
  | (RowBase & { readonly kind: 'name'; readonly field: UnknownName['field']; readonly text: string })
  | (RowBase & { readonly kind: 'range'; readonly from: number; readonly to: number })
  | (RowBase & { readonly kind: 'requirement'; readonly key: string })
  /** A requirement that was probably asked before, above itself and the earlier one. */
  | (RowBase & { readonly kind: 'twins'; readonly key: string; readonly other: string })
  /** Unplaced requirements that a module seems to be missing for; `first` is the key of the first one. */
  | (RowBase & { readonly kind: 'missing'; readonly first: string })
  /** A step of a business process that nothing supports; `step` is its path, `process/step`. */
  | (RowBase & { readonly kind: 'step'; readonly root: string; readonly step: string });

/** How many requirements lack a module, a phase or both; each counts once. */
export function unplacedCount(snapshot: Snapshot): number {
  return ownRoots(snapshot).reduce((sum, { id }) => sum + snapshot.rootCounts(id).unplaced, 0);
}

/**
 * The rows below a row; `null` asks for the groups. A group without requirements is left out. Without a day
 * (`today`, such as `2026-12-31`) nothing is late. `asked` are the pairs that were probably asked before, `past` is
 * what the history tells.
 */
export function toDoChildren(
  snapshot: Snapshot,
  row: ToDoRow | null,
  today: string | null = null,
  asked: readonly AskedAgain[] = [],
  past: Past = noPast,
): readonly ToDoRow[] {
  if (!row) {
    return toDoGroups
      .map((group): ToDoRow => ({ kind: 'group', id: JSON.stringify([group]), parent: null, group }))
      .filter(({ group }) => sizeOfGroup(snapshot, group, today, asked, past) > 0);
  }
  if (row.kind === 'requirement' || row.kind === 'step') return [];
  const { group } = row;
  if (row.kind === 'group' && group === 'unsupportedStep') return stepRows(snapshot, row);
  if (row.kind === 'group' && group === 'unknownName') return nameRows(snapshot, row);
  if (row.kind === 'group' && nothingNamed(snapshot, group)) {
    return [{ kind: 'explanation', id: JSON.stringify([group, 'all']), parent: row, group }];
  }
  if (row.kind === 'group' && group === 'missingModule') return missingRows(snapshot, row);
  if (group === 'askedBefore' && row.kind !== 'twins') return twinRows(row, asked);
  const members = membersOf(snapshot, row, today, past);
  const place = row.kind === 'range' && row.parent ? row.parent : row;
  const path = JSON.parse(place.id) as readonly string[];
  if (row.kind !== 'range' && members.length > rangeSize) {
    return Array.from({ length: Math.ceil(members.length / rangeSize) }, (_, index): ToDoRow => {
      const from = index * rangeSize;
      const to = Math.min(from + rangeSize, members.length);
      return { kind: 'range', id: JSON.stringify([...path, 'n', `${from}`]), parent: row, group, from, to };
    });
  }
  return members.map(({ key }) => ({
    kind: 'requirement',
    id: JSON.stringify([...path, 'r', key]),
    parent: row,
    group,
    key,
  }));
}

/** What a row shows; `null` where the snapshot no longer has what it stands for. */
export function toDoContent(
  snapshot: Snapshot,
  row: ToDoRow,
  today: string | null = null,
  asked: readonly AskedAgain[] = [],
  past: Past = noPast,
): RowContent | null {
  switch (row.kind) {
    case 'group': {
      const count = sizeOfGroup(snapshot, row.group, today, asked, past);
      return { label: groupLabel(row.group), details: [`${count}`], hasChildren: count > 0 };
    }
    case 'explanation': {
      const count = membersOfGroup(snapshot, row.group, today, past).length;
      const isModule = row.group === 'noModule';
      const label = isModule ? message('Nothing names a module yet') : message('Nothing names a phase yet');
      return { label, details: [`${count}`], hasChildren: count > 0 };
    }
    case 'name': {
      const members = membersOf(snapshot, row, today, past);
      const best = members[0]?.unknown.find(({ field, text }) => field === row.field && text === row.text)
        ?.suggestions[0];
      const hint = best === undefined ? [] : [message('did you mean “{0}”?', best)];
      // The suggestion first: a narrow view cuts off what comes later.
      const count = members.length === 1 && best !== undefined ? [] : [`${members.length}`];
      return { label: row.text, details: [...hint, ...count], hasChildren: members.length > 0 };
    }
    case 'twins': {
      const [one, other] = [snapshot.requirement(row.key), snapshot.requirement(row.other)];
      if (!one || !other) return null;
      const status = statusText(other);
      const details = [message('like {0}', requirementLabel(other)), ...(status === null ? [] : [status])];
      return { label: requirementLabel(one), details, hasChildren: true };
    }
    case 'missing': {
      const found = missingOf(snapshot, row);
      if (!found) return null;
      const { words, requirements } = found;
      return { label: words.join(' · '), details: [`${requirements.length}`], hasChildren: true };
    }
    case 'range':
      return { label: `${row.from + 1}–${row.to}`, details: [], hasChildren: true };
    case 'requirement': {
      const requirement = snapshot.requirement(row.key);
      if (!requirement) return null;
      const details = requirementDetails(snapshot, requirement, row.group, today, past);
      return { label: requirementLabel(requirement), details, hasChildren: false };
    }
    case 'step': {
      const step = snapshot.step(row.root, row.step);
      if (!step) return null;
      const process = processOfStep(snapshot, row.root, row.step);
      const details = [...(process ? [process.name] : []), ...(step.role ? [step.role] : [])];
      return { label: step.name, details, hasChildren: false };
    }
  }
}

/** What to do about a group while nothing in the workspace names a module or a phase. */
export function explanationOf(group: ToDoGroup): Message {
  return group === 'noModule'
    ? message(
        'Name modules in the plan file, in a column “Module” or in headings: then each requirement can be placed.',
      )
    : message('Name phases in the plan file or in a column “Phase”: then each requirement can be placed.');
}

/** The requirements of a group over all roots, in canonical order; none of one that lists steps. */
export function membersOfGroup(
  snapshot: Snapshot,
  group: ToDoGroup,
  today: string | null = null,
  past: Past = noPast,
): readonly Requirement[] {
  if (isLate(group)) return today === null ? [] : lateLists(snapshot, today, past)[group];
  return ownRoots(snapshot).flatMap(({ id }) => {
    switch (group) {
      case 'noModule':
        return snapshot.withoutModule(id);
      case 'noPhase':
        return snapshot.withoutPhase(id);
      case 'unknownName':
        return snapshot.withUnknownName(id);
      case 'missingModule':
        return similar
          .missingModules(snapshot)
          .flatMap(({ root, requirements }) => (root === id ? requirements : []));
      case 'askedBefore':
      case 'unsupportedStep':
        return [];
    }
  });
}

/** How many a group lists: steps where it is about steps, pairs of twins, requirements everywhere else. */
function sizeOfGroup(
  snapshot: Snapshot,
  group: ToDoGroup,
  today: string | null,
  asked: readonly AskedAgain[],
  past: Past,
): number {
  if (group === 'askedBefore') return asked.length;
  const listed =
    group === 'unsupportedStep' ? unsupportedSteps(snapshot) : membersOfGroup(snapshot, group, today, past);
  return listed.length;
}

function missingRows(snapshot: Snapshot, parent: ToDoRow): readonly ToDoRow[] {
  return similar.missingModules(snapshot).flatMap(({ requirements: [first] }) =>
    first
      ? [
          {
            kind: 'missing' as const,
            id: JSON.stringify(['missingModule', first.key]),
            parent,
            group: 'missingModule' as const,
            first: first.key,
          },
        ]
      : [],
  );
}

function missingOf(snapshot: Snapshot, { first }: { readonly first: string }): MissingModule | undefined {
  return similar.missingModules(snapshot).find(({ requirements }) => requirements[0]?.key === first);
}

/** The pairs, most alike first, in stretches where there are many. */
function twinRows(parent: ToDoRow, asked: readonly AskedAgain[]): readonly ToDoRow[] {
  const group = 'askedBefore';
  if (parent.kind === 'group' && asked.length > rangeSize) {
    return Array.from({ length: Math.ceil(asked.length / rangeSize) }, (_, index): ToDoRow => {
      const from = index * rangeSize;
      const to = Math.min(from + rangeSize, asked.length);
      return { kind: 'range', id: JSON.stringify([group, 'n', `${from}`]), parent, group, from, to };
    });
  }
  const shown = parent.kind === 'range' ? asked.slice(parent.from, parent.to) : asked;
  return shown.map(({ asked: { key }, earlier: { key: other } }) => ({
    kind: 'twins',
    id: JSON.stringify([group, key, other]),
    parent,
    group,
    key,
    other,
  }));
}

function stepRows(snapshot: Snapshot, parent: ToDoRow): readonly ToDoRow[] {
  return unsupportedSteps(snapshot).map(({ root, step }) => ({
    kind: 'step',
    id: JSON.stringify(['unsupportedStep', root, step.path]),
    parent,
    group: 'unsupportedStep',
    root,
    step: step.path,
  }));
}

/** One row for each name that is written, in the order met. */
function nameRows(snapshot: Snapshot, parent: ToDoRow): readonly ToDoRow[] {
  return [...usersOfNames(snapshot).keys()].map((id) => {
    const [, field, text] = JSON.parse(id) as ['unknownName', UnknownName['field'], string];
    return { kind: 'name', id, parent, group: 'unknownName', field, text };
  });
}

/** The requirements by the name that they use, under the id of its row. */
function usersOfNames(snapshot: Snapshot): ReadonlyMap<string, readonly Requirement[]> {
  const known = usersBySnapshot.get(snapshot);
  if (known) return known;
  const users = new Map<string, Requirement[]>();
  for (const requirement of membersOfGroup(snapshot, 'unknownName')) {
    const ids = requirement.unknown.map(({ field, text }) => JSON.stringify(['unknownName', field, text]));
    for (const id of new Set(ids)) {
      const sharing = users.get(id);
      if (sharing) sharing.push(requirement);
      else users.set(id, [requirement]);
    }
  }
  usersBySnapshot.set(snapshot, users);
  return users;
}

// Every name asks for its requirements, and each answer goes through all of them.
const usersBySnapshot = new WeakMap<Snapshot, ReadonlyMap<string, readonly Requirement[]>>();

function membersOf(
  snapshot: Snapshot,
  row: ToDoRow,
  today: string | null,
  past: Past,
): readonly Requirement[] {
  if (row.kind === 'range')
    return row.parent ? membersOf(snapshot, row.parent, today, past).slice(row.from, row.to) : [];
  if (row.kind === 'name') return usersOfNames(snapshot).get(row.id) ?? [];
  if (row.kind === 'missing') return missingOf(snapshot, row)?.requirements ?? [];
  if (row.kind === 'twins') return [row.key, row.other].flatMap((key) => snapshot.requirement(key) ?? []);
  return membersOfGroup(snapshot, row.group, today, past);
}

/** Whether a missing module or phase says nothing yet, because there is none to name. */
function nothingNamed(snapshot: Snapshot, group: ToDoGroup): boolean {
  if (group !== 'noModule' && group !== 'noPhase') return false;
  return ownRoots(snapshot).every(({ id }) => {
    const plan = snapshot.plan(id);
    return (group === 'noModule' ? plan.modules : plan.phases).length === 0;
  });
}

function groupLabel(group: ToDoGroup): RowText {
  switch (group) {
    case 'noModule':
      return message('No module');
    case 'noPhase':
      return message('No phase');
    case 'unknownName':
      return message('Name not in the plan');
    case 'missingModule':
      return message('A module seems to be missing');
    case 'askedBefore':
      return message('Probably asked before');
    case 'waiting':
      return message('No answer yet');
    case 'overdue':
      return message('Overdue');
    case 'moved':
      return message('Moved more than once');
    case 'notFollowedUp':
      return message('Launched, not followed up');
    case 'belowTarget':
      return message('Launched, below target');
    case 'unsupportedStep':
      return message('Step unsupported');
  }
}

/** What is known of the requirement's place and helps to find the rest. */
function requirementDetails(
  snapshot: Snapshot,
  requirement: Requirement,
  group: ToDoGroup,
  today: string | null,
  past: Past,
): readonly RowText[] {
  const details = today === null ? [] : lateDetails(snapshot, requirement, group, today, past);
  if (details.length > 0) return details;
  const [module] = requirement.modules;
  if (group !== 'noModule' && module) details.push(moduleTrail(snapshot, requirement.root, module.path));
  const phase = requirement.phase && snapshot.phase(requirement.root, requirement.phase.id);
  if (group !== 'noPhase' && phase) details.push(phase.name);
  const status = statusText(requirement);
  if (status !== null) details.push(status);
  return details;
}

/** Since when, and who or what it waits for: what the group alone does not say. */
function lateDetails(
  snapshot: Snapshot,
  requirement: Requirement,
  group: ToDoGroup,
  today: string,
  past: Past,
): RowText[] {
  switch (group) {
    case 'waiting': {
      const found = waitingOf(snapshot, requirement, today, past);
      if (!found) return [];
      const phase = found.phase === null ? [] : [found.phase];
      return [message('{0} days', found.days), ...found.owners, ...phase];
    }
    case 'overdue': {
      const found = overdueOf(snapshot, requirement, today);
      if (!found) return [];
      const status = statusText(requirement);
      const phase = found.phase === null ? [] : [found.phase];
      return [message('due {0}', found.due), ...phase, ...(status === null ? [] : [status])];
    }
    case 'moved': {
      const found = movedOf(snapshot, requirement, past);
      if (!found) return [];
      const trail = movedTrail(found);
      return [message('moved {0} times', found.times), ...(trail === null ? [] : [trail])];
    }
    case 'notFollowedUp': {
      const found = notFollowedUp(snapshot, requirement, today);
      return found ? [message('{0} days', found.days), ...found.measures.map(({ name }) => name)] : [];
    }
    case 'belowTarget':
      return belowTarget(snapshot, requirement).flatMap((measure) => [
        measure.name,
        ...measureValues(measure),
      ]);
    default:
      return [];
  }
}
