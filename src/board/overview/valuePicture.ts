/**
 * The value picture as the page gets it: the list in the suggested order, and where everything stands in drawings of
 * several widths, of which the page shows the one that fits. Numbers join the two.
 */
import type { Necessity } from '../../model/requirement.ts';
import { exactly, flag, orNull, shape, text, type Check } from '../messages.ts';
import { countOf, manyOf, placeOf } from './pictureChecks.ts';

/** Worth much for little effort, much for much, little for little, little for much. */
export type QuadrantName = 'first' | 'plan' | 'aside' | 'less';

/** `none` where nobody says whether the process stops without it. */
export type Need = Necessity | 'none';

export interface ValuePicture {
  readonly root: string;
  /** What the picture is, for those who hear it, and how to get through it. */
  readonly name: string;
  readonly listName: string;
  readonly hint: string;
  /** Says a mark that stands for many: `{0}` how many, `{1}` their numbers. */
  readonly many: string;
  /** What such a mark means; empty where there is none. */
  readonly stack: string;
  /** The number of a row is its place, from 1. */
  readonly rows: readonly ValueRow[];
  /** Narrow to wide. */
  readonly drawings: readonly Drawing[];
  readonly axes: { readonly height: string; readonly effort: string; readonly band: string };
  readonly quadrants: readonly QuadrantWord[];
  /** What the shapes mean. */
  readonly needs: readonly { readonly need: Need; readonly text: string; readonly count: number }[];
  /** What is estimated, and what is left out. */
  readonly notes: readonly string[];
  readonly empty: { readonly heading: string; readonly text: string } | null;
}

export interface ValueRow {
  readonly key: string;
  /** Empty where it has none. */
  readonly id: string;
  readonly title: string;
  readonly need: Need;
  readonly needText: string;
  readonly quadrant: QuadrantName | null;
  readonly quadrantText: string;
  /** Value and effort in words. */
  readonly weights: string;
  /** Whatever else decides about its place, and its status. */
  readonly facts: string;
  /** Whether its height comes from its priority. */
  readonly isEstimated: boolean;
}

export interface QuadrantWord {
  readonly quadrant: QuadrantName;
  readonly word: string;
  readonly means: string;
  readonly count: number;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly plot: Rectangle | null;
  readonly band: Rectangle | null;
  readonly heightTicks: readonly AxisTick[];
  readonly effortTicks: readonly AxisTick[];
  readonly cut: Point | null;
  readonly marks: readonly Mark[];
  readonly labels: readonly Label[];
}

export interface AxisTick {
  readonly at: number;
  readonly text: string;
}

export interface Mark {
  readonly numbers: readonly number[];
  readonly box: Rectangle;
  readonly from: Point | null;
}

export interface Label {
  readonly number: number;
  readonly text: string;
  readonly box: Rectangle;
  readonly leader: { readonly from: Point; readonly to: Point } | null;
}

const quadrant = exactly<QuadrantName>('first', 'plan', 'aside', 'less');
const need = exactly<Need>('blocking', 'degraded', 'nice', 'none');
const point = shape<Point>({ x: placeOf, y: placeOf });
const rectangle = shape<Rectangle>({ x: placeOf, y: placeOf, width: placeOf, height: placeOf });
const tick = shape<AxisTick>({ at: placeOf, text });
const leader = shape<NonNullable<Label['leader']>>({ from: point, to: point });
const drawing = shape<Drawing>({
  width: placeOf,
  height: placeOf,
  plot: orNull(rectangle),
  band: orNull(rectangle),
  heightTicks: manyOf(tick),
  effortTicks: manyOf(tick),
  cut: orNull(point),
  marks: manyOf(shape<Mark>({ numbers: manyOf(countOf), box: rectangle, from: orNull(point) })),
  labels: manyOf(shape<Label>({ number: countOf, text, box: rectangle, leader: orNull(leader) })),
});
const row = shape<ValueRow>({
  key: text,
  id: text,
  title: text,
  need,
  needText: text,
  quadrant: orNull(quadrant),
  quadrantText: text,
  weights: text,
  facts: text,
  isEstimated: flag,
});

export const isValuePicture: Check<ValuePicture> = shape<ValuePicture>({
  root: text,
  name: text,
  listName: text,
  hint: text,
  many: text,
  stack: text,
  rows: manyOf(row),
  drawings: manyOf(drawing),
  axes: shape<ValuePicture['axes']>({ height: text, effort: text, band: text }),
  quadrants: manyOf(shape<QuadrantWord>({ quadrant, word: text, means: text, count: countOf })),
  needs: manyOf(shape<ValuePicture['needs'][number]>({ need, text, count: countOf })),
  notes: manyOf(text),
  empty: orNull(shape<NonNullable<ValuePicture['empty']>>({ heading: text, text })),
});
