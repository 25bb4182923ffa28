/** One line of the bench's table. `bar` is what it is held to, `null` where it is only told. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: string | null;
  /** `null` where it is only told, or where there was nothing to measure it against. */
  readonly holds: boolean | null;
  /** Whether the command fails when it does not hold: ratios and growth, which do not depend on the machine. */
  readonly gates?: boolean;
  /** Why there is no value. */
  readonly missing?: string;
}

/** A ratio held to “at most”. */
export function atMost(name: string, value: number, unit: string, bar: number): Row {
  return { name, value, unit, bar: `≤ ${bar}`, holds: value <= bar, gates: true };
}

/** An absolute value held to “at most”: it is told whether it holds on this machine, and no more. */
export function atMostHere(name: string, value: number, unit: string, bar: number): Row {
  return { name, value, unit, bar: `≤ ${bar}`, holds: value <= bar };
}

/** A row that only tells. */
export function told(name: string, value: number, unit: string): Row {
  return { name, value, unit, bar: null, holds: null };
}

/** A row that cannot be measured, with the reason. */
export function unmeasured(name: string, unit: string, bar: string, missing: string): Row {
  return { name, value: NaN, unit, bar, holds: null, missing };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
