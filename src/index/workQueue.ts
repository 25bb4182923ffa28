/** Runs pieces of work one after another. One that fails is told to the log and does not stop the next. */
import type { Log } from './ports.ts';

export class WorkQueue {
  readonly #log: Log;
  #last: Promise<void> = Promise.resolve();
  #scheduled = false;
  #ended = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Rejects when the work does, for those who wait for it. */
  run(work: () => Promise<void>): Promise<void> {
    const run = this.#last.then(async () => {
      if (!this.#ended) await work();
    });
    this.#last = run.catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#log.warn(`Reading failed: ${text}`);
    });
    return run;
  }

  /** Runs work soon; calls until then are one. A turn of the event loop gathers the events of one gesture. */
  schedule(work: () => Promise<void>): void {
    if (this.#scheduled || this.#ended) return;
    this.#scheduled = true;
    const later = this.run(async () => {
      await new Promise((resume) => setTimeout(resume, 0));
      this.#scheduled = false;
      await work();
    });
    // `run` has told the log.
    later.catch(() => undefined);
  }

  /** Resolves when everything so far, and what it brought about, is done. */
  async settled(): Promise<void> {
    let seen: Promise<void> | null = null;
    while (seen !== this.#last || this.#scheduled) {
      seen = this.#last;
      await seen;
      await Promise.resolve();
    }
  }

  /** What has not begun never will. */
  end(): void {
    this.#ended = true;
  }
}
