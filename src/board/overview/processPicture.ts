/**
 * The process picture as the page gets it: each process as its steps in order, with what carries each step. Every text
 * is in the language of the window already; texts of documents are as they were written.
 */
import type { Necessity } from '../../model/requirement.ts';
import { exactly, orNull, shape, text, type Check } from '../messages.ts';
import { countOf, manyOf } from './pictureChecks.ts';

/** Since when there is support: now, from a phase on, nobody says when, never. */
export type Support = 'now' | 'from' | 'open' | 'never';

export interface ProcessPicture {
  readonly root: string;
  /** What the picture is, for those who hear it. */
  readonly name: string;
  readonly lanes: readonly Lane[];
  /** What serves no step. */
  readonly rest: readonly RestGroup[];
  /** Shows those that a step has beyond its first ones (`{0}` how many), and leaves them out again. */
  readonly more: string;
  readonly fewer: string;
  /** What the signs mean. */
  readonly legend: readonly SupportWord[];
  /** Where there is nothing to show: what that means and what to do. */
  readonly empty: { readonly heading: string; readonly text: string } | null;
}

export interface SupportWord {
  readonly support: Support;
  readonly text: string;
}

/** One process. */
export interface Lane {
  readonly id: string;
  readonly name: string;
  /** How many of its steps are supported, and from when on. */
  readonly figures: readonly SupportWord[];
  /** Said where it has no steps. */
  readonly note: string;
  readonly steps: readonly StepBox[];
}

export interface StepBox {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly name: string;
  /** Empty where nobody says who does it. */
  readonly role: string;
  readonly support: Support;
  readonly supportText: string;
  /** How much the business needs what is asked for here; `null` where nobody says. */
  readonly need: NeedWord | null;
  /** What a gap means; empty where there is none. */
  readonly gap: string;
  readonly groups: readonly StepGroup[];
  /** What can be done about a gap. */
  readonly offers: readonly StepOffer[];
}

export interface NeedWord {
  readonly necessity: Necessity;
  readonly text: string;
}

export interface StepGroup {
  readonly kind: 'modules' | 'requirements';
  readonly label: string;
  readonly items: readonly StepItem[];
  /** How many more there are, in words; often empty. */
  readonly more: string;
}

export interface StepItem {
  /** The path of a module, the key of a requirement; `null` for a module that the plan does not have. */
  readonly target: string | null;
  readonly text: string;
  /** Since when, and how far. */
  readonly note: string;
  readonly support: Support;
  readonly need: NeedWord | null;
}

export interface StepOffer {
  readonly kind: 'newForStep' | 'linkModule';
  readonly text: string;
}

export interface RestGroup {
  readonly kind: 'modules' | 'requirements';
  readonly heading: string;
  readonly count: number;
  /** Why it is worth a look. */
  readonly note: string;
  readonly items: readonly StepItem[];
  readonly more: string;
}

const support = exactly<Support>('now', 'from', 'open', 'never');
const kind = exactly<StepGroup['kind']>('modules', 'requirements');
const supportWord = shape<SupportWord>({ support, text });
const needWord = shape<NeedWord>({ necessity: exactly<Necessity>('blocking', 'degraded', 'nice'), text });
const item = shape<StepItem>({ target: orNull(text), text, note: text, support, need: orNull(needWord) });
const stepBox = shape<StepBox>({
  id: text,
  number: countOf,
  name: text,
  role: text,
  support,
  supportText: text,
  need: orNull(needWord),
  gap: text,
  groups: manyOf(shape<StepGroup>({ kind, label: text, items: manyOf(item), more: text })),
  offers: manyOf(shape<StepOffer>({ kind: exactly('newForStep', 'linkModule'), text })),
});

export const isProcessPicture: Check<ProcessPicture> = shape<ProcessPicture>({
  root: text,
  name: text,
  lanes: manyOf(
    shape<Lane>({ id: text, name: text, figures: manyOf(supportWord), note: text, steps: manyOf(stepBox) }),
  ),
  rest: manyOf(
    shape<RestGroup>({ kind, heading: text, count: countOf, note: text, items: manyOf(item), more: text }),
  ),
  more: text,
  fewer: text,
  legend: manyOf(supportWord),
  empty: orNull(shape<NonNullable<ProcessPicture['empty']>>({ heading: text, text })),
});
