/**
 * Carries out a gesture: one `WorkspaceEdit` over all its documents, left unsaved, and a way back. Undo of the
 * editor works for the active document only, so a gesture keeps its own inverse edits, which are refused once a
 * document has moved on.
 */
import { commands, l10n, TabInputWebview, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import defer * as placementEdits from '../../edits/placementEdits.ts';
import type { TextOf } from '../../edits/planAndDocuments.ts';
import type { LackingColumn } from '../../edits/setField.ts';
import type { Log } from '../../index/ports.ts';
import type { Message } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { startOfText, type TextRange } from '../../model/textRange.ts';
import { applySourceEdits, inverseEdits, type SourceEdit } from '../../readers/writer.ts';
import { errorText } from '../log.ts';
import { toRange } from '../ranges.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import {
  isGone,
  nameOf,
  openForChange,
  refuseConflict,
  Refused,
  refuseLinkOutside,
  refuseSource,
} from './openForChange.ts';

/** The edits of a gesture by document, computed for the texts that `textOf` gave. */
export interface DocumentEdits {
  readonly edits: ReadonlyMap<string, readonly SourceEdit[]>;
  /** Documents to be made, with their whole text. */
  readonly create?: ReadonlyMap<string, string>;
  /** What cannot be done, while the rest can. */
  readonly partly?: Message;
  readonly lackingColumn?: LackingColumn;
}

export type EditResult =
  | DocumentEdits
  | { readonly refusal: Message; readonly lackingColumn?: LackingColumn };

export interface Gesture {
  /** Documents that may be changed; those that cannot be opened as text are refused only if they are. */
  readonly documents: Iterable<string>;
  /** Asked once the documents are open and the snapshot holds their texts. */
  readonly compute: (snapshot: Snapshot, textOf: TextOf, newColumns: ReadonlySet<string>) => EditResult;
  /**
   * Asks, of documents whose tables lack a column, which may get one; `undefined` when the box was left.
   * Without it nothing is asked, and no table gets a column.
   */
  readonly askForColumns?: (
    snapshot: Snapshot,
    lacking: LackingColumn,
  ) => Promise<ReadonlySet<string> | undefined>;
  /** What was done, as a sentence, such as “CRM-042 is in “线索分配” now”. */
  readonly done: string;
  /** Whether it comes from the active editor, where the change is seen and undone with the editor's own key. */
  readonly fromEditor: boolean;
  /** Whether people see the changes, and may leave some out, before those of several files are made. */
  readonly confirm?: boolean;
}

interface ChangedDocument {
  readonly uri: Uri;
  /** `null` for a document that the gesture made. */
  readonly inverse: readonly SourceEdit[] | null;
  /** The text after the gesture; another one means that the document moved on. */
  readonly after: string;
}

interface Inverse {
  readonly uri: Uri;
  readonly inverse: readonly SourceEdit[] | null;
  /** Its text before and, where all is done, afterwards; missing for a document that the gesture made. */
  readonly before?: string;
  readonly expected?: string;
}

export class Changes implements Disposable {
  readonly #session: Session;
  readonly #log: Log;
  #last: readonly ChangedDocument[] = [];
  #working: Promise<unknown> = Promise.resolve();

  constructor(session: Session, log: Log) {
    this.#session = session;
    this.#log = log;
  }

  /** Carries out one gesture after the other. Resolves to whether something changed; never rejects. */
  make(gesture: Gesture): Promise<boolean> {
    return this.#inTurn(async () => {
      const changed = await this.#make(gesture);
      if (changed.length === 0) return false;
      const first = changed[0];
      const isSeen = gesture.fromEditor && changed.length === 1 && first && isActive(first.uri);
      if (isSeen) return true;
      await this.#reveal(changed);
      void this.#ask(gesture.done, changed);
      return true;
    });
  }

  /** Takes the last gesture back. Resolves to whether it was; never rejects. */
  undo(): Promise<boolean> {
    return this.#inTurn(() => this.#undo(this.#last));
  }

  dispose(): void {
    this.#last = [];
  }

  #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    const run = this.#working.then(async () => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Refused)) this.#log.warn(`A change failed: ${errorText(error)}`);
        void window.showWarningMessage(
          error instanceof Refused ? error.message : l10n.t('Nothing was changed: {0}', errorText(error)),
        );
        return false;
      }
    });
    this.#working = run;
    return run;
  }

  #remember(changed: readonly ChangedDocument[]): void {
    this.#last = changed;
    void commands.executeCommand('setContext', 'groundplan.canUndo', changed.length > 0);
  }

  async #make(gesture: Gesture): Promise<readonly ChangedDocument[]> {
    const documents = await openForChange(this.#session, gesture.documents);
    const asked = new Set<string>();
    const textOf: TextOf = (uri) => {
      asked.add(uri);
      return documents.get(uri)?.getText() ?? null;
    };
    const result = await this.#computed(gesture, textOf);
    if (result === undefined) return [];
    // What could not be had of another repository is why nothing else can be said.
    if ('refusal' in result) for (const uri of asked) refuseSource(this.#session, uri);
    if ('refusal' in result) throw new Refused(translate(result.refusal));
    const edits = [...result.edits].filter(([, ofDocument]) => ofDocument.length > 0);
    const created = [...(result.create ?? [])];
    if (edits.length + created.length === 0) {
      if (result.partly) throw new Refused(translate(result.partly));
      void window.showInformationMessage(l10n.t('It says so already; nothing was changed.'));
      return [];
    }
    for (const [uri] of [...created, ...edits]) refuseSource(this.#session, uri);
    // What is only named by a path has not been looked at yet.
    for (const [uri] of created) await refuseLinkOutside(Uri.parse(uri));
    const workspaceEdit = new WorkspaceEdit();
    const isPreviewed = gesture.confirm === true && edits.length + created.length > 1;
    const inverses: Inverse[] = [];
    for (const [uri, text] of created) {
      workspaceEdit.createFile(Uri.parse(uri), { overwrite: false, ignoreIfExists: false });
      workspaceEdit.insert(Uri.parse(uri), toRange(startOfText).start, text);
      inverses.push({ uri: Uri.parse(uri), inverse: null });
    }
    for (const [uri, ofDocument] of edits) {
      const document = documents.get(uri);
      if (!document) throw new Refused(l10n.t('“{0}” cannot be opened as text.', nameOf(Uri.parse(uri))));
      refuseConflict(document);
      for (const { range, text } of ofDocument) workspaceEdit.replace(document.uri, toRange(range), text);
      const before = document.getText();
      inverses.push({
        uri: document.uri,
        inverse: inverseEdits(before, ofDocument),
        before,
        expected: applySourceEdits(before, ofDocument),
      });
    }
    const [previewed] = inverses;
    if (isPreviewed && previewed) askToConfirm(workspaceEdit, previewed.uri, gesture.done);
    if (!(await workspace.applyEdit(workspaceEdit))) {
      // Whoever leaves the preview knows that nothing was changed; of a document that moved on it tells itself.
      if (isPreviewed) return [];
      throw new Refused(l10n.t('Nothing was changed: a document changed in the meantime. Try again.'));
    }
    const changed: ChangedDocument[] = [];
    for (const { uri, inverse, before, expected } of inverses) {
      const after = (await workspace.openTextDocument(uri)).getText();
      if (after === before) continue;
      // In the preview some changes may have been left out.
      const isPartly = isPreviewed && before !== undefined && after !== expected;
      changed.push({
        uri,
        inverse: isPartly ? [placementEdits.changedStretch(after, before)] : inverse,
        after,
      });
    }
    this.#remember(changed);
    if (result.partly) void window.showWarningMessage(translate(result.partly));
    return changed;
  }

  /** `undefined` when a question was left. While one is asked, documents may change: all is computed anew then. */
  async #computed(gesture: Gesture, textOf: TextOf): Promise<EditResult | undefined> {
    const result = gesture.compute(this.#session.snapshot, textOf, new Set());
    if (!result.lackingColumn || !gesture.askForColumns) return result;
    const agreed = await gesture.askForColumns(this.#session.snapshot, result.lackingColumn);
    if (agreed === undefined) return undefined;
    await openForChange(this.#session, gesture.documents);
    return gesture.compute(this.#session.snapshot, textOf, agreed);
  }

  /** Shows the first changed place, and leaves the focus where it is. */
  async #reveal([first]: readonly ChangedDocument[]): Promise<void> {
    if (!first) return;
    // Something that moved is shown where it is now.
    const [place] = (first.inverse ?? [])
      .map(({ range }) => range)
      .sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)));
    const shown = window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === first.uri.toString(),
    );
    // A page shows the change itself, or goes on with others; the document would cover it.
    if (!shown && isPageActive()) return;
    await window.showTextDocument(first.uri, {
      preserveFocus: true,
      ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }),
      ...(place && { selection: toRange(place) }),
    });
  }

  async #ask(done: string, changed: readonly ChangedDocument[]): Promise<void> {
    const undo = l10n.t('Undo');
    const save = l10n.t('Save');
    const files =
      changed.length === 1 && changed[0]
        ? l10n.t('{0}, not saved yet', nameOf(changed[0].uri))
        : l10n.t('changed {0} files, not saved yet', changed.length);
    const pressed = await window.showInformationMessage(l10n.t('{0} ({1})', done, files), undo, save);
    if (pressed === undo) await this.#inTurn(() => this.#undo(changed));
    if (pressed === save) await this.#save(changed);
  }

  async #save(changed: readonly ChangedDocument[]): Promise<void> {
    const failed: string[] = [];
    for (const { uri } of changed) {
      const document = openDocument(uri);
      if (document && !(await document.save())) failed.push(nameOf(uri));
    }
    if (failed.length > 0)
      void window.showWarningMessage(l10n.t('Could not be saved: {0}', failed.join(l10n.t(', '))));
  }

  async #undo(changed: readonly ChangedDocument[]): Promise<boolean> {
    if (changed.length === 0) throw new Refused(l10n.t('There is no change to undo.'));
    const edit = new WorkspaceEdit();
    for (const { uri, inverse, after } of changed) {
      const document = openDocument(uri) ?? (await this.#reopened(uri));
      if (!document || (await isGone(document)))
        throw new Refused(l10n.t('“{0}” is no longer there, so nothing is taken back.', nameOf(uri)));
      if (document.getText() !== after)
        throw new Refused(
          l10n.t('“{0}” was changed since. Undo it in the document, with the editor’s own key.', nameOf(uri)),
        );
      if (inverse === null) edit.deleteFile(uri, { ignoreIfNotExists: true });
      for (const { range, text } of inverse ?? []) edit.replace(uri, toRange(range), text);
    }
    if (!(await workspace.applyEdit(edit)))
      throw new Refused(l10n.t('Nothing was changed: a document changed in the meantime. Try again.'));
    if (this.#last === changed) this.#remember([]);
    return true;
  }

  /** A document that was saved and closed, in its own encoding. */
  async #reopened(uri: Uri): Promise<TextDocument | undefined> {
    const documents = await openForChange(this.#session, [uri.toString()]);
    return documents.get(uri.toString());
  }
}

/**
 * VS Code shows its preview where any part of an edit needs to be confirmed, with all such parts left out until
 * somebody ticks them. So this one does nothing: a file that is there is not made, and the preview does not list it.
 */
function askToConfirm(edit: WorkspaceEdit, existing: Uri, label: string): void {
  edit.createFile(existing, { ignoreIfExists: true }, { label, needsConfirmation: true });
}

function openDocument(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

function isEmpty({ line, character, endLine, endCharacter }: TextRange): boolean {
  return line === endLine && character === endCharacter;
}

/** Whether a card, a sheet or another page of ours is in front: a change made from it leaves it there. */
function isPageActive(): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  // VS Code puts a prefix of its own before the type.
  return input instanceof TabInputWebview && input.viewType.includes('groundplan.');
}

function isActive(uri: Uri): boolean {
  return window.activeTextEditor?.document.uri.toString() === uri.toString();
}
