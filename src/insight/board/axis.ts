/** An axis of a drawing: where a number stands, and which numbers are written beside it. */

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface Axis {
  place(number: number): number;
  readonly ticks: readonly Tick[];
}

/** How far apart the numbers beside an axis stand at least. */
export interface AxisLook {
  readonly from: number;
  readonly to: number;
  readonly gap: number;
}

/** Even steps, or ever larger ones where a few numbers are many times as large as most. */
export function axisOf(numbers: readonly number[], look: AxisLook): Axis {
  const sorted = [...numbers].sort((a, b) => a - b);
  const low = sorted[0] ?? 0;
  const high = sorted.at(-1) ?? low;
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? low;
  const isWide = low >= 0 && high > 20 && high > 10 * Math.max(middle, 1);
  const bend = isWide ? (number: number): number => Math.log1p(number) : (number: number): number => number;
  const { from, to, gap } = look;
  const place = (number: number): number =>
    high === low
      ? (from + to) / 2
      : from + ((bend(number) - bend(low)) / (bend(high) - bend(low))) * (to - from);
  const wanted = isWide ? growing(low, high) : even(low, high, Math.abs(to - from) / gap);
  const ticks: Tick[] = [];
  for (const number of wanted) {
    const at = place(number);
    if (ticks.every((other) => Math.abs(other.at - at) >= gap)) ticks.push({ at, text: `${number}` });
  }
  return { place, ticks };
}

function even(low: number, high: number, most: number): readonly number[] {
  if (high === low) return [rounded(low)];
  const rough = (high - low) / Math.max(1, Math.min(most, 6));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first;
  return Array.from({ length: Math.max(0, count) + 1 }, (_, index) => rounded((first + index) * step));
}

function growing(low: number, high: number): readonly number[] {
  const found: number[] = low <= 0 ? [0] : [];
  for (let power = 1; power <= high; power *= 10) {
    for (const one of [power, 2 * power, 5 * power]) if (one >= low && one <= high) found.push(one);
  }
  return found;
}

function rounded(number: number): number {
  return Number(number.toPrecision(6));
}
