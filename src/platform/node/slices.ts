/**
 * Gives the thread back while long work runs: `turn()` every few milliseconds, `isOver()` tells when.
 * Nothing may assume that the world is unchanged after a turn.
 */
import type { TimeSlices } from '../../index/ports.ts';
import { nextTurn } from './nextTurn.ts';

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
    await nextTurn();
    this.#started = this.#now();
  }
}
