/** Where the features of one wish stand, to look those of many others up in. */

/** Stands for the place of a feature that is the opposite of one that was read. */
const isOpposite = -1;

export class FeaturePlaces {
  /** By feature, where it stands; `isOpposite` for the opposite of one. Told by `#rounds`, so none is taken away. */
  #places = new Int32Array(1024);
  #rounds = new Int32Array(1024);
  #round = 0;
  /** By place, where the same feature stood first. */
  readonly #first: number[] = [];

  read(features: readonly number[]): void {
    this.#round++;
    this.#first.length = 0;
    for (let at = 0; at < features.length; at++) {
      const feature = features[at]!;
      if (feature >= 0 && !this.#isMarked(feature)) this.#mark(feature, at);
      this.#first.push(feature < 0 ? at : this.#places[feature]!);
    }
  }

  /** `match` tells when it meets this feature; nothing for one that was read or that no text has. */
  markOpposite(feature: number): void {
    if (feature >= 0 && !this.#isMarked(feature)) this.#mark(feature, isOpposite);
  }

  /**
   * Which of the features that were read stand among those of another, and which of those among these. `true`
   * if an opposite was met.
   */
  match(others: readonly number[], here: boolean[], there: boolean[]): boolean {
    const [places, rounds, round, first] = [this.#places, this.#rounds, this.#round, this.#first];
    let opposes = false;
    for (let at = 0; at < first.length; at++) here[at] = false;
    for (let at = 0; at < others.length; at++) {
      const feature = others[at]!;
      there[at] = false;
      if (feature < 0 || feature >= rounds.length || rounds[feature] !== round) continue;
      const place = places[feature]!;
      if (place === isOpposite) opposes = true;
      else here[place] = there[at] = true;
    }
    for (let at = 0; at < first.length; at++) if (first[at] !== at) here[at] = here[first[at]!]!;
    return opposes;
  }

  #isMarked(feature: number): boolean {
    return feature < this.#rounds.length && this.#rounds[feature] === this.#round;
  }

  #mark(feature: number, place: number): void {
    if (feature >= this.#places.length) this.#makeRoom(feature + 1);
    this.#rounds[feature] = this.#round;
    this.#places[feature] = place;
  }

  #makeRoom(least: number): void {
    const length = Math.max(least, this.#places.length * 2);
    const places = new Int32Array(length);
    places.set(this.#places);
    this.#places = places;
    const rounds = new Int32Array(length);
    rounds.set(this.#rounds);
    this.#rounds = rounds;
  }
}
