/** The command that imports a spreadsheet or a tracker's export, with a look at what it does before it is done. */
import { commands, l10n, Uri, window } from 'vscode';
import type { Disposable } from 'vscode';
import defer * as compareImport from '../../edits/importing/compareImport.ts';
import type { ImportedTable } from '../../edits/importing/importedTable.ts';
import defer * as lazyImportRequirements from '../../edits/importing/importRequirements.ts';
import type { ImportResult } from '../../edits/importing/importRequirements.ts';
import type { TextOf } from '../../edits/planAndDocuments.ts';
import { message } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Changes, Gesture } from '../changing/applyEdits.ts';
import { nameOf, openForChange, Refused } from '../changing/openForChange.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import defer * as goneQuestion from './goneQuestion.ts';
import defer * as importChosen from './importChosen.ts';
import type { Chosen } from './importChosen.ts';
import defer * as importFile from './importFile.ts';
import type { ImportFile } from './importFile.ts';
import defer * as lazyImportItems from './importItems.ts';
import type { StepItem } from './importItems.ts';
import type { ImportPreview } from './importPreview.ts';
import defer * as importQuestions from './importQuestions.ts';
import defer * as lazyImportReport from './importReport.ts';
import type { ImportReport } from './importReport.ts';
import defer * as importTarget from './importTarget.ts';
import defer * as namesQuestion from './namesQuestion.ts';

/**
 * Takes the file, or nothing; and then, for other extensions and keys, `{ target, mapping, … }`, so that nothing is
 * asked and it tells whether something was written.
 */
export function registerImport(session: Session, changes: Changes, preview: ImportPreview): Disposable {
  const parts = { session, changes, preview };
  return commands.registerCommand(
    'groundplan.importRequirements',
    (file: unknown, _files: unknown, values: unknown) => {
      if (values !== undefined && file instanceof Uri) return importWith(parts, file, values);
      void ask(parts, file instanceof Uri ? file : undefined);
      return undefined;
    },
  );
}

interface Parts {
  readonly session: Session;
  readonly changes: Changes;
  readonly preview: ImportPreview;
}

async function importWith({ session, changes }: Parts, uri: Uri, values: unknown): Promise<boolean> {
  const chosen = importChosen.chosenFrom(values);
  if (!chosen.target) return false;
  try {
    const table = importChosen.tableOf(await importFile.readImportFile(uri, chosen.encoding), chosen);
    return table ? await changes.make(new ImportGesture(session.snapshot, uri, table, chosen)) : false;
  } catch (error) {
    void window.showWarningMessage(errorText(error));
    return false;
  }
}

async function ask(parts: Parts, given: Uri | undefined): Promise<void> {
  const file =
    given ??
    (
      await window.showOpenDialog({
        title: l10n.t('Import requirements from…'),
        filters: { [l10n.t('Spreadsheets and exports')]: ['csv', 'tsv', 'xlsx'] },
      })
    )?.[0];
  if (!file) return;
  try {
    await askOf(parts, file);
  } catch (error) {
    void window.showWarningMessage(errorText(error));
  }
}

/** Shows what would be done, and asks again after each answer, until it is imported or left. */
async function askOf({ session, changes, preview }: Parts, uri: Uri): Promise<void> {
  let chosen = importChosen.nothingChosen;
  for (;;) {
    const file = await importFile.readImportFile(uri, chosen.encoding).catch((error: unknown) => {
      if (error instanceof importFile.UnknownEncoding) return null;
      throw error;
    });
    if (!file) {
      const answer = await importQuestions.askForEncoding(chosen.encoding);
      if (answer.encoding === undefined) return;
      chosen = { ...chosen, ...answer };
      continue;
    }
    const table = importChosen.tableOf(file, chosen);
    const { snapshot } = session;
    const root = importTarget.rootFor(snapshot, uri, chosen.target);
    if (root === undefined) return;
    if (!chosen.target)
      chosen = { ...chosen, target: importTarget.targetFor(snapshot, uri, root, idsOf(table, chosen)) };
    const gesture = table ? new ImportGesture(snapshot, uri, table, chosen) : null;
    const prepared = gesture ? await preparedOr(gesture, session) : null;
    const result = typeof prepared === 'string' ? null : prepared;
    const failure = typeof prepared === 'string' ? prepared : null;
    if (gesture && result) await preview.show(gesture.report(false));
    const item = await window.showQuickPick(
      lazyImportItems.importItems(file, table, chosen, { result, failure }, root),
      {
        title: l10n.t('Import “{0}”', nameOf(uri)),
        placeHolder: l10n.t('Import it, or choose what to change first'),
        ignoreFocusOut: true,
        matchOnDescription: true,
      },
    );
    if (!item?.does) return;
    const current: Current = { snapshot, uri, file, table, result, root, chosen };
    if (item.does !== 'import') {
      chosen = { ...chosen, ...(await answerTo(item, current)) };
      continue;
    }
    // What would be lost without a word is asked for once.
    if (chosen.newColumns === null && lackingIn(result).length > 0) {
      const answer = await importQuestions.askForColumns(lackingIn(result), targetName(chosen), chosen);
      chosen = { ...chosen, ...answer };
      if (chosen.newColumns === null) continue;
    }
    if (!table) return;
    const done = new ImportGesture(session.snapshot, uri, table, chosen);
    if (await changes.make(done)) await preview.show(done.report(true));
    return;
  }
}

/** Or why the document cannot be changed as it is now, in the language of the window: another may be chosen. */
async function preparedOr(gesture: ImportGesture, session: Session): Promise<ImportResult | string> {
  try {
    return await gesture.prepared(session);
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

interface Current {
  readonly snapshot: Snapshot;
  readonly uri: Uri;
  readonly file: ImportFile;
  readonly table: ImportedTable | null;
  readonly result: ImportResult | null;
  readonly root: string;
  readonly chosen: Chosen;
}

async function answerTo(item: StepItem, current: Current): Promise<Partial<Chosen>> {
  const { snapshot, uri, file, table, result, root, chosen } = current;
  switch (item.does) {
    case 'target': {
      const target = await importTarget.pickTarget(snapshot, uri, root, chosen.target);
      return target ? { target, newColumns: null } : {};
    }
    case 'sheet':
      return importQuestions.askForSheet(file, chosen);
    case 'headers':
      return importQuestions.askForHeaders(file, table, chosen);
    case 'encoding':
      return importQuestions.askForEncoding(file.encoding);
    case 'prefix':
      return table ? importQuestions.askForPrefix(table, chosen) : {};
    case 'column':
      return table ? importQuestions.askForMeaning(table, item.column ?? 0, chosen) : {};
    case 'columns':
      return importQuestions.askForColumns(lackingIn(result), targetName(chosen), chosen);
    case 'names':
      return result && !('refusal' in result)
        ? namesQuestion.askForNames(snapshot, root, result.unknown, chosen)
        : {};
    case 'gone': {
      const gone = result && !('refusal' in result) ? result.comparison.gone : [];
      const answer = await goneQuestion.askForGone(snapshot, gone, nameOf(uri));
      return answer === undefined ? {} : { gone: answer };
    }
    default:
      return {};
  }
}

function lackingIn(result: ImportResult | null): readonly string[] {
  return result && !('refusal' in result) ? result.comparison.withoutPlace : [];
}

function targetName({ target }: Chosen): string {
  return target ? nameOf(Uri.parse(target.uri)) : '';
}

function idsOf(table: ImportedTable | null, chosen: Chosen): ReadonlySet<string> {
  const items = table ? compareImport.withIdPrefix(table, importChosen.prefixFor(table, chosen)).items : [];
  return new Set(items.flatMap(({ id }) => id ?? []));
}

/** One import; it remembers what it came to, for the words about it. */
class ImportGesture implements Gesture {
  readonly fromEditor = false;
  readonly documents: readonly string[];
  readonly #root: string;
  readonly #file: Uri;
  readonly #table: ImportedTable;
  readonly #chosen: Chosen;
  #result: ImportResult = { refusal: message('Choose a document first.') };

  constructor(snapshot: Snapshot, file: Uri, table: ImportedTable, chosen: Chosen) {
    const { target } = chosen;
    this.#root = importTarget.rootFor(snapshot, file, target) ?? '';
    this.#file = file;
    this.#table = table;
    this.#chosen = chosen;
    this.documents = [target?.kind === 'document' ? target.uri : null, snapshot.plan(this.#root).uri].filter(
      (uri) => uri !== null,
    );
  }

  get done(): string {
    return l10n.t('“{0}” is imported: {1}', nameOf(this.#file), lazyImportReport.importCounts(this.#result));
  }

  readonly compute = (now: Snapshot, textOf: TextOf): ImportResult => {
    const { target, newModules, newPhases, renamed, newColumns, gone } = this.#chosen;
    if (!target) return this.#result;
    this.#result = lazyImportRequirements.importRequirements(
      now,
      {
        root: this.#root,
        table: this.#table,
        target,
        source: this.#file.toString(),
        idPrefix: importChosen.prefixFor(this.#table, this.#chosen),
        newModules,
        newPhases,
        renamed,
        newColumns: newColumns ?? [],
        gone,
      },
      textOf,
    );
    return this.#result;
  };

  /** What would be done with the texts as they are now. */
  async prepared(session: Session): Promise<ImportResult> {
    const open = await openForChange(session, this.documents);
    return this.compute(session.snapshot, (uri) => open.get(uri)?.getText() ?? null);
  }

  report(isDone: boolean): ImportReport {
    return lazyImportReport.importReport(this.#result, {
      source: nameOf(this.#file),
      target: this.#chosen.target?.uri ?? '',
      isDone,
      newColumns: this.#chosen.newColumns ?? [],
    });
  }
}
