/**
 * Texts by their terms, for asking which of them fit a sentence: BM25, where a term tells the more the fewer
 * texts have it. Texts are known by their places in the list given.
 */
import type { Terms } from './terms.ts';

/** How soon a term that is there often counts no more, and how little the length of a text matters. */
const saturation = 1.2;
const lengthShare = 0.4;
const rarity = 1.2;

export class TermIndex {
  readonly #texts: readonly Terms[];
  readonly #lengths: readonly number[];
  readonly #holders = new Map<string, number[]>();

  constructor(texts: readonly Terms[]) {
    this.#texts = texts;
    const lengths = texts.map((terms) => [...terms.values()].reduce((sum, count) => sum + count, 0));
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(texts.length, 1) || 1;
    this.#lengths = lengths.map((length) => 1 - lengthShare + lengthShare * (length / average));
    for (const [place, terms] of texts.entries()) {
      for (const term of terms.keys()) {
        const holders = this.#holders.get(term);
        if (holders) holders.push(place);
        else this.#holders.set(term, [place]);
      }
    }
  }

  /** How well each text fits, by its place; those that share nothing are left out. */
  scores(asked: Terms): ReadonlyMap<number, number> {
    const scores = new Map<number, number>();
    for (const [term, count] of asked) {
      const weight = this.#weightOf(term) * count * (saturation + 1);
      for (const place of this.#holders.get(term) ?? []) {
        const here = this.#texts[place]?.get(term) ?? 0;
        const length = this.#lengths[place] ?? 1;
        scores.set(place, (scores.get(place) ?? 0) + (weight * here) / (here + saturation * length));
      }
    }
    return scores;
  }

  /** The terms that a sentence shares with a text, what tells most first. */
  shared(asked: Terms, place: number): readonly string[] {
    const here = this.#texts[place];
    const worth = (term: string): number => this.#weightOf(term) * (asked.get(term) ?? 0);
    return [...asked.keys()].filter((term) => here?.has(term)).sort((a, b) => worth(b) - worth(a));
  }

  #weightOf(term: string): number {
    const holders = this.#holders.get(term)?.length ?? 0;
    return Math.log(1 + (this.#texts.length - holders + 0.5) / (holders + 0.5)) ** rarity;
  }
}
