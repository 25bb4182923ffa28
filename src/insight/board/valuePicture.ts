/**
 * What is still to be built, by value and effort: each requirement with its number in the suggested order, and where it
 * stands in the picture. Where nobody wrote a value, the priority stands in for it, and that is said.
 */
import { needsPlacement, priorities, type Priority } from '../../model/requirement.ts';
import { inSuggestedOrder, type WeighedRequirement } from '../suggestedOrder.ts';
import type { PictureSource } from './pictureSource.ts';

/** A part of the picture: worth much or little, for little or much effort. */
export const quadrants = ['first', 'plan', 'aside', 'less'] as const;
export type Quadrant = (typeof quadrants)[number];

export interface WeighedShown extends WeighedRequirement {
  /** How high it stands; `null` where it says neither a value nor a priority: it is in the list alone. */
  readonly height: number | null;
  /** `null` where it says no effort (or no height). */
  readonly quadrant: Quadrant | null;
}

export interface ValueShown {
  /** In the suggested order: the first has the number 1. */
  readonly rows: readonly WeighedShown[];
  /** What the heights are: values that people wrote, or, where nobody wrote any, ranks of priorities from 1 (P3) to 4. */
  readonly scale: 'value' | 'priority';
  /** From where on a value is high, and up to where an effort is small: the middle of those on show. */
  readonly middle: { readonly value: number; readonly effort: number } | null;
}

export function valueShown({ snapshot, root, keys }: PictureSource): ValueShown {
  const open = [...snapshot.requirements()].filter(
    (each) =>
      each.root === root &&
      needsPlacement(each) &&
      each.status !== 'released' &&
      (keys === null || keys.has(each.key)),
  );
  const ordered = inSuggestedOrder(snapshot, open);
  const values = ordered.flatMap(({ value }) => value ?? []);
  const heightOf = heights(values);
  const placed = ordered.map((row) => ({ ...row, height: heightOf(row.value, row.priority) }));
  const inPicture = placed.flatMap(({ height, effort }) =>
    height === null || effort === null ? [] : [{ height, effort }],
  );
  const middle =
    inPicture.length === 0
      ? null
      : {
          value: highFrom(inPicture.map(({ height }) => height)),
          effort: -highFrom(inPicture.map(({ effort }) => -effort)),
        };
  return {
    rows: placed.map((row) => ({ ...row, quadrant: quadrantOf(row, middle) })),
    scale: values.length > 0 || placed.every(({ height }) => height === null) ? 'value' : 'priority',
    middle,
  };
}

/** Priorities spread evenly over the values that are there, P0 as high as the highest. */
function heights(
  values: readonly number[],
): (value: number | null, priority: Priority | null) => number | null {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return (value, priority) => {
    if (value !== null) return value;
    if (priority === null) return null;
    const above = priorities.length - 1 - priorities.indexOf(priority);
    return values.length === 0 ? above + 1 : low + ((high - low) * above) / (priorities.length - 1);
  };
}

function quadrantOf(
  { height, effort }: Pick<WeighedShown, 'height' | 'effort'>,
  middle: ValueShown['middle'],
): Quadrant | null {
  if (height === null || effort === null || middle === null) return null;
  const isHigh = height >= middle.value;
  const isSmall = effort <= middle.effort;
  if (isHigh) return isSmall ? 'first' : 'plan';
  return isSmall ? 'aside' : 'less';
}

/** From which of the numbers on they are high: the middle one, and never the lowest where there are higher ones. */
function highFrom(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [lowest = 0] = sorted;
  const middle = sorted[Math.floor(sorted.length / 2)] ?? lowest;
  return middle > lowest ? middle : (sorted.find((number) => number > lowest) ?? lowest);
}
