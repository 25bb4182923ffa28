/** What an import would change in a document: what it adds, changes and leaves, and what the file no longer has. */
import type { Field } from '../../model/field.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import type { Column } from '../../readers/table/tableColumns.ts';
import { isOwn } from '../../readers/table/fieldClaims.ts';
import { type RowTable, rowOf } from '../../readers/table/rowTable.ts';
import { writableFields } from '../../readers/writer.ts';
import { headerKey } from '../../vocabulary/headers.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { tableOf, titleColumnOf } from '../adding/newRow.ts';
import { type ValueColumn, valueColumns, valueOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';

export interface ImportedChange {
  readonly field: Field;
  /** The word over the column. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** The column of the table that says it, where it stands in one. */
  readonly column: Column | null;
}

export interface ChangedItem {
  readonly item: ImportedItem;
  readonly requirement: Requirement;
  readonly changes: readonly ImportedChange[];
}

export interface Comparison {
  readonly added: readonly ImportedItem[];
  readonly changed: readonly ChangedItem[];
  readonly unchanged: readonly Requirement[];
  /** In the document and not in the file: they are left as they are. */
  readonly gone: readonly Requirement[];
  /** Defined in another document already, so that adding them would make duplicates. */
  readonly elsewhere: readonly { readonly item: ImportedItem; readonly requirement: Requirement }[];
  /** Without an id, and with a title that the document has more than once. */
  readonly ambiguous: readonly ImportedItem[];
  /** Rows of the file with an id that a row above has. */
  readonly repeated: readonly ImportedItem[];
  /** How many were known by their titles, as they have no id. */
  readonly byTitle: number;
  /** Columns of the file that the document has no place for, of those that are kept. */
  readonly withoutPlace: readonly string[];
}

const settable: ReadonlySet<Field> = new Set(writableFields);

/** A tracker's bare numbers are ids within it alone; with the prefix they are ids anywhere. */
export function withIdPrefix(table: ImportedTable, prefix: string): ImportedTable {
  const items = table.items.map((item) =>
    item.id !== null && /^\d{1,20}$/u.test(item.id) ? { ...item, id: prefix + item.id } : item,
  );
  return { ...table, items };
}

/** `document` is `null` where a new one is to be made. */
export function compareImport(
  snapshot: Pick<Snapshot, 'documents'>,
  table: ImportedTable,
  document: DocumentEntry | null,
  tables: readonly RowTable[],
  { root, source }: { readonly root: string; readonly source: string | null },
): Comparison {
  const here = (document?.requirements ?? []).filter(
    ({ fact }) => fact.role === 'definition' && fact.isInformative !== true,
  );
  const columns = valueColumns(table);
  const byId = new Map(here.flatMap((each) => (each.id === null ? [] : [[idKey(each.id), each] as const])));
  const byTitle = grouped(here);
  const titles = grouped(table.items);
  const others = definedElsewhere(snapshot, root, new Set([document?.uri, source]));
  const added: ImportedItem[] = [];
  const changed: ChangedItem[] = [];
  const unchanged: Requirement[] = [];
  const elsewhere: { item: ImportedItem; requirement: Requirement }[] = [];
  const ambiguous: ImportedItem[] = [];
  const repeated: ImportedItem[] = [];
  const seen = new Set<string>();
  const matched = new Set<Requirement>();
  let titled = 0;
  const match = (item: ImportedItem, requirement: Requirement): void => {
    matched.add(requirement);
    const changes = changesOf(item, requirement, columns, tables, table);
    if (changes.length > 0) changed.push({ item, requirement, changes });
    else unchanged.push(requirement);
  };
  for (const item of table.items) {
    const key = item.id === null ? null : idKey(item.id);
    if (key !== null && seen.has(key)) {
      repeated.push(item);
      continue;
    }
    if (key !== null) seen.add(key);
    const known = key === null ? undefined : byId.get(key);
    const other = key === null ? undefined : others.get(key);
    if (known) match(item, known);
    else if (other) elsewhere.push({ item, requirement: other });
    else if (key !== null) added.push(item);
    else {
      const named = byTitle.get(nameKey(item.title)) ?? [];
      const [only] = named;
      if (!only) added.push(item);
      else if (named.length > 1 || (titles.get(nameKey(item.title)) ?? []).length > 1) ambiguous.push(item);
      else {
        titled++;
        match(item, only);
      }
    }
  }
  const unclear = new Set(ambiguous.map(({ title }) => nameKey(title)));
  return {
    added,
    changed,
    unchanged,
    gone: here.filter((each) => !matched.has(each) && !unclear.has(nameKey(each.title))),
    elsewhere,
    ambiguous,
    repeated,
    byTitle: titled,
    withoutPlace: document
      ? columns.filter((column) => !hasPlace(column, here, tables)).map(({ header }) => header)
      : [],
  };
}

/** The column of a table for one of the import: that of the same header, else the one that means the same. */
export function columnFor({ columns }: RowTable, { header, field }: ValueColumn): Column | null {
  const own = columns.columns.filter((each) => each.field !== 'id' && each.index !== columns.title?.index);
  return (
    own.find(({ name }) => headerKey(name) === headerKey(header)) ??
    (field === 'other' || field === 'rowNumber' ? null : (own.find((each) => each.field === field) ?? null))
  );
}

/** What a field says now, of what is written at the requirement itself. */
export function textNow(
  requirement: Requirement,
  { field, header }: ValueColumn,
  column: Column | null,
): string {
  const said = requirement.fact.claims.filter(
    (claim) =>
      isOwn(claim) &&
      claim.field === (column?.field ?? field) &&
      (field !== 'other' || headerKey(claim.name) === headerKey(header)) &&
      (!column || claim.name === column.name),
  );
  return said
    .map(({ text }) => text)
    .filter((text) => !isPlaceholder(text))
    .join('；');
}

function changesOf(
  item: ImportedItem,
  requirement: Requirement,
  columns: readonly ValueColumn[],
  tables: readonly RowTable[],
  { columns: imported }: ImportedTable,
): readonly ImportedChange[] {
  const table = requirement.fact.shape === 'row' ? tableOf(tables, requirement.fact) : null;
  const changes: ImportedChange[] = [];
  if (!isSame(requirement.title, item.title) && item.title !== '')
    changes.push({
      field: 'title',
      name: imported.find(({ field }) => field === 'title')?.header ?? '',
      before: requirement.title,
      after: item.title,
      column: table ? titleColumnOf(table) : null,
    });
  for (const column of columns) {
    const after = valueOf(column, item);
    // A blank cell is no word against what the document says: people may have completed it there.
    if (after === '') continue;
    const target = table ? columnFor(table, column) : null;
    if (table && !target) continue;
    const own = { ...column, field: target?.field ?? column.field };
    const before =
      table && target && own.field !== 'module' && own.field !== 'submodule'
        ? cellNow(table, requirement, target)
        : textNow(requirement, column, target);
    if (!table && before === '' && column.field === 'other') continue;
    if (!isSame(before, after))
      changes.push({ field: own.field, name: target?.name ?? column.header, before, after, column: target });
  }
  return changes;
}

function cellNow(table: RowTable, { fact }: Requirement, { index }: Column): string {
  const text = table.grid.rows[rowOf(table, fact)]?.cells[index]?.text ?? '';
  return isPlaceholder(text) ? '' : text;
}

/** Line ends, blanks and the signs between the values of a list may differ in what a format can hold. */
function isSame(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/\s{0,100}[;；|、\n]\s{0,100}/gu, ';')
      .replace(/\s{1,100}/gu, ' ')
      .trim();
  return plain(a) === plain(b);
}

function hasPlace(column: ValueColumn, here: readonly Requirement[], tables: readonly RowTable[]): boolean {
  if (tables.length > 0 && here.some(({ fact }) => fact.shape === 'row'))
    return tables.some((table) => columnFor(table, column) !== null);
  // Elsewhere only the fields that people set have lines of their own; the rest would be lost without a word.
  return settable.has(column.field) || column.field === 'submodule';
}

function grouped<Named extends { readonly title: string }>(
  items: readonly Named[],
): ReadonlyMap<string, Named[]> {
  const groups = new Map<string, Named[]>();
  for (const item of items) {
    const others = groups.get(nameKey(item.title));
    if (others) others.push(item);
    else groups.set(nameKey(item.title), [item]);
  }
  return groups;
}

function definedElsewhere(
  snapshot: Pick<Snapshot, 'documents'>,
  root: string,
  leaveOut: ReadonlySet<string | null | undefined>,
): ReadonlyMap<string, Requirement> {
  const found = new Map<string, Requirement>();
  for (const document of snapshot.documents()) {
    if (document.root !== root || leaveOut.has(document.uri)) continue;
    for (const requirement of document.requirements) {
      const { id, fact } = requirement;
      if (id === null || fact.role !== 'definition' || fact.isCopy === true) continue;
      if (!found.has(idKey(id))) found.set(idKey(id), requirement);
    }
  }
  return found;
}
