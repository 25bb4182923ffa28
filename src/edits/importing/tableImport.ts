/** What an import writes into tables: cells of known rows, further rows behind those of their module, further columns. */
import { isOwn } from '../../readers/table/fieldClaims.ts';
import { type RowTable, rowOf } from '../../readers/table/rowTable.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import { headerKey } from '../../vocabulary/headers.ts';
import {
  continuesCells,
  lastRowOf,
  nextNumber,
  rowTablesOf,
  tableOf,
  titleColumnOf,
} from '../adding/newRow.ts';
import type { Draft } from './draft.ts';
import type { Pending } from './fieldRounds.ts';
import { valueColumns, type ValueColumn, valueOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';
import { columnFor } from './itemChanges.ts';

/** Whether a change is the content of one cell, and says nothing of the rows below it. */
export function isOneCell(draft: Draft, tables: readonly RowTable[], { index, change }: Pending): boolean {
  const fact = draft.facts[index];
  const table = fact && tableOf(tables, fact);
  if (!table || !change.column) return false;
  const cell = table.grid.rows[rowOf(table, fact)]?.cells[change.column.index];
  if (cell && cell.spanned !== null) return false;
  if (change.field !== 'module' && change.field !== 'submodule') return true;
  const others = table.columns.columns.filter(({ field, level }) => field === 'submodule' || level > 0);
  return others.length === 0 && !continuesCells(table, change.column.index);
}

export function cellEdits(
  draft: Draft,
  tables: readonly RowTable[],
  changes: readonly Pending[],
): readonly SourceEdit[] {
  const byRow = new Map<number, Map<number, string>>();
  for (const { index, change } of changes) {
    const texts = byRow.get(index) ?? new Map<number, string>();
    byRow.set(index, texts.set(change.column?.index ?? 0, change.after));
  }
  return [...byRow].flatMap(([index, texts]) => {
    const fact = draft.facts[index];
    const table = fact && tableOf(tables, fact);
    return table ? table.setCells(rowOf(table, fact), texts) : [];
  });
}

/**
 * Gives tables the columns that the rows of the import need there and that somebody agreed to. `false` where a
 * table cannot get them.
 */
export function addColumns(
  draft: Draft,
  columns: readonly ValueColumn[],
  agreed: ReadonlySet<string>,
  isConcerned: (table: RowTable) => boolean,
): boolean {
  const edits: SourceEdit[] = [];
  for (const table of rowTablesOf(draft.reader, draft.text)) {
    if (!isConcerned(table)) continue;
    const missing = columns.filter(
      (column) => agreed.has(headerKey(column.header)) && !columnFor(table, column),
    );
    if (missing.length === 0) continue;
    const added = table.addColumns(missing.map(({ header }) => header));
    if (!added) return false;
    edits.push(...added);
  }
  draft.apply(edits);
  return true;
}

export function rowEdits(
  draft: Draft,
  table: RowTable,
  items: readonly ImportedItem[],
  imported: ImportedTable,
  isLeftOut: (item: ImportedItem, column: ValueColumn) => boolean,
): readonly SourceEdit[] {
  const columns = valueColumns(imported);
  const targets = columns.map((column) => columnFor(table, column));
  const module = columns.find(({ field }) => field === 'module');
  const counted = table.columns.columns
    .filter(({ field }) => field === 'rowNumber')
    .map(({ index }) => ({ index, next: nextNumber(table, index) }));
  const title = titleColumnOf(table);
  const places = placesByModule(draft, table);
  const behind = new Map<number, string[][]>();
  for (const [at, item] of items.entries()) {
    const texts: string[] = Array.from({ length: table.grid.columns }, () => '');
    if (title) texts[title.index] = item.title;
    for (const { index, next } of counted) if (next !== '') texts[index] = String(Number(next) + at);
    for (const [index, column] of columns.entries()) {
      const target = targets[index];
      const text = valueOf(column, item);
      if (target && text !== '' && column.field !== 'rowNumber' && !isLeftOut(item, column))
        texts[target.index] = text;
    }
    if (item.id !== null && table.columns.id) texts[table.columns.id.index] = item.id;
    const row = places(module ? valueOf(module, item) : '');
    const rows = behind.get(row);
    if (rows) rows.push(texts);
    else behind.set(row, [texts]);
  }
  return [...behind].flatMap(([row, rows]) => table.addRows(row, rows) ?? []);
}

/** The last row of the same module, else of the table. */
function placesByModule({ facts }: Draft, table: RowTable): (module: string) => number {
  const last = new Map<string, number>();
  let end = table.grid.rows.length - 1;
  for (const fact of facts) {
    if (rowOf(table, fact) < 0) continue;
    end = lastRowOf(table, fact);
    for (const claim of fact.claims)
      if (claim.field === 'module' && isOwn(claim) && claim.text !== '') last.set(claim.text, end);
  }
  return (module) => last.get(module) ?? end;
}
