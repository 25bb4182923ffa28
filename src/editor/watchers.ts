/**
 * What happens on disk, told to the index: one watcher for each folder. Watchers miss things, above all in a branch
 * switch, so all is compared with the disk when a repository's HEAD moves; `verifying.ts` does it now and then.
 */
import { Disposable, RelativePattern, Uri, workspace } from 'vscode';
import type { WorkspaceFolder } from 'vscode';
import { isSkippedFolder } from '../platform/node/skippedFolders.ts';
import type { Session } from './session.ts';

/** A checkout writes HEAD last or first, depending on the tool: wait until it is done. */
const afterHeadMoved = 1000;

export class Watchers implements Disposable {
  readonly #session: Session;
  #folders: Disposable = Disposable.from();
  readonly #following: Disposable;
  /** Of other repositories that plans name, by the URI of their folder. */
  readonly #sources = new Map<string, Disposable>();
  #headMoved: ReturnType<typeof setTimeout> | undefined;
  readonly #events: { readonly uri: Uri; readonly isDeletion: boolean }[] = [];
  #reporting = false;

  constructor(session: Session) {
    this.#session = session;
    this.#following = session.onDidChange(() => this.#followSources());
  }

  /** Watches these folders and no others. */
  watch(folders: readonly WorkspaceFolder[]): void {
    this.#folders.dispose();
    this.#folders = Disposable.from(...folders.map(({ uri }) => this.#watchFolder(uri)));
  }

  dispose(): void {
    clearTimeout(this.#headMoved);
    this.#following.dispose();
    for (const watcher of this.#sources.values()) watcher.dispose();
    this.#folders.dispose();
  }

  /** What lies within a folder of the window is watched with that. */
  #followSources(): void {
    const { roots } = this.#session.snapshot;
    const outside = roots.filter(
      ({ id, source }) => source && !workspace.getWorkspaceFolder(Uri.parse(`${id}/`)),
    );
    for (const [id, watcher] of this.#sources) {
      if (outside.some((root) => root.id === id)) continue;
      watcher.dispose();
      this.#sources.delete(id);
    }
    for (const { id, source } of outside) {
      if (this.#sources.has(id)) continue;
      this.#sources.set(id, this.#watchFolder(Uri.parse(id), source?.only ? '*' : '**/*'));
    }
  }

  #watchFolder(folder: Uri, pattern = '**/*'): Disposable {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, pattern));
    const take = (isDeletion: boolean) => (uri: Uri) => {
      const path = uri.path.slice(folder.path.length);
      if (isHead(path)) this.#headHasMoved();
      // Installing packages makes tens of thousands of events that mean nothing here.
      if (path.split('/').some((name) => isSkippedFolder(name, () => false))) return;
      this.#events.push({ uri, isDeletion });
      if (!this.#reporting) void this.#report();
    };
    return Disposable.from(
      watcher,
      watcher.onDidCreate(take(false)),
      watcher.onDidChange(take(false)),
      watcher.onDidDelete(take(true)),
    );
  }

  /**
   * Hands events on in their order. A folder that is deleted and made anew at once may be reported as created
   * first and deleted then, so the disk is asked about every deletion.
   */
  async #report(): Promise<void> {
    const { index } = this.#session;
    this.#reporting = true;
    while (this.#events.length > 0) {
      const events = this.#events.splice(0);
      const areGone = await Promise.all(
        events.map(({ uri, isDeletion }) => (isDeletion ? isGone(uri) : Promise.resolve(false))),
      );
      for (const [at, { uri }] of events.entries()) {
        if (areGone[at]) index.removed(uri.toString());
        else index.changed(uri.toString());
      }
    }
    this.#reporting = false;
  }

  #headHasMoved(): void {
    clearTimeout(this.#headMoved);
    this.#headMoved = setTimeout(() => void this.#session.verify(), afterHeadMoved);
  }
}

/** Whether a path is the HEAD of a repository or of one of its work trees, not its log. */
function isHead(path: string): boolean {
  return (
    path.endsWith('/HEAD') && path.includes('/.git/') && !path.includes('/logs/') && !path.includes('/refs/')
  );
}

async function isGone(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return false;
  } catch {
    // Whatever keeps it from being looked at keeps it from being read.
    return true;
  }
}
