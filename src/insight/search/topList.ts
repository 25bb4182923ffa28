/** The best of many, without sorting them all. Of equal scores the one with the smaller place is better. */
export interface Placed {
  readonly place: number;
  readonly score: number;
}

export class TopList {
  readonly #limit: number;
  /** A heap with the worst at 0. */
  readonly #heap: Placed[] = [];

  constructor(limit: number) {
    this.#limit = Math.max(0, Math.floor(limit));
  }

  add(place: number, score: number): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push({ place, score });
      this.#rise(heap.length - 1);
      return;
    }
    const worst = heap[0];
    if (!worst || score < worst.score || (score === worst.score && place > worst.place)) return;
    heap[0] = { place, score };
    this.#sink(0);
  }

  /** Best first. */
  best(): Placed[] {
    return this.#heap.toSorted((a, b) => b.score - a.score || a.place - b.place);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (!isWorse(heap[at]!, heap[above]!)) return;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  #sink(from: number): void {
    const heap = this.#heap;
    for (let at = from; ;) {
      const left = 2 * at + 1;
      let worst = at;
      if (left < heap.length && isWorse(heap[left]!, heap[worst]!)) worst = left;
      if (left + 1 < heap.length && isWorse(heap[left + 1]!, heap[worst]!)) worst = left + 1;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
      at = worst;
    }
  }
}

function isWorse(a: Placed, b: Placed): boolean {
  return a.score < b.score || (a.score === b.score && a.place > b.place);
}
