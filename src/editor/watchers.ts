/**
 * What happens on disk, told to the index: one watcher for each folder. Watchers miss things (excluded
 * folders, a branch switch on a slow disk), so the listing is compared again when the window gets the focus
 * and when a repository's HEAD moves.
 */
import { Disposable, RelativePattern, window, workspace } from 'vscode';
import type { Uri, WorkspaceFolder } from 'vscode';
import { isSkippedFolder } from '../platform/node/skippedFolders.ts';
import type { Session } from './session.ts';

const leastBetweenVerifies = 60_000;
/** A checkout writes HEAD last or first, depending on the tool: wait until it is done. */
const afterHeadMoved = 1000;

export class Watchers implements Disposable {
  readonly #session: Session;
  readonly #focus: Disposable;
  #folders: Disposable = Disposable.from();
  #headMoved: ReturnType<typeof setTimeout> | undefined;
  #lastVerify = Date.now();

  constructor(session: Session) {
    this.#session = session;
    this.#focus = window.onDidChangeWindowState(({ focused }) => {
      if (focused && Date.now() - this.#lastVerify >= leastBetweenVerifies) this.#verify();
    });
  }

  /** Watches these folders and no others. */
  watch(folders: readonly WorkspaceFolder[]): void {
    this.#folders.dispose();
    this.#folders = Disposable.from(...folders.map((folder) => this.#watchFolder(folder)));
  }

  dispose(): void {
    clearTimeout(this.#headMoved);
    this.#folders.dispose();
    this.#focus.dispose();
  }

  #watchFolder(folder: WorkspaceFolder): Disposable {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**/*'));
    const { index } = this.#session;
    const report = (tell: (uri: string) => void) => (uri: Uri) => {
      const path = uri.path.slice(folder.uri.path.length);
      if (isHead(path)) this.#headHasMoved();
      // Installing packages makes tens of thousands of events that mean nothing here.
      if (!path.split('/').some((name) => isSkippedFolder(name, () => false))) tell(uri.toString());
    };
    return Disposable.from(
      watcher,
      watcher.onDidCreate(report((uri) => index.changed(uri))),
      watcher.onDidChange(report((uri) => index.changed(uri))),
      watcher.onDidDelete(report((uri) => index.removed(uri))),
    );
  }

  #headHasMoved(): void {
    clearTimeout(this.#headMoved);
    this.#headMoved = setTimeout(() => this.#verify(), afterHeadMoved);
  }

  #verify(): void {
    this.#lastVerify = Date.now();
    void this.#session.verify();
  }
}

/** Whether a path is the HEAD of a repository or of one of its work trees, not its log. */
function isHead(path: string): boolean {
  return (
    path.endsWith('/HEAD') && path.includes('/.git/') && !path.includes('/logs/') && !path.includes('/refs/')
  );
}
