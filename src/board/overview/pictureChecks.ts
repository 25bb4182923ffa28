/** What the checks of the pictures share: numbers, and lists that may be longer than those of a card. */
import type { Check } from '../messages.ts';

/** More than this no plan has, and no page could hold. */
const mostItems = 50_000;

export const countOf: Check<number> = (value): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** A place in a drawing. */
export const placeOf: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e6;

export function manyOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= mostItems && value.every((one) => check(one));
}
