/**
 * How much two wishes ask for the same, 0 to 1. What only one of them says makes it longer; what each says in
 * place of the other makes it another wish, above all within one and the same frame; and so does a “not”.
 */
import type { CountedWish } from './countedWish.ts';
import { FeaturePlaces } from './featurePlaces.ts';
import { sharesFrame } from './frame.ts';

/** From here on two texts, looked at by themselves, ask for the same. */
export const alikeFrom = 0.39;
/** From here on it is worth telling among all requirements, where chance makes some alike. */
export const tellingFrom = 0.5;

/** What each says in place of the other. */
const weightOfReplacing = 1;
/** What one says beyond the other. */
const weightOfAdding = 0.45;
/** A word or two in common may be chance; five are none. */
const weightOfDoubt = 0.4;
/** Characters that both have in words that differ: 缴纳 and 缴费, 归档 and 存档. */
const creditOfCharacters = 0.5;
/** A frame of this share of the shorter text in which something is replaced is that of a series. */
const frameOfSeries = 0.36;
const replacedInSeries = 0.25;
const replacingInSeries = 5 * weightOfReplacing;
const contradicting = 0.4;
export interface Likeness {
  readonly score: number;
  /** The weight of what both say. */
  readonly shared: number;
  /** One says “not”, or the opposite, of what the other says. */
  readonly contradicts: boolean;
  /** Its words alone are alike enough to be worth telling. */
  readonly isFirm: boolean;
}

/** What is worth telling has to be this alike by its words alone, before single characters are looked at. */
const firmFrom = tellingFrom * 0.95;

/** Whether two wishes of these weights can be worth telling if both say no more than `shared` of them. */
export function enough(shared: number, one: number, two: number): boolean {
  const replaced = Math.max(0, Math.min(one, two) - shared);
  return likenessOf(shared, replaced, Math.abs(one - two)) >= firmFrom;
}

/** What any other wish must share with one of this weight, at the very least, to be worth telling. */
export function leastSharedFor(weight: number): number {
  // The best that sharing so much can come to is a shorter wish that says that and no more: `likenessOf` for
  // nothing replaced, solved for what is shared. A little less, so that rounding leaves none out.
  const least =
    (firmFrom * (weightOfAdding * weight + weightOfDoubt)) / (1 - firmFrom * (1 - weightOfAdding));
  return least - 1e-9;
}

function likenessOf(shared: number, replaced: number, added: number, replacing = weightOfReplacing): number {
  return shared / (shared + replacing * replaced + weightOfAdding * added + weightOfDoubt);
}

const nothingShared: Likeness = { score: 0, shared: 0, contradicts: false, isFirm: false };

/** Which features of a wish the other has too, and what that comes to. */
class Side {
  /** By place in `features`; what stands behind their end is of an earlier comparison. */
  readonly has: boolean[] = [];
  shared = 0;
  left = 0;

  weigh(wish: CountedWish, weights: readonly number[]): void {
    let shared = 0;
    let left = 0;
    for (let part = 0; part < weights.length; part++) {
      const share = this.covered(wish, part);
      shared += weights[part]! * share;
      left += weights[part]! * (1 - share);
    }
    this.shared = shared;
    this.left = left;
  }

  /** The share of a part's characters that the other text has with a neighbour of theirs. */
  covered({ starts }: CountedWish, part: number): number {
    const from = starts[part]!;
    const to = starts[part + 1]!;
    if (to - from === 1) return this.has[from]! ? 1 : 0;
    let count = 0;
    let before = false;
    for (let at = from; at < to; at++) {
      const here = this.has[at]!;
      if (here || before) count++;
      before = here;
    }
    if (before) count++;
    return count / (to - from + 1);
  }
}

/** Compares wishes whose features come from one table. Holds scratch space, so one at a time. */
export class WishComparison {
  #one: CountedWish | null = null;
  readonly #places = new FeaturePlaces();
  readonly #first = new Side();
  readonly #second = new Side();
  readonly #leftOfOne = new CharacterWeights();
  readonly #leftOfTwo = new CharacterWeights();
  readonly #levelOf: (feature: number) => number;
  readonly #featureOfConcept: (concept: number) => number;
  readonly #exactFrom: number;
  /** Whether it is asked for what is worth telling, and for nothing else. */
  readonly #isStrict: boolean;

  /**
   * `levelOf` gives how common a feature is, as an index of `commonness`. A likeness below `exactFrom` need only
   * be known to be below it.
   */
  constructor(
    levelOf: (feature: number) => number,
    featureOfConcept: (concept: number) => number,
    exactFrom = alikeFrom,
  ) {
    this.#levelOf = levelOf;
    this.#featureOfConcept = featureOfConcept;
    this.#exactFrom = exactFrom;
    this.#isStrict = exactFrom >= tellingFrom;
  }

  compare(one: CountedWish, two: CountedWish): Likeness {
    // One text is compared with many in a row.
    if (one !== this.#one) {
      this.#one = one;
      this.#places.read(one.features);
      this.#markOpposites(one);
    }
    const [first, second] = [this.#first, this.#second];
    const mayOppose = this.#places.match(two.features, first.has, second.has);
    first.weigh(one, one.weights(this.#levelOf));
    second.weigh(two, two.weights(this.#levelOf));
    const shared = (first.shared + second.shared) / 2;
    if (shared === 0) return nothingShared;
    const isFirm = enough(shared, shared + first.left, shared + second.left);
    if (this.#isStrict && !isFirm) return { score: 0, shared, contradicts: false, isFirm };
    const contradicts =
      negates(one, first, two) || negates(two, second, one) || (mayOppose && this.#opposes(one, first, two));
    if (this.#isStrict && contradicts) return { score: 0, shared, contradicts, isFirm };
    const score = this.#score(one, two, shared);
    return { score: contradicts ? score * contradicting : score, shared, contradicts, isFirm };
  }

  #score(one: CountedWish, two: CountedWish, shared: number): number {
    const replaced = Math.min(this.#first.left, this.#second.left);
    const added = Math.abs(this.#first.left - this.#second.left);
    const most = replaced * creditOfCharacters;
    const best = likenessOf(shared + most, replaced - most, added);
    if (replaced === 0 || best < this.#exactFrom) return likenessOf(shared, replaced, added);
    const isSeries = sharesFrame(one.tokens, two.tokens, frameOfSeries);
    if (isSeries && this.#isStrict && replaced - most >= replacedInSeries) {
      // Single characters in common can save few of a series, and are dear to count.
      const bestOfSeries = likenessOf(shared + most, replaced - most, added, replacingInSeries);
      if (bestOfSeries < this.#exactFrom) return 0;
    }
    const credit = creditOfCharacters * this.#sharedCharacters(one, two);
    const rest = Math.max(0, replaced - credit);
    const plain = likenessOf(shared + credit, rest, added);
    if (plain < this.#exactFrom || rest < replacedInSeries || !isSeries) return plain;
    return likenessOf(shared + credit, rest, added, replacingInSeries);
  }

  /** The weight of Chinese characters that both have in what the other does not say. */
  #sharedCharacters(one: CountedWish, two: CountedWish): number {
    this.#leftOfOne.collect(one, this.#first);
    this.#leftOfTwo.collect(two, this.#second);
    return Math.min(this.#leftOfOne.sharedWith(this.#leftOfTwo), this.#leftOfTwo.sharedWith(this.#leftOfOne));
  }

  #markOpposites({ opposed }: CountedWish): void {
    for (const { concepts } of opposed) {
      for (const concept of concepts) this.#places.markOpposite(this.#featureOfConcept(concept));
    }
  }

  /**
   * Whether one says the opposite of what the other says, and not that itself. Opposites are so both ways, so it
   * is enough to look from one side.
   */
  #opposes(wish: CountedWish, side: Side, other: CountedWish): boolean {
    for (const { part, concepts } of wish.opposed) {
      if (side.has[wish.starts[part]!]!) continue;
      for (const concept of concepts) {
        const feature = this.#featureOfConcept(concept);
        if (feature >= 0 && other.features.includes(feature) && !wish.features.includes(feature)) return true;
      }
    }
    return false;
  }
}

/** Whether one says that it is not to be, and the other that it is. */
function negates(wish: CountedWish, side: Side, { features, starts, negated }: CountedWish): boolean {
  for (const part of wish.negated) {
    const feature = wish.features[wish.starts[part]!]!;
    if (side.covered(wish, part) < 0.5) continue;
    if (!negated.some((there) => features[starts[there]!] === feature)) return true;
  }
  return false;
}

/** How much each character of a text weighs, by its UTF-16 code. */
class CharacterWeights {
  readonly #weights = new Float64Array(0x1_00_00);
  readonly #codes: number[] = [];

  /** The Chinese characters of what the other text does not have, in place of those before. */
  collect(wish: CountedWish, side: Side): void {
    for (const code of this.#codes) this.#weights[code] = 0;
    this.#codes.length = 0;
    const { hanCodes, hanStarts, plainWeights } = wish;
    for (let part = 0; part < plainWeights.length; part++) {
      const from = hanStarts[part]!;
      const to = hanStarts[part + 1]!;
      if (from === to) continue;
      const left = 1 - side.covered(wish, part);
      if (left > 0) this.#add(hanCodes, from, to, (left * plainWeights[part]!) / (to - from));
    }
  }

  #add(codes: readonly number[], from: number, to: number, each: number): void {
    for (let at = from; at < to; at++) {
      const code = codes[at]!;
      if (this.#weights[code] === 0) this.#codes.push(code);
      this.#weights[code]! += each;
    }
  }

  /** The weight of those that the other has too. */
  sharedWith(other: CharacterWeights): number {
    let shared = 0;
    for (const code of this.#codes) if (other.#weights[code]! > 0) shared += this.#weights[code]!;
    return shared;
  }
}
