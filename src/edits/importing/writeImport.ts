/**
 * Writes what an import changes and adds into a document that is there: columns first, then cells and fields, then what
 * is new. The whole is read once at the end; what its form did not take is left out of a second attempt and named.
 */
import type { Field } from '../../model/field.ts';
import { message, type Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { isOwn } from '../../readers/table/fieldClaims.ts';
import { rowOf } from '../../readers/table/rowTable.ts';
import { documentChanged, type SourceEdit } from '../../readers/writer.ts';
import { headerKey } from '../../vocabulary/headers.ts';
import { rowTablesOf } from '../adding/newRow.ts';
import { entryEdits } from './addEntries.ts';
import { compareImport, type Comparison, type CompareOptions, tableForNew } from './compareImport.ts';
import { Draft } from './draft.ts';
import { type Pending, writeFields } from './fieldRounds.ts';
import { isAsRead, isKept, LeftOutOfImport, takeUpLeftovers } from './importCheck.ts';
import { valueColumns, type ValueColumn, wordOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';
import type { ImportPlaces } from './itemChanges.ts';
import { subjectOf } from './subjectOf.ts';
import { addColumns, cellEdits, isOneCell, rowEdits } from './tableImport.ts';

export interface WrittenImport {
  readonly comparison: Comparison;
  readonly edits: readonly SourceEdit[];
  /** Changes that the document's form has no way to take, by the requirement's name. */
  readonly notWritten: readonly string[];
  /** Rows that would not be read as requirements there. */
  readonly notAdded: readonly ImportedItem[];
  /** The lines on which requirements stand afterwards, from 0, by `subjectOf`. */
  readonly lines: ReadonlyMap<string, number>;
}

export interface ImportInto extends CompareOptions {
  readonly table: ImportedTable;
  readonly text: string;
  /** Headers of columns that the document may get. */
  readonly newColumns: readonly string[];
}

const mostAttempts = 4;

export function writeImport(
  snapshot: Snapshot,
  entry: DocumentEntry,
  into: ImportInto,
): WrittenImport | { readonly refusal: Message } {
  const leftOut = new LeftOutOfImport();
  const names = new PlanNames(snapshot.plan(into.root));
  const read = new Draft(snapshot, entry, into.text, null).entry;
  if (!isAsRead(entry.facts.requirements, read.facts.requirements)) return { refusal: documentChanged() };
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const written = new ImportAttempt(snapshot, entry, into, names, leftOut, read).run();
    if (written !== 'again') return written;
  }
  return { refusal: changesOthers() };
}

class ImportAttempt {
  readonly #snapshot: Snapshot;
  readonly #entry: DocumentEntry;
  readonly #into: ImportInto;
  readonly #agreed: ReadonlySet<string>;
  readonly #names: PlanNames;
  readonly #leftOut: LeftOutOfImport;
  readonly #draft: Draft;

  constructor(
    snapshot: Snapshot,
    entry: DocumentEntry,
    into: ImportInto,
    names: PlanNames,
    leftOut: LeftOutOfImport,
    read: DocumentEntry,
  ) {
    this.#snapshot = snapshot;
    this.#entry = entry;
    this.#into = into;
    this.#names = names;
    this.#agreed = new Set(into.newColumns.map(headerKey));
    this.#leftOut = leftOut;
    this.#draft = new Draft(snapshot, entry, into.text, read);
  }

  run(): WrittenImport | { readonly refusal: Message } | 'again' {
    const draft = this.#draft;
    const before = draft.facts;
    const places = this.#places();
    let comparison = this.#compare();
    if (comparison.withoutPlace.some((header) => this.#agreed.has(headerKey(header)))) {
      if (!this.#addColumns(comparison))
        return {
          refusal: message(
            'The table cannot get a further column: some of its rows are wider than its headers.',
          ),
        };
      comparison = this.#compare();
    }
    const added = comparison.added.filter((item) => !this.#leftOut.hasItem(item));
    const changed = this.#writeChanges(comparison);
    const failed = added.length > 0 ? this.#addAll(added, places) : false;
    if (failed === 'again') return 'again';
    if (failed) return { refusal: failed };
    // Where nothing was wanted there is nothing that could be read otherwise.
    if (draft.edits.length + changed.size + added.length > 0) {
      const closing = new Set(comparison.closed.map(({ requirement }) => subjectOf(requirement)));
      const again = this.#compare(closing);
      if (takeUpLeftovers(comparison, again, this.#leftOut)) return 'again';
      if (!isKept({ before, now: draft.facts, changed, added })) return { refusal: changesOthers() };
    }
    const lines = new Map<string, number>();
    for (const fact of draft.facts)
      if (fact.role === 'definition' && !lines.has(subjectOf(fact)))
        lines.set(subjectOf(fact), fact.anchor.line);
    return {
      comparison: { ...this.#asKnown(comparison), added },
      edits: draft.edits,
      notWritten: [...this.#leftOut.names],
      notAdded: comparison.added.filter((item) => this.#leftOut.hasItem(item)),
      lines,
    };
  }

  #places(): Omit<ImportPlaces, 'used'> {
    return {
      names: this.#names,
      tables: rowTablesOf(this.#draft.reader, this.#draft.text),
      agreed: this.#agreed,
    };
  }

  #compare(closing?: ReadonlySet<string>): Comparison {
    const { table } = this.#into;
    const options = { ...this.#into, ...(closing && { closing }) };
    const comparison = compareImport(this.#snapshot, table, this.#draft.entry, this.#places(), options);
    const isWanted =
      (subject: string) =>
      ({ name }: { readonly name: string }): boolean =>
        !this.#leftOut.hasField(subject, name);
    return {
      ...comparison,
      changed: comparison.changed.flatMap((each) => {
        const changes = each.changes.filter(isWanted(subjectOf(each.item)));
        return changes.length > 0 ? [{ ...each, changes }] : [];
      }),
      closed: comparison.closed.flatMap((each) => {
        const changes = each.changes.filter(isWanted(subjectOf(each.requirement)));
        return changes.length > 0 ? [{ ...each, changes }] : [];
      }),
    };
  }

  /** To the tables that hold requirements of the file, and to the one that gets the new ones. */
  #addColumns({ changed, unchanged, added, gone }: Comparison): boolean {
    const { table, gone: goneIs } = this.#into;
    const known = new Set([
      ...changed.map(({ requirement }) => requirement.fact),
      ...unchanged.map(({ fact }) => fact),
      ...(goneIs ? gone.map(({ fact }) => fact) : []),
    ]);
    const tables = rowTablesOf(this.#draft.reader, this.#draft.text);
    const forNew = added.length > 0 ? tableForNew(tables, this.#draft.requirements) : null;
    const ofGone = (['status', 'reason'] as const).map((field): ValueColumn => ({
      field,
      header: wordOf(field, table.language) ?? field,
      from: [],
    }));
    const columns = [...valueColumns(table), ...(goneIs ? ofGone : [])];
    return addColumns(
      this.#draft,
      columns,
      this.#agreed,
      (one) =>
        one.grid.range.line === forNew?.grid.range.line ||
        [...known].some((fact) => fact.shape === 'row' && rowOf(one, fact) >= 0),
    );
  }

  /** The fields that changed, by the requirement's index. */
  #writeChanges({ changed, closed }: Comparison): ReadonlyMap<number, ReadonlySet<Field>> {
    const draft = this.#draft;
    const indexOf = new Map(draft.requirements.map((requirement, index) => [requirement, index]));
    const fields = new Map<number, Set<Field>>();
    const cells: Pending[] = [];
    const others: Pending[] = [];
    const tables = rowTablesOf(draft.reader, draft.text);
    for (const { requirement, changes } of [...changed, ...closed]) {
      const index = indexOf.get(requirement) ?? -1;
      const own = fields.get(index) ?? new Set<Field>();
      fields.set(index, own);
      for (const change of changes) {
        own.add(change.field);
        if (change.field === 'module') own.add('submodule');
        if (change.field === 'phase' || change.field === 'status') own.add('phaseOrStatus');
        const pending = { index, change };
        if (isOneCell(draft, tables, pending)) cells.push(pending);
        else others.push(pending);
      }
    }
    draft.apply(cellEdits(draft, tables, cells));
    writeFields(draft, others);
    return fields;
  }

  #addAll(items: readonly ImportedItem[], places: Omit<ImportPlaces, 'used'>): Message | false | 'again' {
    const draft = this.#draft;
    const { table: imported } = this.#into;
    const isLeftOut = (item: ImportedItem, { header }: ValueColumn): boolean =>
      this.#leftOut.hasField(subjectOf(item), header);
    const table = tableForNew(rowTablesOf(draft.reader, draft.text), draft.requirements);
    if (table) {
      draft.apply(rowEdits(draft, table, items, imported, isLeftOut));
      return false;
    }
    const used = new Set(
      draft.facts.flatMap(({ claims }) =>
        claims.flatMap((claim) => (claim.field === 'other' && isOwn(claim) ? headerKey(claim.name) : [])),
      ),
    );
    const written = entryEdits(draft, items, imported, { ...places, used }, isLeftOut);
    if ('key' in written) return written;
    for (const item of written.left) this.#leftOut.addItem(item);
    if (written.left.length > 0) return 'again';
    draft.apply(written.edits);
    return false;
  }

  /** With the requirements that the snapshot has, whose keys and places people see. */
  #asKnown(comparison: Comparison): Comparison {
    const byName = new Map(
      this.#entry.requirements.map((requirement) => [subjectOf(requirement), requirement]),
    );
    const asKnown = (requirement: Requirement): Requirement =>
      byName.get(subjectOf(requirement)) ?? requirement;
    return {
      ...comparison,
      changed: comparison.changed.map((each) => ({ ...each, requirement: asKnown(each.requirement) })),
      closed: comparison.closed.map((each) => ({ ...each, requirement: asKnown(each.requirement) })),
      unchanged: comparison.unchanged.map(asKnown),
      gone: comparison.gone.map(asKnown),
    };
  }
}

function changesOthers(): Message {
  return message('This could not be written without changing something else. Change it in the document.');
}
