/** Where a table keeps the id of a row that has none yet. */
import { documentLanguage, fieldWord } from '../../vocabulary/fieldWords.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { Grid } from './grid.ts';
import type { RequirementColumns } from './tableColumns.ts';

/** The column for ids in which this row says nothing; `null` where the table has none. */
export function idColumnOf(grid: Grid, { columns, id }: RequirementColumns, row: number): number | null {
  const isFree = (index: number): boolean => {
    const cell = grid.rows[row]?.cells[index];
    return cell !== undefined && cell.spanned === null && (cell.text === '' || isPlaceholder(cell.text));
  };
  if (id) return isFree(id.index) ? id.index : null;
  // A column of ids in which nothing stands yet counts as one of row numbers.
  return columns.find(({ index, name }) => fieldOfHeader(name) === 'id' && isFree(index))?.index ?? null;
}

/** The word over a new column of ids, in the language of the other headers. */
export function idHeader({ rows }: Grid): string {
  const headers = (rows[0]?.cells ?? []).map(({ text }) => text).join(' ');
  return fieldWord('id', documentLanguage(headers));
}
