/** Features of wishes as numbers, and how common each is among the texts at hand. */
import { commonness } from './commonness.ts';

/** In so few texts nothing is common yet. */
const fewTexts = 20;
/** The shares of all texts from which on a feature is one step more common. */
const shares = [0.05, 0.1, 0.25] as const;

export class FeatureTable {
  readonly #numbers = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly #levels: number[] = [];
  readonly #ofConcepts: number[] = [];

  /** The number of a feature, which it keeps; a new one gets the next. */
  number(feature: string): number {
    let known = this.#numbers.get(feature);
    if (known === undefined) {
      known = this.#numbers.size;
      this.#numbers.set(feature, known);
      this.#counts.push(0);
      this.#levels.push(0);
      if (feature.startsWith('=')) this.#ofConcepts[Number(feature.slice(1))] = known;
    }
    return known;
  }

  /** `-1` for one that no text has. */
  known(feature: string): number {
    return this.#numbers.get(feature) ?? -1;
  }

  ofConcept(concept: number): number {
    return this.#ofConcepts[concept] ?? -1;
  }

  count(feature: number, by: 1 | -1): void {
    this.#counts[feature] = (this.#counts[feature] ?? 0) + by;
  }

  /** How common it was when `settle` looked, as an index of `commonness`. */
  levelOf(feature: number): number {
    return this.#levels[feature] ?? 0;
  }

  /** Looks how common everything is among so many texts; gives the features for which that changed. */
  settle(texts: number): readonly number[] {
    const changed: number[] = [];
    const counts = this.#counts;
    for (let feature = 0; feature < counts.length; feature++) {
      const count = counts[feature]!;
      let level = 0;
      if (count > fewTexts) while (level < commonness.length - 1 && count >= texts * shares[level]!) level++;
      if (level === this.#levels[feature]) continue;
      this.#levels[feature] = level;
      changed.push(feature);
    }
    return changed;
  }
}
