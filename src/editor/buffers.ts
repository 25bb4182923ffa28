/**
 * Open buffers: what is on the screen wins over what is on disk. A buffer in another encoding than the
 * document's own shows wrong characters, so the disk stays in force for it.
 */
import { Disposable, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { Session } from './session.ts';

export class OpenBuffers implements Disposable {
  readonly #session: Session;
  readonly #subscriptions: Disposable;
  /** The buffers that are in force, by URI, with the version that was handed over. */
  readonly #inForce = new Map<string, number>();

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
    const counts = isReadAsText(document) && workspace.getWorkspaceFolder(document.uri) !== undefined;
    if (!counts) return this.#withdraw(uri);
    // A change event without a change reports that a document was saved or became dirty.
    if (this.#inForce.get(uri) === document.version) return;
    this.#inForce.set(uri, document.version);
    this.#session.index.overlay(uri, document.getText());
  }

  #withdraw(uri: string): void {
    if (this.#inForce.delete(uri)) this.#session.index.overlay(uri, null);
  }
}

/** Older editors know no encoding of a document and read it as the readers do. */
function isReadAsText({ encoding, isClosed, isUntitled }: TextDocument): boolean {
  return (
    !isClosed && !isUntitled && (encoding === undefined || encoding === 'utf8' || encoding === 'utf8bom')
  );
}
