/** What the edits of a table's cells have in common: which rows a cell belongs to, and why one is refused. */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { Cell, Grid } from './grid.ts';

/** A cell and the text that it is to hold, as people read it. */
export interface CellEdit {
  /** Indexes in the grid. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Edits as they are gathered. */
export interface CellEdits {
  cells: CellEdit[];
  refusals: Map<RequirementFact, Message>;
}

/** Whether a cell is of these rows alone; a merged one may be others' as well. */
export function belongsTo(
  grid: Grid,
  index: number,
  column: number,
  rows: ReadonlyMap<number, unknown>,
): boolean {
  const cell = grid.rows[index]?.cells[column];
  if (!cell || cell.spanned === 'across') return false;
  return rowsOfCell(grid, index, column).every((row) => rows.has(row));
}

export function rowsOfCell({ rows }: Grid, index: number, column: number): number[] {
  const cellAt = (row: number): Cell | undefined => rows[row]?.cells[column];
  let first = index;
  while (first > 0 && cellAt(first)?.spanned === 'down') first--;
  let last = index;
  while (cellAt(last + 1)?.spanned === 'down') last++;
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Why nothing is written where a further column would be the only place. One object, to be told by. */
export const noColumn: Message = message('The table has no column for it.');

export function mergedCell(): Message {
  return message('The cell is merged with others, so it cannot say something for this requirement alone.');
}
