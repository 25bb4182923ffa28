/** Which texts have a feature: slots by the feature's number. */
export class Postings {
  readonly #slots: number[][] = [];

  of(feature: number): readonly number[] {
    return this.#slots[feature] ?? [];
  }

  add(feature: number, slot: number): void {
    const slots = this.#slots[feature];
    if (slots) slots.push(slot);
    else this.#slots[feature] = [slot];
  }

  remove(feature: number, slot: number): void {
    const slots = this.#slots[feature];
    const at = slots?.lastIndexOf(slot) ?? -1;
    if (!slots || at < 0) return;
    // Their order means nothing.
    slots[at] = slots.at(-1)!;
    slots.pop();
  }
}
