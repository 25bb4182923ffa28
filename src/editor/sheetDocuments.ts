/**
 * Workbooks and archives as read-only text, so that their requirements have a place to go to: the very text that their facts
 * were read from. A document follows its workbook when that is read anew.
 */
import { Disposable, EventEmitter, l10n, Uri, workspace } from 'vscode';
import type { Event, TextDocumentContentProvider } from 'vscode';
import { mostBytes, reasonOf } from '../index/readContent.ts';
import type { DocumentFacts } from '../model/facts.ts';
import { message } from '../model/message.ts';
import { bytesReaderOf, isReadFromBytes } from '../readers/registry.ts';
import { errorText } from './log.ts';
import type { Session } from './session.ts';
import { documentMegabytes } from './settings.ts';
import { translate } from './translate.ts';
import defer * as workspaceFs from './workspaceFsSource.ts';

export const sheetScheme = 'groundplan-sheet';

/** In UTF-16 code units. VS Code hands no text of 50 MB or more to extensions. */
const mostShown = 20_000_000;

/** The document that shows a workbook: of the same path, so that its tab has the same name. */
export function sheetUri(workbook: Uri): Uri {
  return Uri.from({ scheme: sheetScheme, path: workbook.path, query: workbook.toString() });
}

/** The workbook that a document shows; any other document is itself. */
export function workbookUri(uri: Uri): Uri {
  return uri.scheme === sheetScheme ? Uri.parse(uri.query) : uri;
}

export class SheetDocuments implements TextDocumentContentProvider, Disposable {
  readonly #session: Session;
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable;
  /** By the URI of a document, the facts of its workbook when its text was asked for. */
  readonly #shown = new Map<string, DocumentFacts | undefined>();

  readonly onDidChange: Event<Uri> = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(sheetScheme, this),
      session.onDidChange(() => this.#follow()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri.toString())),
    );
  }

  /** Never rejects: the text of a workbook that cannot be read says why. */
  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const workbook = workbookUri(uri);
    if (!isReadFromBytes(workbook.path) || !workspace.getWorkspaceFolder(workbook))
      return translate(message('It is not read: it lies in no folder of this window.'));
    this.#shown.set(uri.toString(), this.#factsOf(workbook));
    try {
      return await textOf(workbook);
    } catch (error) {
      return translate(message('This file cannot be read: {0}', errorText(error)));
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #follow(): void {
    for (const [shown, facts] of this.#shown) {
      const uri = Uri.parse(shown);
      const now = this.#factsOf(workbookUri(uri));
      if (now === facts) continue;
      this.#shown.set(shown, now);
      this.#changed.fire(uri);
    }
  }

  #factsOf(workbook: Uri): DocumentFacts | undefined {
    return this.#session.snapshot.document(workbook.toString())?.facts;
  }
}

async function textOf(workbook: Uri): Promise<string> {
  const content = await workspaceFs.contentOf(workbook, mostBytes('document', documentMegabytes()));
  if (!(content instanceof Uint8Array)) return translate(reasonOf(content, 'document', documentMegabytes()));
  const { text, failure } = bytesReaderOf(workbook.path)?.shownText?.(content) ?? { text: '', failure: null };
  if (failure) return translate(failure);
  if (text.length <= mostShown) return text;
  const end = text.lastIndexOf('\n', mostShown);
  return `${text.slice(0, Math.max(0, end))}\n${l10n.t('The rest of this file is too long to be shown.')}\n`;
}
