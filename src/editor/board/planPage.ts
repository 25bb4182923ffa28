/** The Plan picture in the words of the window: what stands in its headers, rows and cards. */
import type {
  PlanCard,
  PlanColumn as ShownColumn,
  PlanPicture as ShownPicture,
  PlanRow as ShownRow,
  Standing,
} from '../../board/overview/planPicture.ts';
import type { PlanColumn, PlanPicture, PlanRow, Within } from '../../insight/board/planPicture.ts';
import type { PictureSource } from '../../insight/board/pictureSource.ts';
import { measureValues } from '../../insight/measureText.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import type { PhaseLoad } from '../../insight/phaseLoad.ts';
import { statusText } from '../../insight/statusText.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { message, type Message, type Translate } from '../../model/message.ts';
import type { Measure } from '../../model/plan.ts';
import type { Necessity, Requirement, Status } from '../../model/requirement.ts';

/** A card shows two lines of a title; nobody reads on there. */
const longestTitle = 200;
/** Enough for a header, whatever somebody wrote into a plan. */
const longestText = 400;

/** `picture` is the one that was made of the source. */
export function planPage(source: PictureSource, picture: PlanPicture, translate: Translate): ShownPicture {
  const { snapshot, root } = source;
  return {
    root,
    columns: picture.columns.map((column) => shownColumn(column, translate)),
    rows: picture.rows.map((row) => shownRow(row, source, translate)),
    cards: picture.cards.map((requirement) =>
      shownCard(snapshot.requirement(requirement.key) ?? requirement, source, translate),
    ),
  };
}

function shownColumn(column: PlanColumn, translate: Translate): ShownColumn {
  const { kind, phase, progress, load } = column;
  const nothing = {
    state: '',
    isLate: false,
    dates: '',
    goal: '',
    done: 0,
    total: 0,
    load: '',
    isOver: false,
  };
  if (!phase) {
    return {
      id: '',
      kind,
      name: translate(kind === 'lacking' ? message('No phase') : message('Needs no phase')),
      ...nothing,
      progress: `${column.shown}`,
      measures: [],
    };
  }
  return {
    id: phase.id,
    kind,
    name: cut(phase.name),
    state: column.isOverdue
      ? translate(message('overdue since {0}', phase.due ?? ''))
      : column.isRunning
        ? translate(message('under way'))
        : '',
    isLate: column.isOverdue,
    // What is late says since when.
    dates: column.isOverdue ? '' : [phase.start, phase.due].filter((date) => date !== null).join(' – '),
    goal: cut(phase.goal ?? ''),
    done: progress.done,
    total: progress.total,
    progress:
      progress.total === 0
        ? translate(message('no requirements yet'))
        : translate(message('{0} of {1} released', progress.done, progress.total)),
    load: load ? loadText(load, translate) : '',
    isOver: load !== null && load.over > 0,
    measures: phase.measures.map((measure) => measureLine(measure, translate)),
  };
}

function loadText({ open, capacity, over }: PhaseLoad, translate: Translate): string {
  if (capacity === null)
    return open === 0 ? '' : translate(message('{0} person-days still to be built', open));
  const words = translate(message('{0} of {1} person-days', open, capacity));
  return over > 0 ? `${words} · ${translate(message('{0} too many', over))}` : words;
}

function measureLine(measure: Measure, translate: Translate): string {
  const values = measureValues(measure).map((value) =>
    typeof value === 'string' ? value : translate(value),
  );
  return cut([measure.name, ...values].join(' · '));
}

function shownRow(row: PlanRow, { snapshot, root }: PictureSource, translate: Translate): ShownRow {
  const { kind, module, progress, unplaced } = row;
  const name = module
    ? cut(module.name)
    : translate(kind === 'lacking' ? message('No module') : message('Needs no module'));
  const share = progress.total === 0 ? [] : [`${progress.done}/${progress.total}`];
  const lacking = unplaced === 0 ? [] : [translate(message('{0} without a phase', unplaced))];
  const empty = share.length === 0 ? [translate(message('no requirements yet'))] : [];
  return {
    id: module?.path ?? '',
    kind,
    name,
    trail: module ? cut(modulePathNames(snapshot, root, module.path).join(' › ')) : name,
    depth: row.depth,
    parent: row.parent,
    done: progress.done,
    total: progress.total,
    progress: module ? [...share, ...lacking, ...empty].join(' · ') : `${row.shown}`,
    note: cut(module?.endState ?? ''),
    shown: row.shown,
    cells: row.cells,
    folded: row.within.map((within) => foldedText(within, translate)),
  };
}

function foldedText({ shown, released }: Within, translate: Translate): string {
  if (shown === 0) return '';
  if (shown === 1)
    return translate(released === 0 ? message('1 requirement') : message('1 requirement, released'));
  return translate(
    released === 0
      ? message('{0} requirements', shown)
      : message('{0} requirements, {1} released', shown, released),
  );
}

function shownCard(requirement: Requirement, { findings }: PictureSource, translate: Translate): PlanCard {
  const { key, id, title, priority, necessity } = requirement;
  const found = findings(requirement);
  return {
    key,
    id: cut(id ?? '', 60),
    title: cut(title, longestTitle),
    status: cut(statusText(requirement) ?? '', 60),
    standing: standingOf(requirement.status),
    priority: priority ?? '',
    necessity: necessity === null ? '' : translate(necessityNames[necessity]),
    isBlocking: necessity === 'blocking',
    findings:
      found.length === 0
        ? ''
        : translate(found.length === 1 ? message('1 finding') : message('{0} findings', found.length)),
    findingCount: found.length,
    worst: worstOf(found),
  };
}

export const necessityNames: Readonly<Record<Necessity, Message>> = {
  blocking: message('Process stops without it'),
  degraded: message('Has a workaround'),
  nice: message('Nice to have'),
};

export function standingOf(status: Status | null): Standing {
  switch (status) {
    case 'developing':
    case 'testing':
    case 'piloting':
      return 'doing';
    case 'released':
      return 'done';
    case 'rejected':
    case 'deferred':
    case 'duplicate':
      return 'closed';
    default:
      return 'open';
  }
}

function worstOf(findings: readonly Finding[]): Severity {
  const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
  return order.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'hint';
}

/** Whole characters only, and none left over of what was cut through. */
export function cut(text: string, longest = longestText): string {
  if (text.length <= longest && !/[^\S ]| {2}|^ | $/u.test(text)) return text;
  const line = text.replace(/\s{1,1000}/gu, ' ').trim();
  if (line.length <= longest) return line;
  const end = longest - 1;
  const isHalf = /[\uD800-\uDBFF]/u.test(line.charAt(end - 1));
  return `${line.slice(0, isHalf ? end - 1 : end)}…`;
}
