/**
 * What the extension knows, for as long as the window lives: the snapshot, its findings and the search, each
 * brought up to date in that order before anybody hears of a change. It shows nothing by itself.
 */
import { EventEmitter } from 'vscode';
import type { Disposable, Event } from 'vscode';
import type { Log } from '../index/ports.ts';
import { nothingChanged } from '../index/snapshotChange.ts';
import type { WorkspaceIndex } from '../index/workspaceIndex.ts';
import type { RequirementSearch } from '../insight/search/requirementSearch.ts';
import type { Past } from '../model/history.ts';
import type { Root, Snapshot, SnapshotChange } from '../model/snapshot.ts';
import type { FindingBook } from '../rules/findingBook.ts';
import { errorText } from './log.ts';
import { Timings } from './timings.ts';

/** A new snapshot, and the URIs of the documents whose findings differ from those before. */
export interface SessionChange {
  readonly change: SnapshotChange;
  readonly findings: ReadonlySet<string>;
}

/** How far reading is; `total` grows while folders are listed. */
export interface Progress {
  readonly read: number;
  readonly total: number;
}

export interface SessionParts {
  readonly index: WorkspaceIndex;
  readonly findings: FindingBook;
  readonly search: RequirementSearch;
  readonly log: Log;
  readonly timings?: Timings;
}

/** In milliseconds: nobody notices so short a pause. */
const longestStretch = 4;
/** Requirements that are compared before the clock is looked at. */
const settledAtOnce = 10;

export class Session implements Disposable {
  readonly index: WorkspaceIndex;
  readonly findings: FindingBook;
  readonly search: RequirementSearch;
  readonly timings: Timings;
  readonly #log: Log;
  readonly #changed = new EventEmitter<SessionChange>();
  readonly #unsubscribe: () => void;
  #markReady: () => void = () => undefined;
  #lastRevision = -1;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #recalling: ReturnType<typeof setTimeout> | undefined;
  /** One for each reading that waits or is under way. */
  readonly #readings = new Set<AbortController>();
  #stopped = false;
  #today = '';

  readonly #readingChanged = new EventEmitter<void>();

  /** Fired when reading the workspace began or ended. */
  readonly onDidChangeReading: Event<void> = this.#readingChanged.event;

  /** Fired after findings and search are up to date; revisions only grow. */
  readonly onDidChange: Event<SessionChange> = this.#changed.event;

  readonly #dayStarted = new EventEmitter<void>();

  /** Fired on a new day, after the findings are up to date. */
  readonly onDidStartDay: Event<void> = this.#dayStarted.event;

  readonly #recalled = new EventEmitter<void>();

  /** Fired when the history told something new, after the findings are up to date. */
  readonly onDidRecall: Event<void> = this.#recalled.event;

  /** Resolves once the first reading of the workspace has ended, however it ended. Never rejects. */
  readonly ready: Promise<void>;

  constructor(parts: SessionParts) {
    this.index = parts.index;
    this.findings = parts.findings;
    this.search = parts.search;
    this.timings = parts.timings ?? new Timings();
    this.#log = parts.log;
    this.ready = new Promise((resolve) => (this.#markReady = resolve));
    this.#unsubscribe = this.index.onDidChange((change) => this.#follow(change));
  }

  get snapshot(): Snapshot {
    return this.index.snapshot;
  }

  /** The day by which something is late, `2026-12-31`. */
  get today(): string {
    return this.#today;
  }

  /** Begins a day, if it is another one. */
  startDay(today: string): void {
    if (today === this.#today) return;
    this.#today = today;
    const findings = this.findings.startDay(today);
    if (this.#lastRevision < 0) return;
    this.#changed.fire({ change: nothingChanged(this.snapshot), findings });
    this.#dayStarted.fire();
    this.#settleSoon();
  }

  /** Takes in what the history tells, if that is something new. */
  recall(past: Past): void {
    const before = this.findings.past;
    let isNew = past.size !== before.size;
    for (const [key, dates] of past) isNew ||= before.get(key) !== dates;
    if (isNew) this.#recall(past);
  }

  /** In short stretches: of a whole workspace it is too much for one. */
  #recall(past: Past): void {
    clearTimeout(this.#recalling);
    const end = performance.now() + longestStretch;
    let findings: ReadonlySet<string> | null;
    do findings = this.findings.recall(past, settledAtOnce);
    while (findings === null && performance.now() < end);
    if (findings === null) {
      this.#recalling = setTimeout(() => this.#recall(past), 0);
      return;
    }
    this.#changed.fire({ change: nothingChanged(this.snapshot), findings });
    this.#recalled.fire();
  }

  /** Whether the workspace is being read, other than for single changes. */
  get isReading(): boolean {
    return this.#readings.size > 0;
  }

  /** Whether a reading was cancelled, so that documents are missing until all is read anew. */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /**
   * Makes these the roots and reads what is new. What was read before a cancellation stays. Errors go to
   * the log.
   */
  async setRoots(roots: readonly Root[], onProgress?: (progress: Progress) => void): Promise<void> {
    const reading = new AbortController();
    const { signal } = reading;
    this.#readings.add(reading);
    this.#readingChanged.fire();
    try {
      if (this.#stopped) {
        // The index reads a root once: to read what a cancellation left, it has to meet the roots again.
        this.#stopped = false;
        await this.index.setRoots([]);
      }
      await this.index.setRoots(roots, { signal, ...(onProgress && { onProgress }) });
    } catch (error) {
      if (!signal.aborted) this.#log.warn(`Reading the workspace failed: ${errorText(error)}`);
    } finally {
      this.#readings.delete(reading);
      this.#markReady();
      this.#readingChanged.fire();
    }
    if (signal.aborted) this.#log.info('Reading the workspace was cancelled; what was read so far stays.');
  }

  /** Ends every reading under way. */
  cancelReading(): void {
    for (const reading of this.#readings) reading.abort();
    if (this.#readings.size > 0) this.#stopped = true;
  }

  /** Resolves when every change so far has been read, and its findings are there. */
  async settled(): Promise<void> {
    await this.index.settled();
    while (this.findings.isBehind && this.#settling) await new Promise((resume) => setTimeout(resume, 0));
  }

  /** Takes in files that appeared, changed or vanished without an event. Errors go to the log. */
  async verify(): Promise<void> {
    // What somebody stopped stays so.
    if (this.#stopped) return;
    await this.#compare(() => this.index.verify());
  }

  /** Lists and reads everything again. Errors go to the log. */
  refresh(): Promise<void> {
    return this.#compare(() => this.index.refresh());
  }

  async #compare(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log.warn(`Comparing with the disk failed: ${errorText(error)}`);
    }
  }

  dispose(): void {
    clearTimeout(this.#settling);
    clearTimeout(this.#recalling);
    this.cancelReading();
    this.#markReady();
    this.#unsubscribe();
    this.index.dispose();
    this.#changed.dispose();
    this.#readingChanged.dispose();
    this.#dayStarted.dispose();
    this.#recalled.dispose();
  }

  #follow(change: SnapshotChange): void {
    const { revision } = change.snapshot;
    if (revision <= this.#lastRevision) {
      this.#log.warn(`Snapshot ${revision} came after ${this.#lastRevision} and was dropped.`);
      return;
    }
    this.#lastRevision = revision;
    let findings: ReadonlySet<string> = new Set();
    try {
      findings = this.timings.measure('findings', () => {
        const touched = this.findings.update(change);
        this.search.update(change);
        return touched;
      });
    } catch (error) {
      this.#log.warn(`Snapshot ${revision} could not be followed: ${errorText(error)}`);
    }
    this.#changed.fire({ change, findings });
    this.#settleSoon();
  }

  /** What may have been asked before is found in short stretches, when nothing else is to be done. */
  #settleSoon(): void {
    if (this.#settling) return;
    this.#settling = setTimeout(() => this.#settle(), 0);
  }

  #settle(): void {
    this.#settling = undefined;
    let findings: ReadonlySet<string> | null = null;
    const wasBehind = this.findings.isBehind;
    try {
      const end = performance.now() + longestStretch;
      do findings = this.findings.settle(settledAtOnce);
      while (findings === null && performance.now() < end);
      // What a large change left is shown before the rest, which may take long.
      if (findings === null && wasBehind && !this.findings.isBehind) {
        this.#changed.fire({ change: nothingChanged(this.snapshot), findings: this.findings.takeSettled() });
      }
    } catch (error) {
      this.#log.warn(`What was asked before could not be found: ${errorText(error)}`);
      return;
    }
    if (findings === null) this.#settleSoon();
    else if (findings.size > 0) this.#changed.fire({ change: nothingChanged(this.snapshot), findings });
  }
}
