/** Writes what an import changes and adds into a document that is there, cell by cell or field by field. */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import { isOwn } from '../../readers/table/fieldClaims.ts';
import { type RowTable, rowOf } from '../../readers/table/rowTable.ts';
import { type SourceEdit, type WritableField, writableFields } from '../../readers/writer.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { pathParts } from '../../vocabulary/names.ts';
import { lastRowOf, nextNumber, rowTablesOf, tableOf, titleColumnOf } from '../adding/newRow.ts';
import { addRequirement, canBeFollowed } from '../addRequirement.ts';
import type { PlanAndDocuments, TextOf } from '../planAndDocuments.ts';
import { setFieldOfMany } from '../setField.ts';
import { sameClaims } from '../writtenCheck.ts';
import { columnFor, type Comparison, type ImportedChange } from './compareImport.ts';
import { Draft } from './draft.ts';
import { valueColumns, valueOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';

export interface WrittenImport {
  readonly edits: readonly SourceEdit[];
  readonly notWritten: readonly string[];
}

interface Parts {
  readonly comparison: Comparison;
  readonly table: ImportedTable;
  readonly text: string;
}

export function writeImport(
  snapshot: PlanAndDocuments,
  entry: DocumentEntry,
  { comparison, table, text }: Parts,
  textOf: TextOf,
): WrittenImport | { readonly refusal: Message } {
  const draft = new Draft(snapshot, entry, text, textOf);
  const before = draft.facts;
  const indexOf = (requirement: Requirement): number => entry.facts.requirements.indexOf(requirement.fact);
  const notWritten = new Set<string>();
  const byCell: { readonly index: number; readonly change: ImportedChange }[] = [];
  const byField = new Map<string, { field: WritableField; after: string; indexes: number[] }>();
  const changed = new Map<number, ImportedChange[]>();
  for (const { requirement, changes } of comparison.changed) {
    const index = indexOf(requirement);
    for (const change of changes) {
      const field = writableFields.find((each) => each === change.field);
      // What a blank cell takes over from the rows above is the business of the one who writes modules.
      const isCell = change.column !== null && change.field !== 'module';
      if (isCell) byCell.push({ index, change });
      else if (field) {
        const key = `${field}\n${change.after}`;
        const group = byField.get(key) ?? { field, after: change.after, indexes: [] };
        group.indexes.push(index);
        byField.set(key, group);
      } else {
        notWritten.add(`${requirement.id ?? requirement.title}: ${change.name}`);
        continue;
      }
      changed.set(index, [...(changed.get(index) ?? []), change]);
    }
  }
  draft.apply(cellEdits(rowTablesOf(entry.facts.reader, text), before, byCell));
  for (const { field, after, indexes } of byField.values()) {
    const some = indexes.flatMap((index) => draft.requirements[index] ?? []);
    const value = field === 'module' ? { path: pathParts(after), text: after } : after;
    const set = setFieldOfMany(draft, some, field, value, draft.textOf);
    const isHere = !('refusal' in set) && set.into === 'document' && set.refused.size === 0;
    if (isHere) draft.apply(set.edits.get(entry.uri) ?? []);
    else
      for (const each of some) {
        notWritten.add(`${each.id ?? each.title}: ${field}`);
        const index = draft.requirements.indexOf(each);
        changed.set(
          index,
          (changed.get(index) ?? []).filter((change) => change.field !== field),
        );
      }
  }
  if (!isKept(before, draft.facts, changed))
    return {
      refusal: message(
        'This could not be written without changing something else. Change it in the document.',
      ),
    };
  const settled = draft.facts;
  const refusal = addAll(draft, entry, comparison.added, table);
  if (refusal) return { refusal };
  if (!isAdded(settled, draft.facts, comparison.added))
    return {
      refusal: message(
        'It could not be added without changing how something else is read. Add it in the document.',
      ),
    };
  return { edits: draft.edits, notWritten: [...notWritten] };
}

function cellEdits(
  tables: readonly RowTable[],
  facts: readonly RequirementFact[],
  changes: readonly { readonly index: number; readonly change: ImportedChange }[],
): readonly SourceEdit[] {
  const byRow = new Map<number, Map<number, string>>();
  for (const { index, change } of changes) {
    const texts = byRow.get(index) ?? new Map<number, string>();
    byRow.set(index, texts.set(change.column?.index ?? 0, change.after));
  }
  return [...byRow].flatMap(([index, texts]) => {
    const fact = facts[index];
    const table = fact && tableOf(tables, fact);
    return table ? table.setCells(rowOf(table, fact), texts) : [];
  });
}

/** Adds to the table that most of the document stands in, else one after the other as their neighbours are written. */
function addAll(
  draft: Draft,
  entry: DocumentEntry,
  items: readonly ImportedItem[],
  imported: ImportedTable,
): Message | null {
  if (items.length === 0) return null;
  const last = draft.requirements.findLast((each) => canBeFollowed(draft, each));
  if (!last)
    return message(
      'A requirement cannot be added in the way that those beside it are written. Add it in the document.',
    );
  const tables = rowTablesOf(entry.facts.reader, draft.text).filter((each) => titleColumnOf(each));
  const table = last.fact.shape === 'row' ? largest(tables, draft.facts) : null;
  if (table) {
    draft.apply(rowEdits(draft, table, items, imported));
    return null;
  }
  const columns = valueColumns(imported);
  for (const item of items) {
    const like =
      draft.requirements.findLast(
        (each) => canBeFollowed(draft, each) && each.fact.shape === last.fact.shape,
      ) ?? last;
    const fields = columns.flatMap((column) => {
      const field = writableFields.find((each) => each === column.field);
      const text = valueOf(column, item);
      if (!field || text === '') return [];
      const value = field === 'module' ? { path: pathParts(text), text } : text;
      return [{ field, valueFor: () => value }];
    });
    const done = addRequirement(draft, { title: item.title, id: item.id, like, fields }, draft.textOf);
    if ('refusal' in done) return done.refusal;
    draft.apply(done.edits.get(entry.uri) ?? []);
  }
  return null;
}

function rowEdits(
  draft: Draft,
  table: RowTable,
  items: readonly ImportedItem[],
  imported: ImportedTable,
): readonly SourceEdit[] {
  const columns = valueColumns(imported);
  const module = columns.find(({ field }) => field === 'module');
  const behind = new Map<number, string[][]>();
  const numbers = new Map<number, number>();
  const places = new Map<string, number>();
  for (const item of items) {
    const texts: string[] = Array.from({ length: table.grid.columns }, () => '');
    for (const { index, field } of table.columns.columns) {
      if (field !== 'rowNumber') continue;
      const next = nextNumber(table, index);
      const more = numbers.get(index) ?? 0;
      numbers.set(index, more + 1);
      if (next !== '') texts[index] = String(Number(next) + more);
    }
    for (const column of columns) {
      const target = columnFor(table, column);
      const text = valueOf(column, item);
      if (target && text !== '') texts[target.index] = text;
    }
    if (item.id !== null && table.columns.id) texts[table.columns.id.index] = item.id;
    const title = titleColumnOf(table);
    if (title) texts[title.index] = item.title;
    const name = module ? valueOf(module, item) : '';
    const at = places.get(name) ?? rowBehind(draft, table, name);
    places.set(name, at);
    behind.set(at, [...(behind.get(at) ?? []), texts]);
  }
  return [...behind].flatMap(([at, rows]) => table.addRows(at, rows) ?? []);
}

/** The last row of the same module, else of the table. */
function rowBehind(draft: Draft, table: RowTable, module: string): number {
  const inTable = draft.facts.filter((fact) => rowOf(table, fact) >= 0);
  const same = inTable.findLast(({ claims }) =>
    claims.some(
      (claim) => isOwn(claim) && claim.field === 'module' && claim.text === module && module !== '',
    ),
  );
  const like = same ?? inTable.at(-1);
  return like ? lastRowOf(table, like) : table.grid.rows.length - 1;
}

function largest(tables: readonly RowTable[], facts: readonly RequirementFact[]): RowTable | null {
  let best: RowTable | null = null;
  let most = 0;
  for (const table of tables) {
    const count = facts.filter((fact) => rowOf(table, fact) >= 0).length;
    if (count <= most) continue;
    best = table;
    most = count;
  }
  return best;
}

/** Whether the changed fields say what they should, and all else what it said. */
function isKept(
  before: readonly RequirementFact[],
  now: readonly RequirementFact[],
  changed: ReadonlyMap<number, readonly ImportedChange[]>,
): boolean {
  return (
    before.length === now.length &&
    before.every((fact, index) => {
      const other = now[index];
      if (!other || other.id !== fact.id || other.role !== fact.role) return false;
      const changes = changed.get(index) ?? [];
      const fields = new Set(
        changes.flatMap(({ field }) => (field === 'module' ? [field, 'submodule'] : [field])),
      );
      const rest = (of: RequirementFact) => of.claims.filter(({ field }) => !fields.has(field));
      if (!fields.has('title') && fact.title !== other.title) return false;
      return sameClaims(rest(fact), rest(other));
    })
  );
}

function isAdded(
  before: readonly RequirementFact[],
  now: readonly RequirementFact[],
  items: readonly ImportedItem[],
): boolean {
  const ids = new Set(items.flatMap(({ id }) => (id === null ? [] : idKey(id))));
  const titles = new Set(items.flatMap(({ id, title }) => (id === null ? title.replace(/\s+/gu, ' ') : [])));
  const isNew = ({ id, title }: RequirementFact): boolean =>
    id === null ? titles.has(title) : ids.has(idKey(id));
  const others = now.filter((fact) => !isNew(fact));
  return (
    now.length === before.length + items.length &&
    others.length === before.length &&
    before.every((fact, index) => {
      const other = others[index];
      return (
        other && fact.id === other.id && fact.title === other.title && sameClaims(fact.claims, other.claims)
      );
    })
  );
}
