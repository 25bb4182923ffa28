/**
 * What the editor and the page of the board say to each other. The editor filters and makes the picture on show; the
 * page keeps where somebody looks. Both sides check what they get, and every text is in the language of the window.
 */
import type { BoardFilter } from '../../model/boardFilter.ts';
import { exactly, flag, listOf, orNull, shape, text, type Check } from '../messages.ts';
import { isBoardAction, type BoardAction } from './actions.ts';
import { isPlanPicture, type PlanPicture } from './planPicture.ts';
import { isProcessPicture, type ProcessPicture } from './processPicture.ts';
import { isValuePicture, type ValuePicture } from './valuePicture.ts';
import { isWords, type Words } from './words.ts';

export const pictureNames = ['plan', 'process', 'value'] as const;
export type PictureName = (typeof pictureNames)[number];

export const choiceFields = ['module', 'phase', 'status', 'priority', 'owner'] as const;
export type ChoiceField = (typeof choiceFields)[number];

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** What somebody looks at, as far as the editor remembers it for the workspace. */
export interface BoardView {
  readonly picture: PictureName;
  /** The plan on show. */
  readonly root: string;
  /** Ids of the rows of the Plan picture that somebody folded or unfolded. */
  readonly folded: readonly string[];
  readonly unfolded: readonly string[];
}

/** A word to those who see a picture, with what they might do. */
export interface BoardNote {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly action: BoardAction }[];
}

export interface Frame {
  /** A language tag, such as `zh-cn`. */
  readonly language: string;
  readonly words: Words;
  /** The system’s name. */
  readonly heading: string;
  /** The plans of the window; one where there is nothing to choose. */
  readonly plans: readonly FilterChoice[];
  readonly view: BoardView;
  readonly filter: BoardFilter;
  readonly choices: Readonly<Record<ChoiceField, readonly FilterChoice[]>>;
  readonly isFiltered: boolean;
  /** How many are on show. */
  readonly count: string;
  /** Stands in place of a picture that has nothing to show, or above it; `isInstead` tells which. */
  readonly note: BoardNote | null;
  readonly isInstead: boolean;
}

/** What to show and mark: a requirement by its key, a module by its path, a phase by its id. */
export interface Mark {
  readonly kind: 'card' | 'module' | 'phase';
  readonly id: string;
}

export type Picture =
  | { readonly name: 'plan'; readonly picture: PlanPicture }
  | { readonly name: 'process'; readonly picture: ProcessPicture }
  | { readonly name: 'value'; readonly picture: ValuePicture };

/** From the editor. `answers` is the number of the page’s last request that it takes into account. */
export type ToBoard =
  | {
      readonly type: 'board';
      readonly answers: number;
      readonly frame: Frame;
      readonly shown: Picture;
      readonly mark: Mark | null;
    }
  /** What is known of a card that somebody points at. */
  | { readonly type: 'about'; readonly key: string; readonly lines: readonly string[] }
  /** Something to be read out. */
  | { readonly type: 'said'; readonly text: string };

/** From the page. Requests are numbered, so that an answer to an older one does not undo what is typed. */
export type FromBoard =
  | { readonly type: 'ready' }
  | { readonly type: 'filter'; readonly request: number; readonly filter: BoardFilter }
  | { readonly type: 'view'; readonly request: number; readonly view: BoardView }
  | { readonly type: 'about'; readonly key: string }
  | { readonly type: 'act'; readonly action: BoardAction };

const count: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const filter = shape<BoardFilter>({
  text,
  module: text,
  phase: text,
  status: text,
  priority: text,
  owner: text,
  onlyFindings: flag,
});
const choices = listOf(shape<FilterChoice>({ value: text, label: text }));
const pictureName = exactly<PictureName>(...pictureNames);
const view = shape<BoardView>({
  picture: pictureName,
  root: text,
  folded: listOf(text),
  unfolded: listOf(text),
});
const note = shape<BoardNote>({
  text,
  buttons: listOf(shape<BoardNote['buttons'][number]>({ label: text, action: isBoardAction })),
});
const frame = shape<Frame>({
  language: text,
  words: isWords,
  heading: text,
  plans: choices,
  view,
  filter,
  choices: shape<Frame['choices']>({
    module: choices,
    phase: choices,
    status: choices,
    priority: choices,
    owner: choices,
  }),
  isFiltered: flag,
  count: text,
  note: orNull(note),
  isInstead: flag,
});
const mark = shape<Mark>({ kind: exactly('card', 'module', 'phase'), id: text });
type PictureOf<Name extends PictureName> = Extract<Picture, { name: Name }>;
const pictures: readonly Check<Picture>[] = [
  shape<PictureOf<'plan'>>({ name: exactly('plan'), picture: isPlanPicture }),
  shape<PictureOf<'process'>>({ name: exactly('process'), picture: isProcessPicture }),
  shape<PictureOf<'value'>>({ name: exactly('value'), picture: isValuePicture }),
];
const shown: Check<Picture> = (value): value is Picture => pictures.some((check) => check(value));

type To<Type extends ToBoard['type']> = Extract<ToBoard, { type: Type }>;
type From<Type extends FromBoard['type']> = Extract<FromBoard, { type: Type }>;

const toBoard: readonly Check<ToBoard>[] = [
  shape<To<'board'>>({ type: exactly('board'), answers: count, frame, shown, mark: orNull(mark) }),
  shape<To<'about'>>({ type: exactly('about'), key: text, lines: listOf(text) }),
  shape<To<'said'>>({ type: exactly('said'), text }),
];
const fromBoard: readonly Check<FromBoard>[] = [
  shape<From<'ready'>>({ type: exactly('ready') }),
  shape<From<'filter'>>({ type: exactly('filter'), request: count, filter }),
  shape<From<'view'>>({ type: exactly('view'), request: count, view }),
  shape<From<'about'>>({ type: exactly('about'), key: text }),
  shape<From<'act'>>({ type: exactly('act'), action: isBoardAction }),
];

/** `null` for anything that is no message to the board. */
export function readToBoard(value: unknown): ToBoard | null {
  return toBoard.some((check) => check(value)) ? (value as ToBoard) : null;
}

/** `null` for anything that is no message from the board. */
export function readFromBoard(value: unknown): FromBoard | null {
  return fromBoard.some((check) => check(value)) ? (value as FromBoard) : null;
}

export const isView: Check<BoardView> = view;
export const isFilter: Check<BoardFilter> = filter;
