/**
 * Imports the rows of a file into a document: what changed is written, what is new is added, all or nothing, and
 * what is written is read back before it is given out. Nothing that the file no longer has is taken away.
 */
import { message, type Message } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { readerNamed } from '../../readers/registry.ts';
import { documentChanged, type SourceEdit } from '../../readers/writer.ts';
import type { TextOf } from '../planAndDocuments.ts';
import { compareImport, type Comparison, type GoneIs, withIdPrefix } from './compareImport.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';
import { type NewForm, readableDocument } from './newDocument.ts';
import { newPartEdits } from './newParts.ts';
import { type Renamed, type UnknownInImport, unknownNames, withNames } from './unknownNames.ts';
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
  /** Names of modules and phases that the plan file is to get. */
  readonly newModules?: readonly string[];
  readonly newPhases?: readonly string[];
  /** Names of the file that stand for others of the plan. */
  readonly renamed?: readonly Renamed[];
  /** Headers of columns that the document is to get; of no others than those that it lacks. */
  readonly newColumns?: readonly string[];
  /** What requirements become that the file no longer has; they stay as they are without it. */
  readonly gone?: GoneIs | null;
}

export interface Import {
  readonly comparison: Comparison;
  /** Modules and phases that the plan does not have, as the file names them. */
  readonly unknown: readonly UnknownInImport[];
  /** Changes that the document's form has no way to take, by the requirement's name. */
  readonly notWritten: readonly string[];
  /** Rows that would not be read as requirements there. */
  readonly notAdded: readonly ImportedItem[];
  /** The lines on which requirements stand afterwards, from 0, by `subjectOf`. */
  readonly lines: ReadonlyMap<string, number>;
  readonly edits: ReadonlyMap<string, readonly SourceEdit[]>;
  readonly create: ReadonlyMap<string, string>;
}

export type ImportResult = Import | { readonly refusal: Message };

export function importRequirements(snapshot: Snapshot, request: ImportRequest, textOf: TextOf): ImportResult {
  const { root, target, source, newModules = [], newPhases = [], newColumns = [], gone = null } = request;
  const own = withIdPrefix(request.table, request.idPrefix);
  if (own.items.length === 0) return { refusal: message('No row of the file has a title or an id.') };
  const unknown = unknownNames(snapshot, root, own);
  const table = withNames(own, request.renamed ?? []);
  const plan = newPartEdits(snapshot, root, { modules: newModules, phases: newPhases }, textOf);
  if (plan && 'key' in plan) return { refusal: plan };
  const edits = new Map<string, readonly SourceEdit[]>(plan ? [[plan.uri, plan.edits]] : []);
  if (target.kind === 'new') {
    if (snapshot.document(target.uri))
      return { refusal: message('There is a document of this name already.') };
    const names = new PlanNames(snapshot.plan(root));
    const places = { names, tables: [], agreed: new Set<string>() };
    const comparison = compareImport(snapshot, table, null, places, { root, source });
    const made = readableDocument(table, comparison.added, target, root);
    if ('key' in made) return { refusal: made };
    const { added, notAdded, notWritten, text, lines } = made;
    const create = added.length > 0 ? new Map([[target.uri, text]]) : new Map<string, string>();
    return { comparison: { ...comparison, added }, unknown, notWritten, notAdded, lines, edits, create };
  }
  const entry = snapshot.document(target.uri);
  const text = textOf(target.uri);
  if (!entry || text === null) return { refusal: documentChanged() };
  if (entry.kind !== 'plan' && !readerNamed(entry.facts.reader ?? '')?.writer)
    return { refusal: message('This kind of document cannot be changed in place.') };
  // Where the plan file takes the requirements themselves, it is written once.
  const isPlan = plan?.uri === target.uri;
  if (isPlan)
    return {
      refusal: message(
        'New modules and phases cannot go into the same file as the requirements. Add them first.',
      ),
    };
  const written = writeImport(snapshot, entry, { root, source, table, text, newColumns, gone });
  if ('refusal' in written) return written;
  const { comparison, notWritten, notAdded, lines } = written;
  if (written.edits.length > 0) edits.set(target.uri, written.edits);
  return { comparison, unknown, notWritten, notAdded, lines, edits, create: new Map() };
}
