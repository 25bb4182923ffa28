/**
 * What a file to be imported holds: its columns, each with the field that it counts as, and its rows as items.
 * The same readers understand it that would read it in place; people may say otherwise of any column.
 */
import type { Claim } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { csvDialect } from '../../readers/csv/csvDialect.ts';
import { csvGridRow } from '../../readers/csv/csvGridRow.ts';
import { scanCsv } from '../../readers/csv/scanCsv.ts';
import { tableToImport } from '../../readers/table/exportedTable.ts';
import type { GridRow } from '../../readers/table/grid.ts';
import type { Column, RequirementColumns } from '../../readers/table/tableColumns.ts';
import { tableRequirements } from '../../readers/table/tableRequirements.ts';
import { documentLanguage, type DocumentLanguage } from '../../vocabulary/fieldWords.ts';
import { statusWord } from '../../vocabulary/statusWords.ts';
import { isPlaceholder, priorityOf, statusOf } from '../../vocabulary/values.ts';

/** What a column counts as: `other` keeps it under its own name, `null` leaves it out. */
export type Mapped = Field | null;

export interface ImportedColumn {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly header: string;
  readonly field: Mapped;
  /** Of several columns of one field the one with the lowest counts. */
  readonly order: number;
  /** A few of its values, for people to tell what it holds. */
  readonly samples: readonly string[];
}

export interface ImportedItem {
  /** The row of the file, from 1, with the rows above the headers. */
  readonly row: number;
  readonly id: string | null;
  readonly title: string;
  /** What it says, by the index of the column; without blanks. */
  readonly texts: ReadonlyMap<number, string>;
}

export interface ImportedTable {
  /** The index of the row of headers. */
  readonly headersAt: number;
  readonly columns: readonly ImportedColumn[];
  /** The tracker that wrote the file, where its headers tell. */
  readonly tracker: string | null;
  readonly language: DocumentLanguage;
  readonly items: readonly ImportedItem[];
}

export interface ImportChoices {
  readonly headersAt?: number;
  /** What people say of columns, by their index. */
  readonly mapping?: ReadonlyMap<number, Mapped>;
}

/** The rows of separated values. */
export function rowsOfCsv(text: string, path: string): readonly GridRow[] {
  const dialect = csvDialect(text, path);
  if (!dialect) return [];
  return scanCsv(text, dialect.separator, dialect).map((row) => csvGridRow(text, row));
}

/** `null` where no row could be one of headers with something below it. */
export function importedTable(
  rows: readonly GridRow[],
  { headersAt, mapping = new Map() }: ImportChoices = {},
): ImportedTable | null {
  const table = tableToImport(rows, headersAt ?? null);
  if (!table) return null;
  const { grid } = table;
  const columns = mappedColumns(table.columns, mapping);
  const language = documentLanguage(
    grid.rows
      .slice(0, 30)
      .flatMap(({ cells }) => cells.map(({ text }) => text))
      .join(' '),
  );
  const rowAt = new Map(grid.rows.map((row) => [place(row), row]));
  const numberAt = new Map(rows.map((row, at) => [place(row), at + 1]));
  const facts = tableRequirements(grid, columns, { inherited: [], headings: [] });
  const items = facts.map((fact): ImportedItem => {
    const row = rowAt.get(place(fact));
    const texts = new Map<number, string>();
    for (const column of columns.columns) {
      const text = textOf(column, row, fact.claims, language);
      if (text !== '') texts.set(column.index, text);
    }
    // A tracker says the status in several columns, and one may be told by another, as by why it was closed.
    const status = columns.columns.find(({ field }) => field === 'status');
    const said = fact.claims.find((claim) => claim.field === 'status' && !isPlaceholderOf(claim));
    if (status && said) texts.set(status.index, plainWord(said, language));
    return { row: numberAt.get(place(fact)) ?? 0, id: fact.id, title: fact.title, texts };
  });
  const inOrder = [...columns.columns].sort((a, b) => a.index - b.index);
  return {
    headersAt: table.headersAt,
    tracker: columns.tracker?.name ?? null,
    language,
    items,
    columns: inOrder.flatMap((column): ImportedColumn[] => {
      const { index, name, field } = column;
      const samples = samplesOf(grid.rows.slice(columns.firstRow), index);
      if (name === '' && samples.length === 0) return [];
      // What nobody has named is left out until somebody says what it holds.
      const isUnnamed = name === '' && field === 'other' && !mapping.has(index);
      return [
        {
          index,
          header: name === '' ? unnamedHeader(index, language) : name,
          field: isUnnamed || mapping.get(index) === null ? null : field,
          order: columns.columns.indexOf(column),
          samples,
        },
      ];
    }),
  };
}

/** As spreadsheets call it, as `列 C`. */
function unnamedHeader(index: number, language: DocumentLanguage): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  const word = { en: 'Column', 'zh-cn': '列', 'zh-tw': '欄' }[language];
  return `${word} ${letters}`;
}

function mappedColumns(
  columns: RequirementColumns,
  mapping: ReadonlyMap<number, Mapped>,
): RequirementColumns {
  const mapped = columns.columns.map((column): Column => {
    const field = mapping.get(column.index);
    if (field === undefined || field === column.field) return column;
    return { index: column.index, name: column.name, field: field ?? 'other', level: 0 };
  });
  const named = (field: Field, before: Column | null): Column | null =>
    mapped.find((column) => column.index === before?.index && column.field === field) ??
    mapped.find((column) => column.field === field) ??
    null;
  return {
    ...columns,
    kind: 'definition',
    columns: mapped,
    id: named('id', columns.id),
    title: named('title', columns.title),
  };
}

/** Of a field the values that reading takes, with merged cells and a tracker's own words; else the cell. */
function textOf(
  { index, field, name }: Column,
  row: GridRow | undefined,
  claims: readonly Claim[],
  language: DocumentLanguage,
): string {
  const cell = row?.cells[index];
  if (field === 'module' || field === 'submodule' || field === 'status' || field === 'priority') {
    const said = claims.filter(
      (claim) => claim.field === field && claim.name === name && !isPlaceholderOf(claim),
    );
    const texts = said.map((claim) => plainWord(claim, language));
    if (field === 'module' || field === 'submodule') return [...new Set(texts)].join('；');
    return texts[0] ?? '';
  }
  // What goes on in the rows below belongs to it.
  if (field === 'description' || field === 'acceptance' || field === 'note') {
    const said = claims.filter((claim) => claim.field === field && claim.name === name && claim.text !== '');
    return said.map(({ text }) => text).join('\n');
  }
  const text = cell?.spanned === 'across' ? '' : (cell?.text ?? '');
  return isPlaceholder(text) ? '' : text;
}

function isPlaceholderOf({ text, meaning }: Claim): boolean {
  return meaning === undefined && isPlaceholder(text);
}

/** A word that only the tracker's export gives its meaning is written as one that is understood everywhere. */
function plainWord({ field, text, meaning }: Claim, language: DocumentLanguage): string {
  if (meaning === undefined) return text;
  if (field === 'priority') return priorityOf(text) === meaning ? text : meaning;
  if (statusOf(text) === meaning) return text;
  return isStatus(meaning) ? statusWord(meaning, language) : text;
}

function isStatus(meaning: NonNullable<Claim['meaning']>): meaning is Parameters<typeof statusWord>[0] {
  return !/^P\d$/u.test(meaning);
}

function samplesOf(rows: readonly GridRow[], index: number): readonly string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[index]?.text ?? '';
    if (text !== '') samples.add(text);
    if (samples.size >= 3) break;
  }
  return [...samples];
}

function place({ range }: { readonly range: { readonly line: number; readonly character: number } }): string {
  return `${range.line}:${range.character}`;
}
