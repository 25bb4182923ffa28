/**
 * When to compare with the disk: on a slow timer while somebody sees what it is about, and when the window gets the
 * focus after a while. Nothing is done while nobody looks, and a disk on which it takes long is asked more rarely.
 */
export interface RhythmOptions {
  readonly verify: () => Promise<void>;
  /** In milliseconds; a clock that nobody sets, but that may stand still while the machine sleeps. */
  readonly now: () => number;
  /** In milliseconds; the clock on the wall, which may be set. */
  readonly wall: () => number;
  readonly setTimer: (work: () => void, delay: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

/** Between two comparisons while somebody looks. */
export const betweenVerifies = 300_000;
/** A window that was left for less has not missed much. */
export const leastBetweenVerifies = 60_000;
/** Comparing may take this part of the time. */
const share = 50;

export class VerifyRhythm {
  readonly #options: RhythmOptions;
  #last: { readonly now: number; readonly wall: number };
  #rest = betweenVerifies;
  #isSeen = false;
  #isRunning = false;
  #isDisposed = false;
  #timer: unknown = null;

  constructor(options: RhythmOptions) {
    this.#options = options;
    this.#last = { now: options.now(), wall: options.wall() };
  }

  /** Whether somebody sees what was read: a view is open in a window that has the focus. */
  see(isSeen: boolean): void {
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    this.#wait();
  }

  /** The window got the focus. */
  focus(): void {
    if (this.#since() >= leastBetweenVerifies) void this.verify();
  }

  /** Compares at once, unless it is being done. */
  async verify(): Promise<void> {
    if (this.#isRunning || this.#isDisposed) return;
    this.#isRunning = true;
    const { now, wall } = this.#options;
    const started = now();
    try {
      await this.#options.verify();
    } finally {
      this.#isRunning = false;
      this.#last = { now: now(), wall: wall() };
      this.#rest = Math.max(betweenVerifies, share * (now() - started));
      this.#wait();
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.see(false);
  }

  /** Milliseconds since the last comparison. Whoever set the clock on the wall, or slept, may have missed something. */
  #since(): number {
    const { now, wall } = this.#options;
    return Math.max(now() - this.#last.now, Math.abs(wall() - this.#last.wall));
  }

  #wait(): void {
    if (this.#timer !== null) this.#options.clearTimer(this.#timer);
    this.#timer = null;
    if (!this.#isSeen || this.#isDisposed) return;
    const delay = Math.max(1000, this.#rest - this.#since());
    this.#timer = this.#options.setTimer(() => {
      this.#timer = null;
      void this.verify();
    }, delay);
  }
}
