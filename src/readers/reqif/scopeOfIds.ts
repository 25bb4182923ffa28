import type { RequirementFact } from '../../model/facts.ts';

/** Where most ids are bare numbers, which each module of DOORS counts for itself, they count in this file only. */
export function scopeOfIds(requirements: readonly RequirementFact[], path: string): string | null {
  const numbers = requirements.filter(({ id }) => id !== null && /^\d{1,10}$/.test(id)).length;
  return numbers * 2 > requirements.length ? path : null;
}
