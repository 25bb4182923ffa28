/**
 * What the editor and the page of the capture form say to each other. What somebody types lives in the page; the
 * editor proposes. Both sides check what they get, and every text is in the language of the window already.
 */
import {
  action,
  button,
  type Button,
  type Check,
  exactly,
  flag,
  link,
  type Link,
  listOf,
  orNull,
  shape,
  text,
} from '../messages.ts';

/** The texts that somebody types. */
export const formFields = ['what', 'who', 'withoutIt', 'title'] as const;
export type FormField = (typeof formFields)[number];

export interface TextField {
  readonly name: FormField;
  readonly label: string;
  readonly hint: string;
  /** What stands there unless somebody typed something else. */
  readonly proposed: string;
  readonly isLong: boolean;
}

/** Something to choose, with why it is proposed (or nothing). */
export interface ChoiceItem {
  readonly label: string;
  readonly note: string;
  readonly isChosen: boolean;
  readonly action: string;
}

export interface ChoiceGroup {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly ChoiceItem[];
  /** Stands where nothing is proposed. */
  readonly note: string;
  /** Asks for something that is not proposed. */
  readonly other: Button | null;
}

/** A requirement that was asked before. */
export interface TwinItem {
  readonly title: Link;
  /** What became of it: `refused`, `launched` and so on, for the look; and in words. */
  readonly standing: string;
  readonly outcome: string;
  readonly lines: readonly string[];
  readonly merge: Button | null;
  /** What merging into it would change, once somebody asked for that. */
  readonly preview: MergePreview | null;
}

/** One field of a requirement as it is, and as it would be. */
export interface MergedRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface MergePreview {
  readonly heading: string;
  readonly rows: readonly MergedRow[];
  /** What stays as it is. */
  readonly note: string;
  readonly confirm: Button;
  readonly cancel: Button;
}

/** A line of pasted notes. */
export interface NoteItem {
  readonly text: string;
  /** What was done with it; empty while nothing was. */
  readonly state: string;
  /** Opens the requirement that it went into. */
  readonly made: string | null;
  readonly isCurrent: boolean;
  readonly action: string | null;
}

export interface NotesList {
  readonly heading: string;
  readonly lines: readonly NoteItem[];
  readonly leftOutHeading: string;
  readonly leftOut: readonly NoteItem[];
}

export interface CapturePage {
  /** Grows with each new sentence to capture: what was typed before counts no more. */
  readonly round: number;
  /** A language tag, such as `zh-cn`. */
  readonly language: string;
  readonly heading: string;
  readonly intro: string;
  /** What was done last; often empty. */
  readonly done: string;
  readonly fields: readonly TextField[];
  readonly groups: readonly ChoiceGroup[];
  readonly beforeHeading: string;
  readonly beforeNote: string;
  readonly twins: readonly TwinItem[];
  readonly notes: NotesList | null;
  /** Where it is going to be written, or why it cannot be. */
  readonly place: string;
  readonly canAdd: boolean;
  readonly add: Button;
  readonly others: readonly Button[];
}

export type ToCapturePage = { readonly type: 'capture'; readonly page: CapturePage };

export type FromCapturePage =
  | { readonly type: 'ready' }
  | { readonly type: 'act'; readonly action: string }
  /** Several lines were pasted into the empty form. */
  | { readonly type: 'pasted'; readonly text: string }
  | { readonly type: 'typed'; readonly round: number; readonly field: FormField; readonly text: string };

/** More is no sentence, and no meeting. */
export const mostTyped = 100_000;

const choiceItem = shape<ChoiceItem>({ label: text, note: text, isChosen: flag, action });
const noteItem = shape<NoteItem>({
  text,
  state: text,
  made: orNull(action),
  isCurrent: flag,
  action: orNull(action),
});
const mergePreview = shape<MergePreview>({
  heading: text,
  rows: listOf(shape<MergedRow>({ name: text, before: text, after: text })),
  note: text,
  confirm: button,
  cancel: button,
});
const count: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value);
const field = exactly<FormField>(...formFields);
const page = shape<CapturePage>({
  round: count,
  language: text,
  heading: text,
  intro: text,
  done: text,
  fields: listOf(shape<TextField>({ name: field, label: text, hint: text, proposed: text, isLong: flag })),
  groups: listOf(
    shape<ChoiceGroup>({
      id: text,
      label: text,
      choices: listOf(choiceItem),
      note: text,
      other: orNull(button),
    }),
  ),
  beforeHeading: text,
  beforeNote: text,
  twins: listOf(
    shape<TwinItem>({
      title: link,
      standing: text,
      outcome: text,
      lines: listOf(text),
      merge: orNull(button),
      preview: orNull(mergePreview),
    }),
  ),
  notes: orNull(
    shape<NotesList>({
      heading: text,
      lines: listOf(noteItem),
      leftOutHeading: text,
      leftOut: listOf(noteItem),
    }),
  ),
  place: text,
  canAdd: flag,
  add: button,
  others: listOf(button),
});
const isCapture = shape<ToCapturePage>({ type: exactly('capture'), page });
const typedText: Check<string> = (value): value is string =>
  typeof value === 'string' && value.length <= mostTyped;
const isReady = shape<Extract<FromCapturePage, { type: 'ready' }>>({ type: exactly('ready') });
const isAct = shape<Extract<FromCapturePage, { type: 'act' }>>({ type: exactly('act'), action });
const isTyped = shape<Extract<FromCapturePage, { type: 'typed' }>>({
  type: exactly('typed'),
  round: count,
  field,
  text: typedText,
});

const isPasted = shape<Extract<FromCapturePage, { type: 'pasted' }>>({
  type: exactly('pasted'),
  text: typedText,
});

/** `null` for anything that is no message to the page. */
export function readToCapturePage(value: unknown): ToCapturePage | null {
  return isCapture(value) ? value : null;
}

/** `null` for anything that is no message from the page. */
export function readFromCapturePage(value: unknown): FromCapturePage | null {
  return isReady(value) || isAct(value) || isTyped(value) || isPasted(value) ? value : null;
}
