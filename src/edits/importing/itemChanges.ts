/** What the row of an import says otherwise than the requirement that it is, and what has no place there. */
import type { Field } from '../../model/field.ts';
import type { Claim } from '../../model/facts.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { PlanNames } from '../../placement/planNames.ts';
import { isOwn, says } from '../../readers/table/fieldClaims.ts';
import { type RowTable, rowOf } from '../../readers/table/rowTable.ts';
import type { Column } from '../../readers/table/tableColumns.ts';
import { headerKey } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { tableOf, titleColumnOf } from '../adding/newRow.ts';
import { type ValueColumn, valueOf } from './importColumns.ts';
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

/** A document as far as it tells where a value of an import goes. */
export interface ImportPlaces {
  readonly names: PlanNames;
  readonly tables: readonly RowTable[];
  /** The keys of headers that the document may get, because somebody agreed to that. */
  readonly agreed: ReadonlySet<string>;
  /** Of columns that mean nothing to us: the keys of those that the document has already. */
  readonly used: ReadonlySet<string>;
}

/** The column of a table for one of the import: that of the same header, else the one that means the same. */
export function columnFor(
  { columns }: RowTable,
  { header, field }: Pick<ValueColumn, 'header' | 'field'>,
): Column | null {
  const own = columns.columns.filter((each) => each.field !== 'id' && each.index !== columns.title?.index);
  return (
    own.find(({ name }) => headerKey(name) === headerKey(header)) ??
    (field === 'other' || field === 'rowNumber' ? null : (own.find((each) => each.field === field) ?? null))
  );
}

/** Whether a requirement that stands in no table can say this: what means nothing to us only where it is asked for. */
export function hasLine({ agreed, used }: ImportPlaces, { field, header }: ValueColumn): boolean {
  return field !== 'other' || agreed.has(headerKey(header)) || used.has(headerKey(header));
}

/** `lacking` gets the headers of values that have no place. */
export function changesOf(
  item: ImportedItem,
  requirement: Requirement,
  columns: readonly ValueColumn[],
  { columns: imported }: ImportedTable,
  places: ImportPlaces,
  lacking: Set<string>,
): readonly ImportedChange[] {
  const table = requirement.fact.shape === 'row' ? tableOf(places.tables, requirement.fact) : null;
  const changes: ImportedChange[] = [];
  const headerOf = (field: Field): string => imported.find((column) => column.field === field)?.header ?? '';
  if (item.id !== null && requirement.id === null && table?.columns.id)
    changes.push({ field: 'id', name: headerOf('id'), before: '', after: item.id, column: table.columns.id });
  if (item.title !== '' && !isSame(requirement.title, item.title))
    changes.push({
      field: 'title',
      name: headerOf('title'),
      before: requirement.title,
      after: item.title,
      column: table ? titleColumnOf(table) : null,
    });
  for (const column of columns) {
    const after = valueOf(column, item);
    // A blank cell is no word against what the document says: people may have completed it there.
    if (after === '' || column.field === 'rowNumber') continue;
    const change = changeOf(column, after, requirement, table, places);
    if (change === 'noPlace') lacking.add(column.header);
    else if (change) changes.push(change);
  }
  return changes;
}

/** What one field of a requirement is to say, `null` where it says so. */
export function changeOf(
  column: ValueColumn,
  after: string,
  requirement: Requirement,
  table: RowTable | null,
  places: ImportPlaces,
): ImportedChange | 'noPlace' | null {
  const target = table ? columnFor(table, column) : null;
  if (table ? !target : !hasLine(places, column)) return 'noPlace';
  const field = target?.field ?? column.field;
  const isModule = field === 'module' || field === 'submodule';
  const before =
    table && target && !isModule ? cellNow(table, requirement, target) : textNow(requirement, column, target);
  if (isSame(before, after) || meansTheSame(field, before, after, requirement, table !== null, places))
    return null;
  return { field, name: target?.name ?? column.header, before, after, column: target };
}

/** What a field says now, of what is written at the requirement itself. */
function textNow(requirement: Requirement, { field, header }: ValueColumn, column: Column | null): string {
  const said = requirement.fact.claims.filter(
    (claim) =>
      isOwn(claim) &&
      isAbout(claim, column?.field ?? field) &&
      (field !== 'other' || headerKey(claim.name) === headerKey(header)) &&
      (!column || claim.name === column.name),
  );
  return said
    .map(({ text }) => text)
    .filter((text) => !isPlaceholder(text))
    .join('；');
}

/** A `phase` may be a column or key of statuses as well, which its word tells. */
function isAbout(claim: Claim, field: Field): boolean {
  if (claim.field === field) return true;
  const isEither = claim.field === 'phaseOrStatus' && (field === 'phase' || field === 'status');
  return isEither && says(claim.text, claim.field, field);
}

function cellNow(table: RowTable, { fact }: Requirement, { index }: Column): string {
  const text = table.grid.rows[rowOf(table, fact)]?.cells[index]?.text ?? '';
  return isPlaceholder(text) ? '' : text;
}

/** Another name for the same module or phase; and outside of tables what is inherited needs no line. */
function meansTheSame(
  field: Field,
  before: string,
  after: string,
  { modules, phase }: Requirement,
  isRow: boolean,
  { names }: ImportPlaces,
): boolean {
  if (field === 'module') {
    const module = names.module(after);
    if (!module) return false;
    if (before !== '') return names.module(before)?.path === module.path;
    return !isRow && modules.length === 1 && modules[0]?.path === module.path;
  }
  if (field === 'phase') {
    const named = names.phase(after);
    if (!named) return false;
    if (before !== '') return names.phase(before)?.id === named.id;
    return !isRow && phase?.id === named.id;
  }
  return false;
}

/** Line ends, blanks and the signs between the values of a list may differ in what a format can hold. */
export function isSame(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/\s{0,100}[;；|、\n]\s{0,100}/gu, ';')
      .replace(/;{2,}/gu, ';')
      .replace(/\s{1,100}/gu, ' ')
      .trim();
  return a === b || plain(a) === plain(b);
}
