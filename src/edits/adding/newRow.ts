/** A further row behind the row of a requirement: its id and title, and what the table's own form asks for. */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { csvTable } from '../../readers/csv/csvTable.ts';
import { pipeTables } from '../../readers/markdown/pipeTables.ts';
import type { Column } from '../../readers/table/tableColumns.ts';
import { type RowTable, rowOf } from '../../readers/table/rowTable.ts';
import type { SourceEdit } from '../../readers/writer.ts';

/** The tables of a text that rows can be added to. */
export function rowTablesOf(reader: string | undefined, text: string): readonly RowTable[] {
  if (reader === 'markdown') return pipeTables(text);
  const table = reader === 'csv' ? csvTable(text) : null;
  return table ? [table] : [];
}

/** The table that a requirement stands in. */
export function tableOf(tables: readonly RowTable[], fact: RequirementFact): RowTable | null {
  return tables.find((table) => rowOf(table, fact) >= 0) ?? null;
}

/** The last row of a requirement, which may go on over several. */
export function lastRowOf(table: RowTable, fact: RequirementFact): number {
  const first = rowOf(table, fact);
  const last = table.grid.rows.findLastIndex(({ range }) => range.endLine <= fact.range.endLine);
  return Math.max(first, last);
}

export interface NewRow {
  readonly id: string | null;
  readonly title: string;
  /** Whether it is of the same module as the row that it follows. */
  readonly sameModule: boolean;
}

export function newRow(
  tables: readonly RowTable[],
  like: RequirementFact,
  { id, title, sameModule }: NewRow,
): SourceEdit | Message {
  const table = tableOf(tables, like);
  const titleColumn = table && titleColumnOf(table);
  if (!table || !titleColumn)
    return message('A row cannot be added to this kind of table. Add it in the document.');
  const row = rowOf(table, like);
  const { columns } = table.columns;
  const texts: string[] = Array.from({ length: table.grid.columns }, () => '');
  for (const { index, field } of columns) {
    if (field === 'rowNumber') texts[index] = nextNumber(table, index);
    if (!sameModule || (field !== 'module' && field !== 'submodule')) continue;
    // A table that leaves the cell blank below the first row of a module goes on so.
    if (!continuesCells(table, index)) texts[index] = table.grid.rows[row]?.cells[index]?.text ?? '';
  }
  if (id !== null && table.columns.id) texts[table.columns.id.index] = id;
  texts[titleColumn.index] = title;
  return (
    table.addRows(lastRowOf(table, like), [texts]) ??
    message('A row cannot be added to this kind of table. Add it in the document.')
  );
}

/** Where a title is written: `null` in a list of levels, whose last filled cell is the title. */
export function titleColumnOf({ columns }: RowTable): Column | null {
  return columns.title ?? columns.columns.find(({ field }) => field === 'description') ?? null;
}

/** Behind the highest number that the column holds; blank where it holds none. */
export function nextNumber({ grid, columns }: RowTable, index: number): string {
  let most = -1;
  for (const { cells } of grid.rows.slice(columns.firstRow)) {
    const text = cells[index]?.text ?? '';
    if (/^\d{1,9}$/u.test(text)) most = Math.max(most, Number(text));
  }
  return most < 0 ? '' : String(most + 1);
}

/** Whether rows leave a module's cell blank to go on with the one above. */
export function continuesCells({ grid, columns }: RowTable, index: number): boolean {
  const before = (columns.title?.index ?? 0) > index;
  const texts = grid.rows.slice(columns.firstRow).map(({ cells }) => cells[index]?.text ?? '');
  return before && texts.some((text, at) => at > 0 && text === '') && texts.some((text) => text !== '');
}
