/** One line of the bench's table. `bar` is what it is held to, `null` where it is only told. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: string | null;
  readonly holds: boolean | null;
}

/** A row held to “at most”. */
export function atMost(name: string, value: number, unit: string, bar: number): Row {
  return { name, value, unit, bar: `≤ ${bar}`, holds: value <= bar };
}

/** A row that only tells: absolute times say more of the machine than of us. */
export function told(name: string, value: number, unit: string): Row {
  return { name, value, unit, bar: null, holds: null };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
