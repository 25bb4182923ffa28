/**
 * How much two wishes ask for the same, 0 to 1. What only one of them says makes it longer; what each says in
 * place of the other makes it another wish, and so does a “not”.
 */
import { oppositesOf } from '../../vocabulary/synonyms.ts';
import type { WishPart } from './wish.ts';

/** From here on two requirements are probably the same. */
export const alikeFrom = 0.6;

/** What each says in place of the other. */
const weightOfReplacing = 2;
/** What one says beyond the other. */
const weightOfAdding = 0.5;
const contradicting = 0.4;
/** How much a part counts by how common it is, from rare to found nearly everywhere. */
export const commonness: readonly number[] = [1, 0.7, 0.45, 0.25];

/** A wish with its features as numbers. */
export class CountedWish {
  readonly parts: readonly WishPart[];
  /** The features of each part, in the order of the parts. */
  readonly features: readonly Int32Array[];
  /** Each feature once. */
  readonly all: readonly number[];

  constructor(parts: readonly WishPart[], features: readonly Int32Array[]) {
    this.parts = parts;
    this.features = features;
    this.all = [...new Set(features.flatMap((some) => [...some]))];
  }
}

export interface Likeness {
  readonly score: number;
  /** The weight of what both say. */
  readonly shared: number;
  /** One says “not”, or the opposite, of what the other says. */
  readonly contradicts: boolean;
}

/** Whether two wishes of these weights can be alike if both say no more than `shared` of them. */
export function enough(shared: number, one: number, two: number): boolean {
  const replaced = Math.max(0, Math.min(one, two) - shared);
  // A word said twice counts twice on its side, so the bound is no exact one.
  return likenessOf(shared, replaced, Math.abs(one - two)) >= alikeFrom * 0.85;
}

function likenessOf(shared: number, replaced: number, added: number): number {
  return shared / (shared + weightOfReplacing * replaced + weightOfAdding * added);
}

/** Compares wishes whose features come from one table. Holds scratch space, so one at a time. */
export class WishComparison {
  #round = 0;
  #one: CountedWish | null = null;
  #roundOfOne = 0;
  readonly #inOne = new Stamps();
  readonly #inTwo = new Stamps();
  readonly #negatedInOne = new Stamps();
  readonly #negatedInTwo = new Stamps();
  readonly #levelOf: (feature: number) => number;
  readonly #featureOfConcept: (concept: number) => number;

  /** `levelOf` gives how common a feature is, as an index of `commonness`. */
  constructor(levelOf: (feature: number) => number, featureOfConcept: (concept: number) => number) {
    this.#levelOf = levelOf;
    this.#featureOfConcept = featureOfConcept;
  }

  compare(one: CountedWish, two: CountedWish): Likeness {
    this.#round++;
    // One text is compared with many in a row.
    if (one !== this.#one) {
      this.#one = one;
      this.#roundOfOne = this.#round;
      this.#mark(one, this.#inOne, this.#negatedInOne);
    }
    this.#mark(two, this.#inTwo, this.#negatedInTwo);
    const [now, before] = [this.#round, this.#roundOfOne];
    const first = this.#side(one, before, this.#inOne, now, this.#inTwo, this.#negatedInTwo);
    const second = this.#side(two, now, this.#inTwo, before, this.#inOne, this.#negatedInOne);
    const shared = (first.shared + second.shared) / 2;
    if (shared === 0) return { score: 0, shared: 0, contradicts: false };
    const replaced = Math.min(first.left, second.left);
    const added = Math.abs(first.left - second.left);
    const contradicts = first.contradicts || second.contradicts;
    const score = likenessOf(shared, replaced, added) * (contradicts ? contradicting : 1);
    return { score, shared, contradicts };
  }

  #mark(wish: CountedWish, stamps: Stamps, negated: Stamps): void {
    for (let at = 0; at < wish.parts.length; at++) {
      const features = wish.features[at]!;
      for (const feature of features) stamps.set(feature, this.#round);
      if (wish.parts[at]!.isNegated) negated.set(features[0]!, this.#round);
    }
  }

  #side(
    wish: CountedWish,
    ownRound: number,
    own: Stamps,
    round: number,
    other: Stamps,
    negatedThere: Stamps,
  ): { shared: number; left: number; contradicts: boolean } {
    let shared = 0;
    let left = 0;
    let contradicts = false;
    for (let at = 0; at < wish.parts.length; at++) {
      const part = wish.parts[at]!;
      const features = wish.features[at]!;
      const share = covered(features, other, round);
      let level = this.#levelOf(features[0]!);
      for (let index = 1; index < features.length; index++)
        level = Math.min(level, this.#levelOf(features[index]!));
      const weight = part.weight * commonness[level]!;
      shared += weight * share;
      left += weight * (1 - share);
      if (part.isNegated && share >= 0.5 && !negatedThere.has(features[0]!, round)) contradicts = true;
      if (share === 0 && part.concept >= 0) {
        contradicts ||= oppositesOf(part.concept).some((opposite) => {
          const feature = this.#featureOfConcept(opposite);
          return other.has(feature, round) && !own.has(feature, ownRound);
        });
      }
    }
    return { shared, left, contradicts };
  }
}

/** The share of a part's characters that the other text has with a neighbour of theirs. */
function covered(features: Int32Array, other: Stamps, round: number): number {
  if (features.length === 1) return other.has(features[0]!, round) ? 1 : 0;
  let count = 0;
  let before = false;
  for (const feature of features) {
    const here = other.has(feature, round);
    if (here || before) count++;
    before = here;
  }
  if (before) count++;
  return count / (features.length + 1);
}

/** Marks of one round, none of which need to be taken away. */
class Stamps {
  #rounds = new Int32Array(1024);

  set(feature: number, round: number): void {
    if (feature >= this.#rounds.length) {
      const larger = new Int32Array(Math.max(feature + 1, this.#rounds.length * 2));
      larger.set(this.#rounds);
      this.#rounds = larger;
    }
    if (feature >= 0) this.#rounds[feature] = round;
  }

  has(feature: number, round: number): boolean {
    return feature >= 0 && this.#rounds[feature] === round;
  }
}
