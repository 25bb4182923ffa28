/** A table as rows that can be changed cell by cell and added to, whatever syntax it is written in. */
import type { RequirementFact } from '../../model/facts.ts';
import type { SourceEdit } from '../writer.ts';
import type { Grid } from './grid.ts';
import type { RequirementColumns } from './tableColumns.ts';

export interface RowTable {
  /** With the rows of headers. */
  readonly grid: Grid;
  readonly columns: RequirementColumns;
  /** Writes texts, as people read them, into cells of one row, by the index of their column. */
  setCells(row: number, texts: ReadonlyMap<number, string>): readonly SourceEdit[];
  /** Adds rows behind one, in its style; `null` where that cannot be done without touching others. */
  addRows(behind: number, rows: readonly (readonly string[])[]): SourceEdit | null;
  /** Adds blank columns at the end; `null` where cells of rows would come to stand below a new header. */
  addColumns(headers: readonly string[]): readonly SourceEdit[] | null;
}

/** The rows of each table by the place where they begin; tables have thousands. */
const rowsByPlace = new WeakMap<Grid, ReadonlyMap<string, number>>();

/** The row of a requirement, by its index in the grid; -1 where the table has none that begins there. */
export function rowOf({ grid }: RowTable, { range }: RequirementFact): number {
  let rows = rowsByPlace.get(grid);
  if (!rows) {
    rows = new Map(grid.rows.map((row, index) => [`${row.range.line}:${row.range.character}`, index]));
    rowsByPlace.set(grid, rows);
  }
  return rows.get(`${range.line}:${range.character}`) ?? -1;
}
