/** Keeps what a text was found to name: thousands of requirements repeat a few names. */
const mostKept = 8_192;

export class LookUps<Found> {
  readonly #kept = new Map<string, Found>();

  /** What `find` gives for the text, asked once while it is kept. `find` must depend on the text alone. */
  of(text: string, find: (text: string) => Found): Found {
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    const found = find(text);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(text, found);
    return found;
  }
}
