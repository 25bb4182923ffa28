/**
 * Keeps what the history in Git tells of requirements up to date: since when they wait, and how often they were moved.
 * It is read in the background, one reading at a time, with as much rest as work, and ended when folders go.
 */
import { Disposable, RelativePattern, Uri, window, workspace } from 'vscode';
import type { Histories } from '../history/histories.ts';
import defer * as pastReader from '../history/pastReader.ts';
import type { Log } from '../index/ports.ts';
import { Late } from './late.ts';
import { errorText } from './log.ts';
import type { Session } from './session.ts';

/** In milliseconds. So long after the last change a reading begins. */
const pause = 1000;
/** So long others may have to wait for their turn, and so long a reading may take as a whole. */
const longestStretch = 4;
const longestReading = 120_000;
/** A document with more is read for its card only. */
const mostRequirements = 2000;
/** A window that gets the focus looks no sooner again whether the repository has moved on. */
const betweenLooks = 60_000;

export class PastFollower implements Disposable {
  readonly #session: Session;
  readonly #reader: Late<pastReader.PastReader>;
  readonly #log: Log;
  readonly #subscriptions: Disposable;
  #watching: Disposable = Disposable.from();
  #reading: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The documents that are to be looked at; `null` for all. */
  #due: Set<string> | null = new Set();
  #looked = Number.NEGATIVE_INFINITY;
  #isDisposed = false;

  constructor(session: Session, histories: Late<Histories>, log: Log) {
    this.#session = session;
    this.#reader = new Late(() => new pastReader.PastReader(histories.value));
    this.#log = log;
    this.#subscriptions = Disposable.from(
      session.onDidChange(({ change }) => {
        if (change.documents.size === 0) return;
        const plans = change.snapshot.roots.map(({ id }) => change.snapshot.plan(id).uri);
        const isOfAll = change.everything || plans.some((uri) => uri !== null && change.documents.has(uri));
        this.#readSoon(isOfAll ? null : change.documents);
      }),
      workspace.onDidGrantWorkspaceTrust(() => this.#readSoon(null)),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#reading?.abort();
        this.#watch();
        this.#readSoon(null);
      }),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused && performance.now() - this.#looked > betweenLooks) this.#readSoon(null);
      }),
    );
    this.#watch();
    void session.ready.then(() => this.#readSoon(null));
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#reading?.abort();
    this.#watching.dispose();
    this.#subscriptions.dispose();
  }

  /** A commit writes the log of HEAD, also in a repository below the folder. */
  #watch(): void {
    this.#watching.dispose();
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => Uri.parse(uri.toString()));
    const again = (): void => this.#readSoon(null);
    const watchers = folders.flatMap((folder) => {
      const log = workspace.createFileSystemWatcher(new RelativePattern(folder, '**/.git/logs/HEAD'));
      // Of a folder that goes nothing is said of what lay in it.
      const repository = workspace.createFileSystemWatcher(
        new RelativePattern(folder, '**/.git'),
        true,
        true,
      );
      return [log, log.onDidChange(again), log.onDidCreate(again), repository, repository.onDidDelete(again)];
    });
    this.#watching = Disposable.from(...watchers);
  }

  #readSoon(documents: ReadonlySet<string> | null): void {
    if (this.#isDisposed) return;
    if (documents === null) this.#due = null;
    else for (const uri of documents) this.#due?.add(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#read().catch((error: unknown) =>
        this.#log.warn(`The history could not be read: ${errorText(error)}`),
      );
    }, pause);
  }

  /** What came in meanwhile is read afterwards. */
  async #read(): Promise<void> {
    if (this.#reading && !this.#reading.signal.aborted) return this.#readSoon(new Set());
    const changed = this.#due;
    this.#due = new Set();
    if (changed === null) this.#looked = performance.now();
    const reading = new AbortController();
    this.#reading = reading;
    const begun = performance.now();
    try {
      const { read, left } = await this.#reader.value.read(this.#session.snapshot, {
        rest: restful(),
        isOver: () => performance.now() - begun > longestReading,
        signal: reading.signal,
        mostRequirements,
        ...(changed !== null && { changed }),
      });
      if (this.#isDisposed) return;
      if (left > 0 && !reading.signal.aborted)
        this.#log.info(
          `The history of ${left} documents was left, after that of ${read}: it takes too long.`,
        );
      this.#session.recall(this.#reader.value.past);
    } finally {
      if (this.#reading === reading) this.#reading = undefined;
    }
  }
}

/** Waits as long as was worked since the last rest, so that half of the time is everybody else's. */
function restful(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    const worked = performance.now() - last;
    if (worked < longestStretch) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(worked, 200)));
    last = performance.now();
  };
}
