/**
 * How long things took in this window, for people who report that it is slow: kept in memory, told on demand, sent
 * nowhere.
 */
import type { DocumentSource, Listing } from '../index/ports.ts';
import type { Root } from '../model/snapshot.ts';

export const timedThings = ['listing', 'reading', 'findings', 'pause', 'edit', 'search'] as const;
export type TimedThing = (typeof timedThings)[number];

/** So many of each are kept, the latest. */
const mostKept = 200;
/** In milliseconds. A loop that is free keeps such an appointment. */
const appointment = 20;

export class Timings {
  readonly #times = new Map<TimedThing, number[]>();

  /** In milliseconds. */
  note(thing: TimedThing, time: number): void {
    const times = this.#times.get(thing) ?? [];
    this.#times.set(thing, times);
    times.push(time);
    if (times.length > mostKept) times.shift();
  }

  measure<Result>(thing: TimedThing, work: () => Result): Result {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.note(thing, performance.now() - start);
    }
  }

  /** The latest, the oldest first. */
  of(thing: TimedThing): readonly number[] {
    return this.#times.get(thing) ?? [];
  }

  /** Watches how long others have to wait for their turn, until the returned function is called. */
  watchPauses(): () => void {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last - appointment);
      last = now;
    }, appointment);
    return () => {
      clearInterval(timer);
      this.note('pause', longest);
    };
  }
}

/** A source whose work is timed. */
export class TimedSource implements DocumentSource {
  readonly #source: DocumentSource;
  readonly #timings: Timings;
  readonly now?: () => number;
  readonly stamps?: NonNullable<DocumentSource['stamps']>;
  readonly glance?: NonNullable<DocumentSource['glance']>;

  constructor(source: DocumentSource, timings: Timings) {
    this.#source = source;
    this.#timings = timings;
    if (source.now) this.now = source.now.bind(source);
    if (source.stamps) this.stamps = source.stamps.bind(source);
    if (source.glance) this.glance = source.glance.bind(source);
  }

  async list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    const start = performance.now();
    const listing = await this.#source.list(root, below, signal);
    if (below === undefined) this.#timings.note('listing', performance.now() - start);
    return listing;
  }

  async read(...[root, paths, ...more]: Parameters<DocumentSource['read']>): Promise<void> {
    const start = performance.now();
    await this.#source.read(root, paths, ...more);
    // A single file that changed says little of reading a workspace.
    if (paths.length > 1) this.#timings.note('reading', performance.now() - start);
  }
}
