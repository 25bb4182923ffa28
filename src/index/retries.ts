/**
 * Tries again, a few times and each time later, what could not be read or listed: a file that another program holds, a
 * drive that did not answer. What stays so is left to the next comparison with the disk.
 */
export interface RetriesOptions {
  /** Milliseconds before each further attempt; none where nothing is to be tried again by itself. */
  readonly delays: readonly number[];
  readonly again: (uris: readonly string[]) => void;
}

/** Of a folder of thousands that cannot be read, so many are tried again at once. */
const mostAtOnce = 1000;

export class Retries {
  readonly #options: RetriesOptions;
  /** How often each was tried again. */
  readonly #attempts = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RetriesOptions) {
    this.#options = options;
  }

  /** What could not be read at the last attempt. */
  get open(): ReadonlySet<string> {
    return new Set(this.#attempts.keys());
  }

  has(uri: string): boolean {
    return this.#attempts.has(uri);
  }

  failed(uri: string): void {
    if (!this.#attempts.has(uri)) this.#attempts.set(uri, 0);
    this.#wait();
  }

  /** It was read, or is gone. */
  done(uri: string): void {
    this.#attempts.delete(uri);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#attempts.clear();
  }

  #wait(): void {
    if (this.#timer !== undefined) return;
    const { delays } = this.#options;
    let fewest = delays.length;
    for (const attempts of this.#attempts.values()) fewest = Math.min(fewest, attempts);
    const delay = delays[fewest];
    if (delay === undefined) return;
    this.#timer = setTimeout(() => this.#tryAgain(), delay);
  }

  #tryAgain(): void {
    this.#timer = undefined;
    const due = [...this.#attempts].filter(([, attempts]) => attempts < this.#options.delays.length);
    const chosen = due.slice(0, mostAtOnce);
    for (const [uri, attempts] of chosen) this.#attempts.set(uri, attempts + 1);
    this.#options.again(chosen.map(([uri]) => uri));
    // Whatever fails again says so; of the others some may not have had their turn.
    if (due.length > chosen.length) this.#wait();
  }
}
