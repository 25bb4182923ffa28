/**
 * Open buffers: what is on the screen wins over what is on disk. Each is handed over with its encoding, as the
 * index leaves the disk in force for one in another encoding than the document's own.
 */
import { Disposable, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { isReadFromBytes } from '../readers/registry.ts';
import type { Session } from './session.ts';

export class OpenBuffers implements Disposable {
  readonly #session: Session;
  readonly #subscriptions: Disposable;
  /** The buffers that were handed over, by URI, each with its version and encoding. */
  readonly #handedOver = new Map<string, string>();

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = Disposable.from(
      workspace.onDidOpenTextDocument((document) => this.#offer(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#offer(document)),
      workspace.onDidCloseTextDocument((document) => this.#withdraw(document.uri.toString())),
    );
    this.offerAll();
  }

  /** Hands over every open document, for instance when folders came or went. */
  offerAll(): void {
    for (const document of workspace.textDocuments) this.#offer(document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #offer(document: TextDocument): void {
    const uri = document.uri.toString();
    const { isClosed, isUntitled, version } = document;
    const counts =
      !isClosed &&
      !isUntitled &&
      // What VS Code makes of a workbook's bytes, when somebody insists, is not what the workbook says.
      !isReadFromBytes(document.uri.path) &&
      workspace.getWorkspaceFolder(document.uri) !== undefined;
    if (!counts) return this.#withdraw(uri);
    // Older editors know no encoding of a document and read it as the readers do.
    const encoding = document.encoding ?? 'utf8';
    // A change event without a change reports that a document was saved or became dirty.
    const state = `${version} ${encoding}`;
    if (this.#handedOver.get(uri) === state) return;
    this.#handedOver.set(uri, state);
    const { index, timings } = this.#session;
    timings.measure('edit', () => index.overlay(uri, document.getText(), encoding));
  }

  #withdraw(uri: string): void {
    if (this.#handedOver.delete(uri)) this.#session.index.overlay(uri, null);
  }
}
