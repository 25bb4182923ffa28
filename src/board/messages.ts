/**
 * What the editor and the page of a card say to each other. Both sides check what they get: a message that is not
 * exactly one of these counts for nothing. Every text is in the language of the window already.
 */
import type { Severity } from '../model/finding.ts';

/** A text that leads somewhere where it names an action, with a quiet word behind it (or an empty one). */
export interface Link {
  readonly text: string;
  readonly action: string | null;
  readonly note: string;
  /** What can be done with it, where there is something. */
  readonly offer?: Button;
}

/** `name` is what a screen reader says, where the label alone would not be enough. */
export interface Button {
  readonly label: string;
  readonly name: string;
  readonly action: string;
}

export interface FieldValue {
  readonly text: string;
  /** Whether the plan does not have what it names. */
  readonly isUnknown: boolean;
  /** Where it came from. */
  readonly notes: readonly Link[];
}

export interface FieldRow {
  readonly id: string;
  readonly name: string;
  readonly values: readonly FieldValue[];
  /** Its label stands in for a value where there is none. */
  readonly change: Button | null;
}

export interface FindingRow {
  readonly severity: Severity;
  readonly severityName: string;
  readonly text: string;
  readonly fixes: readonly Button[];
}

export interface Group {
  /** Without a text the items stand by themselves. */
  readonly name: Link;
  readonly items: readonly Link[];
}

/** A part of the card with a heading of its own; `id` is unique in the card, `note` may be empty. */
export type Section =
  | {
      readonly kind: 'findings';
      readonly id: string;
      readonly heading: string;
      readonly findings: readonly FindingRow[];
    }
  | {
      readonly kind: 'fields';
      readonly id: string;
      readonly heading: string;
      readonly fields: readonly FieldRow[];
      readonly note: string;
    }
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly heading: string;
      readonly paragraphs: readonly string[];
      readonly note: string;
    }
  | {
      readonly kind: 'list';
      readonly id: string;
      readonly heading: string;
      readonly groups: readonly Group[];
      readonly note: string;
    };

export interface CardPage {
  readonly key: string;
  /** A language tag, such as `zh-cn`. */
  readonly language: string;
  readonly id: string | null;
  readonly title: string;
  /** Where it is written, and what that format is called (or nothing). */
  readonly place: Link;
  readonly actions: readonly Button[];
  readonly main: readonly Section[];
  readonly aside: readonly Section[];
}

/** From the editor to the page. `said` tells those who do not see the page what changed; often it is empty. */
export type ToPage =
  | { readonly type: 'card'; readonly page: CardPage; readonly said: string }
  | { readonly type: 'gone'; readonly key: string; readonly heading: string; readonly text: string };

/** From the page to the editor: it is there, or somebody chose one of the actions that the card offers. */
export type FromPage = { readonly type: 'ready' } | { readonly type: 'act'; readonly action: string };

/** `null` for anything that is no message to a page. */
export function readToPage(value: unknown): ToPage | null {
  return isCard(value) || isGone(value) ? value : null;
}

/** `null` for anything that is no message from a page. */
export function readFromPage(value: unknown): FromPage | null {
  return isReady(value) || isAct(value) ? value : null;
}

export type Check<T> = (value: unknown) => value is T;

const longestText = 1_000_000;
const longestAction = 200;
const mostItems = 5000;

export const text: Check<string> = (value): value is string =>
  typeof value === 'string' && value.length <= longestText;
export const flag: Check<boolean> = (value) => typeof value === 'boolean';
export const action: Check<string> = (value): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestAction;

export function exactly<const T extends string>(...words: readonly T[]): Check<T> {
  return (value): value is T => words.some((word) => word === value);
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

export function listOf<T>(check: Check<T>, most = mostItems): Check<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= most && value.every((one) => check(one));
}

/** An object with these properties and no other. */
export function shape<T extends object>(checks: { readonly [Name in keyof T]: Check<T[Name]> }): Check<T> {
  const names = Object.keys(checks) as (keyof T & string)[];
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    if (Object.keys(value).length !== names.length) return false;
    return names.every(
      (name) => Object.hasOwn(value, name) && checks[name]((value as Record<string, unknown>)[name]),
    );
  };
}

type SectionOf<Kind extends Section['kind']> = Extract<Section, { kind: Kind }>;

export const button = shape<Button>({ label: text, name: text, action });
const plainLink = shape<Omit<Link, 'offer'>>({ text, action: orNull(action), note: text });
const offeringLink = shape<Required<Link>>({ text, action: orNull(action), note: text, offer: button });
export const link: Check<Link> = (value): value is Link => plainLink(value) || offeringLink(value);
const fieldValue = shape<FieldValue>({ text, isUnknown: flag, notes: listOf(link) });
const fieldRow = shape<FieldRow>({
  id: text,
  name: text,
  values: listOf(fieldValue),
  change: orNull(button),
});
const severity = exactly<Severity>('error', 'warning', 'information', 'hint');
const findingRow = shape<FindingRow>({ severity, severityName: text, text, fixes: listOf(button) });
const group = shape<Group>({ name: link, items: listOf(link) });
const named = { id: text, heading: text };
const sections: readonly Check<Section>[] = [
  shape<SectionOf<'findings'>>({ kind: exactly('findings'), ...named, findings: listOf(findingRow) }),
  shape<SectionOf<'fields'>>({ kind: exactly('fields'), ...named, fields: listOf(fieldRow), note: text }),
  shape<SectionOf<'text'>>({ kind: exactly('text'), ...named, paragraphs: listOf(text), note: text }),
  shape<SectionOf<'list'>>({ kind: exactly('list'), ...named, groups: listOf(group), note: text }),
];
const section: Check<Section> = (value): value is Section => sections.some((check) => check(value));
const page = shape<CardPage>({
  key: text,
  language: text,
  id: orNull(text),
  title: text,
  place: link,
  actions: listOf(button),
  main: listOf(section),
  aside: listOf(section),
});
const isCard = shape<Extract<ToPage, { type: 'card' }>>({ type: exactly('card'), page, said: text });
const isGone = shape<Extract<ToPage, { type: 'gone' }>>({
  type: exactly('gone'),
  key: text,
  heading: text,
  text,
});
const isReady = shape<Extract<FromPage, { type: 'ready' }>>({ type: exactly('ready') });
const isAct = shape<Extract<FromPage, { type: 'act' }>>({ type: exactly('act'), action });
