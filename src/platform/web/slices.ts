/** As on the desktop, by a timer: a browser has no `setImmediate`. */
import type { TimeSlices } from '../../index/ports.ts';

const sliceMilliseconds = 5;

export class Slices implements TimeSlices {
  readonly #now: () => number;
  #started: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#started = now();
  }

  isOver(): boolean {
    return this.#now() - this.#started >= sliceMilliseconds;
  }

  async turn(): Promise<void> {
    await new Promise<void>((resume) => setTimeout(resume, 0));
    this.#started = this.#now();
  }
}
