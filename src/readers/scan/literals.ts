/** Where a text holds string literals: markers in them are test data or messages, and give nothing. */
import { LinePlaces } from './linePlaces.ts';
import { stringSpans } from './stringSpans.ts';
import type { TextPart } from './textPart.ts';

/** Tells whether an offset lies in a string literal. Offsets are asked for in rising order. */
export class Literals {
  readonly #text: string;
  readonly #places: LinePlaces;
  #spans: readonly TextPart[] = [];
  #spansOfLine = -1;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#places = new LinePlaces(text);
  }

  holds(offset: number): boolean {
    this.#places.moveTo(offset);
    if (this.#spansOfLine !== this.#places.line) {
      this.#spans = stringSpans(this.#text, this.#places.start, this.#places.next);
      this.#spansOfLine = this.#places.line;
      this.#next = 0;
    }
    while (this.#next < this.#spans.length && this.#spans[this.#next]!.to <= offset) this.#next++;
    const span = this.#spans[this.#next];
    return span !== undefined && span.from <= offset;
  }
}
