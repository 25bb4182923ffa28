/**
 * Which cells of a table have to change so that some of its requirements say something else and all others
 * say what they said: blank cells go on with the module above, and merged cells belong to several rows.
 * How a cell is written is the business of the format.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import { documentLanguage, fieldWord } from '../../vocabulary/fieldWords.ts';
import { documentChanged, type FieldValue, valueText, type WritableField } from '../writer.ts';
import { belongsTo, type CellEdit, type CellEdits, mergedCell, noColumn } from './cellEdits.ts';
import { says, takesPart } from './fieldClaims.ts';
import type { Grid, GridRow } from './grid.ts';
import { ModuleEdits } from './moduleEdits.ts';
import type { Column, RequirementColumns } from './tableColumns.ts';

export interface TableWritten {
  readonly cells: readonly CellEdit[];
  readonly refusals: ReadonlyMap<RequirementFact, Message>;
}

/** `facts` were read from rows of this grid. */
export function tableEdits(
  grid: Grid,
  columns: RequirementColumns,
  facts: readonly RequirementFact[],
  field: WritableField,
  value: FieldValue,
): TableWritten {
  const refusals = new Map<RequirementFact, Message>();
  const rows = new Map<number, RequirementFact>();
  const rowAt = new Map(grid.rows.map(({ range }, index) => [startOf(range), index]));
  for (const fact of facts) {
    const index = rowAt.get(startOf(fact.range));
    if (index === undefined) refusals.set(fact, documentChanged());
    else rows.set(index, fact);
  }
  const written =
    field === 'module'
      ? new ModuleEdits(grid, columns, value).edits(rows)
      : cellOfEach(grid, columns, rows, field, valueText(value));
  for (const [fact, why] of refusals) written.refusals.set(fact, why);
  return written;
}

function cellOfEach(
  grid: Grid,
  { columns }: RequirementColumns,
  rows: ReadonlyMap<number, RequirementFact>,
  field: WritableField,
  text: string,
): CellEdits {
  const draft: CellEdits = { cells: [], refusals: new Map() };
  for (const [index, fact] of rows) {
    const row = grid.rows[index];
    const column = row && columnFor(grid, columns, row, field);
    // Where there is no column there is nothing to clear.
    if (!column && text === '') continue;
    if (!column) draft.refusals.set(fact, noColumn);
    else if ('key' in column) draft.refusals.set(fact, column);
    else if (!belongsTo(grid, index, column.index, rows)) draft.refusals.set(fact, mergedCell());
    else if (row.cells[column.index]?.text !== text && row.cells[column.index]?.spanned !== 'down')
      draft.cells.push({ row: index, column: column.index, text });
  }
  return draft;
}

/** The column that counts for this row: one that says it already, else one that is meant for it. */
function columnFor(
  grid: Grid,
  columns: readonly Column[],
  row: GridRow,
  field: WritableField,
): Column | Message | null {
  const taking = columns.filter((column) => takesPart(column.field, field) !== null);
  const text = (column: Column): string => row.cells[column.index]?.text ?? '';
  const saying = taking.find((column) => says(text(column), column.field, field));
  const outright = saying ?? taking.find((column) => column.field === field);
  if (outright) return outright;
  const mixed = taking[0];
  if (!mixed) return null;
  // An empty cell is what the others of its column are.
  const others = grid.rows.slice(1).map(({ cells }) => cells[mixed.index]?.text ?? '');
  const otherField = field === 'phase' ? 'status' : 'phase';
  if ([text(mixed), ...others].every((other) => !says(other, mixed.field, otherField))) return mixed;
  return field === 'phase'
    ? message('The column “{0}” holds statuses here, so a phase cannot be written into it.', mixed.name)
    : message('The column “{0}” holds phases here, so a status cannot be written into it.', mixed.name);
}

/** The rows whose requirements were refused for lack of a column alone, by their index in the grid. */
export function rowsWithoutColumn(
  grid: Grid,
  refusals: ReadonlyMap<RequirementFact, Message>,
): ReadonlyMap<number, RequirementFact> {
  const lacking = new Map<string, RequirementFact>();
  for (const [fact, why] of refusals) if (why === noColumn) lacking.set(startOf(fact.range), fact);
  const rows = new Map<number, RequirementFact>();
  if (lacking.size === 0) return rows;
  for (const [index, { range }] of grid.rows.entries()) {
    const fact = lacking.get(startOf(range));
    if (fact) rows.set(index, fact);
  }
  return rows;
}

/** The word over a new column, in the language of the other headers. */
export function newHeader(grid: Grid, field: WritableField): string {
  const headers = (grid.rows[0]?.cells ?? []).map(({ text }) => text).join(' ');
  return fieldWord(field, documentLanguage(headers));
}

function startOf({ line, character }: TextRange): string {
  return `${line}:${character}`;
}
