/** What an import would change in a document: what it adds, changes and leaves, and what the file no longer has. */
import { needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { isOwn } from '../../readers/table/fieldClaims.ts';
import { type RowTable, rowOf } from '../../readers/table/rowTable.ts';
import { headerKey } from '../../vocabulary/headers.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { tableOf, titleColumnOf } from '../adding/newRow.ts';
import { valueColumns, type ValueColumn, valueOf, wordOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';
import {
  changeOf,
  changesOf,
  columnFor,
  hasLine,
  type ImportedChange,
  type ImportPlaces,
} from './itemChanges.ts';
import { subjectOf } from './subjectOf.ts';
import { type Matched, matchItems } from './matchItems.ts';

export interface ChangedItem extends Matched {
  readonly changes: readonly ImportedChange[];
}

/** What is written of requirements that the file no longer has: a status, and why. */
export interface GoneIs {
  readonly status: string;
  readonly reason: string;
}

export interface Comparison {
  readonly added: readonly ImportedItem[];
  readonly changed: readonly ChangedItem[];
  readonly unchanged: readonly Requirement[];
  /** In the document, in a series of ids that the file counts in, and not in the file. */
  readonly gone: readonly Requirement[];
  /** Of these, what is written because somebody said so. */
  readonly closed: readonly {
    readonly requirement: Requirement;
    readonly changes: readonly ImportedChange[];
  }[];
  /** How many others of the document the file says nothing of. */
  readonly others: number;
  /** Defined in another document already, so that adding them would make duplicates. */
  readonly elsewhere: readonly Matched[];
  readonly ambiguous: readonly ImportedItem[];
  readonly repeated: readonly ImportedItem[];
  readonly untitled: readonly ImportedItem[];
  readonly bySpelling: readonly Matched[];
  readonly byTitle: readonly Matched[];
  /** Columns with values that the document has no place for yet. */
  readonly withoutPlace: readonly string[];
}

/** A tracker's bare numbers are ids within it alone; with the prefix they are ids anywhere. */
export function withIdPrefix(table: ImportedTable, prefix: string): ImportedTable {
  const items = table.items.map((item) =>
    item.id !== null && /^\d{1,20}$/u.test(item.id) ? { ...item, id: prefix + item.id } : item,
  );
  return { ...table, items };
}

/** A document as it is while it is being written: all that it defines, whatever others define. */
export interface ComparedDocument {
  readonly uri: string;
  readonly requirements: readonly Requirement[];
}

export interface CompareOptions {
  readonly root: string;
  readonly source: string | null;
  readonly gone?: GoneIs | null;
  /** Those that were closed just now, by `subjectOf`, to see whether they say so; without it all that are open. */
  readonly closing?: ReadonlySet<string>;
}

/** `document` is `null` where a new one is to be made. */
export function compareImport(
  snapshot: Pick<Snapshot, 'documents'>,
  table: ImportedTable,
  document: ComparedDocument | null,
  places: Omit<ImportPlaces, 'used'>,
  { root, source, gone: goneIs = null, closing }: CompareOptions,
): Comparison {
  const here = (document?.requirements ?? []).filter(
    ({ fact }) => fact.role === 'definition' && fact.isInformative !== true,
  );
  const columns = valueColumns(table);
  const matches = matchItems(table.items, here);
  const all: ImportPlaces = { ...places, used: namesOfOthers(here) };
  const lacking = new Set<string>();
  const changed: ChangedItem[] = [];
  const unchanged: Requirement[] = [];
  for (const { item, requirement } of matches.known) {
    const changes = changesOf(item, requirement, columns, table, all, lacking);
    if (changes.length > 0) changed.push({ item, requirement, changes });
    else unchanged.push(requirement);
  }
  const others = definedElsewhere(snapshot, root, new Set([document?.uri, source]));
  const added: ImportedItem[] = [];
  const elsewhere: Matched[] = [];
  for (const item of matches.fresh) {
    const requirement = item.id === null ? undefined : others.get(idKey(item.id));
    if (requirement) elsewhere.push({ item, requirement });
    else added.push(item);
  }
  const isToClose = (requirement: Requirement): boolean =>
    closing
      ? closing.has(subjectOf(requirement))
      : needsPlacement(requirement) && requirement.status !== 'released';
  const closed = goneIs ? closedOf(matches.gone.filter(isToClose), goneIs, table, all, lacking) : [];
  if (document && added.length > 0) lackingOfAdded(added, columns, here, all, lacking);
  const { gone, others: rest, ambiguous, repeated, untitled, bySpelling, byTitle } = matches;
  const withoutPlace = document ? [...lacking] : [];
  return {
    added,
    changed,
    unchanged,
    gone,
    closed,
    others: rest,
    elsewhere,
    ambiguous,
    repeated,
    untitled,
    bySpelling,
    byTitle,
    withoutPlace,
  };
}

/** Only those that are still open: what was released or rejected says more than the file's silence. */
function closedOf(
  gone: readonly Requirement[],
  { status, reason }: GoneIs,
  { language }: ImportedTable,
  places: ImportPlaces,
  lacking: Set<string>,
): Comparison['closed'] {
  const fields: readonly (readonly [ValueColumn, string])[] = (
    [
      ['status', status],
      ['reason', reason],
    ] as const
  ).map(([field, text]) => [{ field, header: wordOf(field, language) ?? field, from: [] }, text]);
  return gone.flatMap((requirement) => {
    const table = requirement.fact.shape === 'row' ? tableOf(places.tables, requirement.fact) : null;
    const changes = fields.flatMap(([column, text]) => {
      if (text === '') return [];
      const change = changeOf(column, text, requirement, table, places);
      if (change === 'noPlace') lacking.add(column.header);
      return change === 'noPlace' || change === null ? [] : [change];
    });
    return changes.length > 0 ? [{ requirement, changes }] : [];
  });
}

/** Rows are added to the table that most of the document stands in. */
export function tableForNew(
  tables: readonly RowTable[],
  here: readonly Pick<Requirement, 'fact'>[],
): RowTable | null {
  if (here.findLast(({ fact }) => fact.role === 'definition')?.fact.shape !== 'row') return null;
  let best: RowTable | null = null;
  let most = 0;
  for (const table of tables) {
    if (!titleColumnOf(table)) continue;
    const count = here.filter(({ fact }) => rowOf(table, fact) >= 0).length;
    if (count <= most) continue;
    best = table;
    most = count;
  }
  return best;
}

function lackingOfAdded(
  added: readonly ImportedItem[],
  columns: readonly ValueColumn[],
  here: readonly Requirement[],
  places: ImportPlaces,
  lacking: Set<string>,
): void {
  const table = tableForNew(places.tables, here);
  for (const column of columns) {
    if (column.field === 'rowNumber' || lacking.has(column.header)) continue;
    if (table ? columnFor(table, column) : hasLine(places, column)) continue;
    if (added.some((item) => valueOf(column, item) !== '')) lacking.add(column.header);
  }
}

function namesOfOthers(here: readonly Requirement[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { fact } of here)
    for (const claim of fact.claims)
      if (claim.field === 'other' && isOwn(claim)) names.add(headerKey(claim.name));
  return names;
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
