/** What the board shows: the picture that somebody looks at, the filter over it, and a word where there is nothing. */
import { type BoardFilter, noFilter } from '../../model/boardFilter.ts';
import { isFilter, isView } from '../../board/overview/messages.ts';
import type { BoardNote, BoardView, FilterChoice, Frame, Picture } from '../../board/overview/messages.ts';
import {
  filterChoices,
  isEmptyFilter,
  keysOf,
  knownFilter,
  type FilterChoices,
} from '../../insight/board/boardFilter.ts';
import type { PictureSource } from '../../insight/board/pictureSource.ts';
import { planPicture } from '../../insight/board/planPicture.ts';
import { countedRequirements } from '../../insight/countedRequirements.ts';
import { rootsOnShow } from '../../insight/moduleTree.ts';
import type { RequirementSearch } from '../../insight/search/requirementSearch.ts';
import type { Finding } from '../../model/finding.ts';
import { message, type Message, type Translate } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { boardWords, statusNames } from './boardWords.ts';
import { cut, planPage } from './planPage.ts';
import { processPage } from './processPage.ts';
import { valuePage } from './valuePage.ts';

/** What the pages are made of, as it is now. */
export interface BoardSource {
  readonly snapshot: Snapshot;
  readonly findings: { of(key: string): readonly Finding[] };
  readonly search: Pick<RequirementSearch, 'find'>;
  readonly today: string;
}

export interface BoardState {
  readonly view: BoardView;
  readonly filter: BoardFilter;
}

export const firstState: BoardState = {
  view: { picture: 'plan', root: '', folded: [], unfolded: [] },
  filter: noFilter,
};

/** What the workspace remembered; whatever it is not is as at first. */
export function readState(value: unknown): BoardState {
  if (typeof value !== 'object' || value === null) return firstState;
  const { view, filter } = value as Partial<Record<keyof BoardState, unknown>>;
  return {
    view: isView(view) ? view : firstState.view,
    filter: isFilter(filter) ? filter : firstState.filter,
  };
}

export interface BoardPage {
  readonly frame: Frame;
  readonly shown: Picture;
}

/** Makes the picture on show, and none of the others. */
export function boardPage(
  source: BoardSource,
  state: BoardState,
  translate: Translate,
  language: string,
): BoardPage {
  const { snapshot } = source;
  const root = rootOf(snapshot, state.view.root);
  const view: BoardView = { ...state.view, root };
  const choices = filterChoices(snapshot, root);
  const filter = knownFilter(state.filter, choices);
  const findings: PictureSource['findings'] = ({ key }) => source.findings.of(key);
  const keys = keysOf({ snapshot, root, search: source.search, findings }, filter);
  const pictured: PictureSource = { snapshot, root, keys, findings, today: source.today };
  const total = countedRequirements(snapshot, root).length;
  const shownCount = keys?.size ?? total;
  const note = noteFor(snapshot, root, view, total, shownCount);
  const frame: Frame = {
    language,
    words: boardWords(translate),
    heading: headingOf(snapshot, root, translate),
    plans: plansOf(snapshot),
    view,
    filter,
    choices: shownChoices(choices, translate),
    isFiltered: !isEmptyFilter(filter),
    count: translate(
      keys === null
        ? total === 1
          ? message('1 requirement')
          : message('{0} requirements', total)
        : message('{0} of {1} requirements', shownCount, total),
    ),
    note: note ? inWords(note, translate) : null,
    isInstead: note?.isInstead ?? false,
  };
  return { frame, shown: pictureOf(pictured, view, translate) };
}

function pictureOf(source: PictureSource, { picture }: BoardView, translate: Translate): Picture {
  switch (picture) {
    case 'plan':
      return { name: 'plan', picture: planPage(source, planPicture(source), translate) };
    case 'process':
      return { name: 'process', picture: processPage(source, translate) };
    case 'value':
      return { name: 'value', picture: valuePage(source, translate) };
  }
}

/** The plan asked for, else the first one that has something to show. */
export function rootOf(snapshot: Snapshot, asked: string): string {
  const roots = rootsOnShow(snapshot);
  return (roots.find(({ id }) => id === asked) ?? roots[0] ?? snapshot.roots[0])?.id ?? '';
}

function plansOf(snapshot: Snapshot): readonly FilterChoice[] {
  return rootsOnShow(snapshot).map(({ id, name }) => ({
    value: id,
    label: cut([snapshot.plan(id).system?.name ?? '', name].filter((part) => part !== '').join(' · '), 80),
  }));
}

function headingOf(snapshot: Snapshot, root: string, translate: Translate): string {
  const name = snapshot.plan(root).system?.name ?? snapshot.roots.find(({ id }) => id === root)?.name;
  return name === undefined ? translate(message('Plan overview')) : cut(name, 200);
}

function shownChoices(choices: FilterChoices, translate: Translate): Frame['choices'] {
  const same = (values: readonly string[]): readonly FilterChoice[] =>
    values.map((value) => ({ value: `=${value}`, label: cut(value, 80) }));
  const none = (words: Message): FilterChoice => ({ value: '-', label: translate(words) });
  return {
    // Blanks in a list of choices are the only way to show what lies in what.
    module: [
      none(message('No module')),
      ...choices.modules.map(({ value, name, depth }) => ({
        value,
        label: `${'\u2003'.repeat(depth)}${cut(name, 80)}`,
      })),
    ],
    phase: [
      none(message('No phase')),
      ...choices.phases.map(({ value, name }) => ({ value, label: cut(name, 80) })),
    ],
    status: [
      ...choices.statuses.map((status) => ({ value: `=${status}`, label: translate(statusNames[status]) })),
      none(message('No status')),
    ],
    priority: [...same(choices.priorities), none(message('No priority'))],
    owner: [...same(choices.owners), none(message('No owner'))],
  };
}

interface Note {
  readonly text: Message;
  readonly buttons: readonly {
    readonly label: Message;
    readonly action: BoardNote['buttons'][number]['action'];
  }[];
  readonly isInstead: boolean;
}

function noteFor(
  snapshot: Snapshot,
  root: string,
  { picture }: BoardView,
  total: number,
  shown: number,
): Note | null {
  const plan = snapshot.plan(root);
  const capture = {
    label: message('Capture a request'),
    action: { kind: 'command', command: 'captureRequest' },
  } as const;
  const create = {
    label: message('Create a plan from what was found'),
    action: { kind: 'command', command: 'createPlan' },
  } as const;
  const sample = {
    label: message('Open the sample plan'),
    action: { kind: 'command', command: 'openSample' },
  } as const;
  const isBare = total === 0 && plan.modules.length === 0 && plan.phases.length === 0;
  if (isBare)
    return {
      text: message(
        'There is no plan and no requirement here yet. Open a folder with requirement documents, or look at the sample plan first.',
      ),
      buttons: [sample],
      isInstead: true,
    };
  if (shown === 0 && total > 0)
    return {
      text: message('No requirement fits the filters. Take one away, or clear them all.'),
      buttons: [],
      isInstead: false,
    };
  if (picture !== 'plan') return null;
  if (total === 0)
    return {
      text: message(
        'The plan has no requirements yet: its modules and phases are waiting for the first one.',
      ),
      buttons: [capture],
      isInstead: false,
    };
  if (plan.phases.length === 0)
    return {
      text: message(
        'Nothing names a phase yet, so everything stands in one column. Phases say what is built first, and what each step is for.',
      ),
      buttons: plan.uri === null ? [create] : [],
      isInstead: false,
    };
  if (plan.uri === null)
    return {
      text: message(
        'These modules and phases were found in the documents. A plan gives them goals, dates and end states.',
      ),
      buttons: [create],
      isInstead: false,
    };
  return null;
}

function inWords({ text, buttons }: Note, translate: Translate): BoardNote {
  return {
    text: translate(text),
    buttons: buttons.map(({ label, action }) => ({ label: translate(label), action })),
  };
}
