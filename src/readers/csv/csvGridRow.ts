import type { Cell, GridRow } from '../table/grid.ts';
import { unprotected } from '../table/trackerCells.ts';
import type { CsvCell, CsvRow } from './scanCsv.ts';

/** A row of separated values as a row of any table; the two share their `range`. */
export function csvGridRow(text: string, { cells, range }: CsvRow): GridRow {
  return { cells: cells.map((cell) => gridCell(text, cell)), range };
}

function gridCell(text: string, cell: CsvCell): Cell {
  const source = text.slice(cell.contentStart, cell.contentEnd);
  return { text: unprotected(cell.text), source, range: cell.range, spanned: null };
}
