/** Which stop of a row of columns an arrow key leads to: columns are the steps of a process, each with its own stops. */

export interface Stop {
  readonly column: number;
  readonly row: number;
}

/** `counts` says how many stops each column has; none of them is 0. `null` where the key leads nowhere. */
export function nextStop(counts: readonly number[], { column, row }: Stop, key: string): Stop | null {
  const last = counts.length - 1;
  const into = (to: number, at: number): Stop | null =>
    to < 0 || to > last ? null : { column: to, row: Math.min(at, (counts[to] ?? 1) - 1) };
  switch (key) {
    case 'ArrowRight':
      return into(column + 1, row);
    case 'ArrowLeft':
      return into(column - 1, row);
    case 'ArrowDown':
      return row + 1 < (counts[column] ?? 0) ? { column, row: row + 1 } : into(column + 1, 0);
    case 'ArrowUp':
      return row > 0 ? { column, row: row - 1 } : into(column - 1, Infinity);
    case 'Home':
      return into(0, 0);
    case 'End':
      return into(last, 0);
    default:
      return null;
  }
}
