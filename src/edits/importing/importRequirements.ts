/**
 * Imports the rows of a file into a document: what changed is written, what is new is added, all or nothing, and
 * what is written is read back before it is given out. Nothing that the file no longer has is taken away.
 */
import { documentPath } from '../../model/documentUri.ts';
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { allModules } from '../../model/plan.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readFacts } from '../../readers/readDocument.ts';
import { readerNamed } from '../../readers/registry.ts';
import { addPlanPart } from '../../readers/planFile/planParts.ts';
import { applySourceEdits, documentChanged, type SourceEdit } from '../../readers/writer.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { nameKey, pathParts } from '../../vocabulary/names.ts';
import { exemptionReason } from '../../vocabulary/values.ts';
import { rowTablesOf } from '../adding/newRow.ts';
import { changedStretch } from '../placementEdits.ts';
import type { TextOf } from '../planAndDocuments.ts';
import { isSameRequirement, sameClaims } from '../writtenCheck.ts';
import { compareImport, type Comparison, withIdPrefix } from './compareImport.ts';
import { valueColumns, valueOf } from './importColumns.ts';
import type { ImportedTable } from './importedTable.ts';
import { type NewForm, newDocumentText } from './newDocument.ts';
import { writeImport } from './writeImport.ts';

export type ImportTarget =
  | { readonly kind: 'document'; readonly uri: string }
  | { readonly kind: 'new'; readonly uri: string; readonly form: NewForm; readonly heading: string };

export interface ImportRequest {
  readonly root: string;
  readonly table: ImportedTable;
  readonly target: ImportTarget;
  /** The file that is imported, which may be read as a document itself. */
  readonly source: string | null;
  /** Before ids that are bare numbers. */
  readonly idPrefix: string;
  /** Names of modules that the plan file is to get. */
  readonly newModules?: readonly string[];
}

export interface Import {
  readonly comparison: Comparison;
  /** Modules that the plan does not have, as the file names them. */
  readonly unknownModules: readonly string[];
  /** Changes that the document's form has no way to take, by the requirement's name. */
  readonly notWritten: readonly string[];
  readonly edits: ReadonlyMap<string, readonly SourceEdit[]>;
  readonly create: ReadonlyMap<string, string>;
}

export type ImportResult = Import | { readonly refusal: Message };

export function importRequirements(snapshot: Snapshot, request: ImportRequest, textOf: TextOf): ImportResult {
  const { root, target, source } = request;
  const table = withIdPrefix(request.table, request.idPrefix);
  if (table.items.length === 0) return { refusal: message('No row of the file has a title or an id.') };
  const unknownModules = modulesNotInPlan(snapshot, root, table);
  const plan = planEdits(snapshot, root, request.newModules ?? [], textOf);
  if (plan && 'refusal' in plan) return plan;
  const edits = new Map<string, readonly SourceEdit[]>(plan ? [[plan.uri, plan.edits]] : []);
  if (target.kind === 'new') {
    if (snapshot.document(target.uri))
      return { refusal: message('There is a document of this name already.') };
    const comparison = compareImport(snapshot, table, null, [], { root, source });
    const text = newDocumentText(table, comparison.added, target.form, target.heading);
    const path = documentPath(root, target.uri) ?? '';
    const items = comparison.added;
    const facts = readFacts(path, 'document', text).requirements;
    const isRead =
      facts.length === items.length &&
      items.every(
        ({ id, title }, at) => facts[at]?.id === id && facts[at]?.title === title.replace(/\s+/gu, ' '),
      );
    if (items.length > 0 && !isRead)
      return {
        refusal: message(
          'In this form not every row would be read as a requirement. Choose another form, or say what the columns mean.',
        ),
      };
    const create = items.length > 0 ? new Map([[target.uri, text]]) : new Map<string, string>();
    return { comparison, unknownModules, notWritten: [], edits, create };
  }
  const entry = snapshot.document(target.uri);
  const text = textOf(target.uri);
  if (!entry || text === null) return { refusal: documentChanged() };
  if (entry.kind !== 'plan' && !readerNamed(entry.facts.reader ?? '')?.writer)
    return { refusal: message('This kind of document cannot be changed in place.') };
  const now = readFacts(entry.path, entry.kind, text, entry.facts.isVouched).requirements;
  if (!isAsRead(entry.facts.requirements, now)) return { refusal: documentChanged() };
  const tables = rowTablesOf(entry.facts.reader, text);
  const comparison = compareImport(snapshot, table, entry, tables, { root, source });
  const written = writeImport(snapshot, entry, { comparison, table, text }, textOf);
  if ('refusal' in written) return written;
  if (written.edits.length > 0) edits.set(target.uri, written.edits);
  return { comparison, unknownModules, notWritten: written.notWritten, edits, create: new Map() };
}

function isAsRead(before: readonly RequirementFact[], now: readonly RequirementFact[]): boolean {
  return (
    before.length === now.length &&
    before.every((fact, at) => {
      const other = now[at];
      return other && isSameRequirement(fact, other) && sameClaims(fact.claims, other.claims);
    })
  );
}

/** Empty where the plan names no modules itself: then every name is one. */
function modulesNotInPlan(snapshot: Snapshot, root: string, table: ImportedTable): readonly string[] {
  const plan = snapshot.plan(root);
  if (plan.modulesInferred) return [];
  const known = new Set(
    [...allModules(plan.modules)].flatMap(({ id, path, name, aliases }) =>
      [id, path, name, ...aliases].map(nameKey),
    ),
  );
  const unknown = new Map<string, string>();
  const columns = valueColumns(table).filter(({ field }) => field === 'module');
  for (const item of table.items) {
    for (const column of columns) {
      for (const name of valueOf(column, item).split(/[；;|\n]/u)) {
        const text = name.trim();
        const last = pathParts(text).at(-1) ?? '';
        if (text === '' || exemptionReason(text) !== null) continue;
        if (!known.has(nameKey(text)) && !known.has(nameKey(last))) unknown.set(nameKey(text), text);
      }
    }
  }
  return [...unknown.values()];
}

function planEdits(
  snapshot: Snapshot,
  root: string,
  names: readonly string[],
  textOf: TextOf,
): { readonly uri: string; readonly edits: readonly SourceEdit[] } | { readonly refusal: Message } | null {
  if (names.length === 0) return null;
  const { uri } = snapshot.plan(root);
  const text = uri === null ? null : textOf(uri);
  if (uri === null || text === null) return { refusal: message('There is no plan file yet.') };
  let now = text;
  for (const name of new Map(names.map((each) => [idKey(each), each])).values()) {
    const edit = addPlanPart(now, { kind: 'module', name });
    if ('key' in edit) return { refusal: edit };
    now = applySourceEdits(now, [edit]);
  }
  return { uri, edits: [changedStretch(text, now)] };
}
