/**
 * Reads the history of the document whose requirement is on show: one reading at a time, ended when another document
 * comes on show, and asked for again when the repository has moved on.
 */
import { Disposable, RelativePattern, Uri, window, workspace } from 'vscode';
import type { Histories, NoTraces } from '../../history/histories.ts';
import type { Traces } from '../../history/historyOf.ts';
import type { Log } from '../../index/ports.ts';
import type { Requirement } from '../../model/requirement.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';

export interface TraceParts {
  readonly session: Session;
  readonly histories: Histories;
  readonly log: Log;
}

export class TraceReading implements Disposable {
  readonly #parts: TraceParts;
  readonly #take: (traces: Traces | NoTraces | 'reading') => void;
  #requirement: Requirement | undefined;
  #reading: AbortController | undefined;
  /** Only while something is on show. */
  #watching: Disposable | undefined;

  constructor(parts: TraceParts, take: (traces: Traces | NoTraces | 'reading') => void) {
    this.#parts = parts;
    this.#take = take;
  }

  of(requirement: Requirement): void {
    if (requirement.root !== this.#requirement?.root) this.#watch(requirement.root);
    this.#requirement = requirement;
    this.#read(requirement).catch((error: unknown) =>
      this.#parts.log.warn(`The history of ${requirement.uri} could not be read: ${errorText(error)}`),
    );
  }

  stop(): void {
    this.#reading?.abort();
    this.#watching?.dispose();
    this.#watching = undefined;
    this.#requirement = undefined;
  }

  dispose(): void {
    this.stop();
  }

  async #read({ uri }: Requirement): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const { session, histories } = this.#parts;
    this.#take('reading');
    const traces = await histories.traces(session.snapshot, uri, reading.signal);
    if (!reading.signal.aborted) this.#take(traces);
  }

  /** A commit writes the log of HEAD; one in a repository above the folder is found when the window gets the focus. */
  #watch(root: string): void {
    this.#watching?.dispose();
    const again = (): void => {
      if (this.#requirement) this.of(this.#requirement);
    };
    const log = workspace.createFileSystemWatcher(new RelativePattern(Uri.parse(root), '.git/logs/HEAD'));
    this.#watching = Disposable.from(
      log,
      log.onDidChange(again),
      log.onDidCreate(again),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) again();
      }),
      workspace.onDidGrantWorkspaceTrust(again),
    );
  }
}
