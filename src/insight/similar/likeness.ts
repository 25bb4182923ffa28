/**
 * How much two wishes ask for the same, 0 to 1. What only one of them says makes it longer; what each says in
 * place of the other makes it another wish, above all within one and the same frame; and so does a “not”.
 */
import defer * as synonyms from '../../vocabulary/synonyms.ts';
import { sharedFrame, tokensOf } from './frame.ts';
import type { Wish, WishPart } from './wish.ts';

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
const replacingInSeries = 5;
const contradicting = 0.4;
/** How much a part counts by how common it is, from rare to found nearly everywhere. */
export const commonness: readonly number[] = [1, 0.7, 0.45, 0.25];

/** A wish with its features as numbers. */
export class CountedWish {
  readonly parts: readonly WishPart[];
  /** The features of each part, in the order of the parts. */
  readonly features: readonly (readonly number[])[];
  /** Folded, without role and purpose. */
  readonly text: string;
  #all: readonly number[] | null = null;
  #tokens: readonly string[] | null = null;
  #han: readonly boolean[] | null = null;
  #withOpposites: readonly number[] | null = null;

  constructor({ parts, text }: Wish, numberOf: (feature: string) => number) {
    this.parts = parts;
    this.features = parts.map(({ features }) => features.map(numberOf));
    this.text = text;
  }

  /** Each feature once. */
  get all(): readonly number[] {
    return (this.#all ??= [...new Set(this.features.flat())]);
  }

  /** Whether a part is Chinese. */
  isHan(at: number): boolean {
    this.#han ??= this.parts.map(({ text }) => anyHan.test(text));
    return this.#han[at]!;
  }

  /** Where the parts stand that have an opposite. */
  get withOpposites(): readonly number[] {
    return (this.#withOpposites ??= this.parts.flatMap(({ concept }, at) =>
      concept >= 0 && synonyms.oppositesOf(concept).length > 0 ? [at] : [],
    ));
  }

  get tokens(): readonly string[] {
    return (this.#tokens ??= tokensOf(this.text));
  }
}

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

interface Side {
  shared: number;
  left: number;
  contradicts: boolean;
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
  readonly #leftOfOne = new CharacterWeights();
  readonly #leftOfTwo = new CharacterWeights();
  readonly #levelOf: (feature: number) => number;
  readonly #featureOfConcept: (concept: number) => number;

  readonly #exactFrom: number;

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
    const first = this.#side(one, now, this.#inTwo, this.#negatedInTwo);
    const second = this.#side(two, before, this.#inOne, this.#negatedInOne);
    const shared = (first.shared + second.shared) / 2;
    if (shared === 0) return nothingShared;
    const isFirm = enough(shared, shared + first.left, shared + second.left);
    const isStrict = this.#exactFrom >= tellingFrom;
    if (isStrict && !isFirm) return { score: 0, shared, contradicts: false, isFirm };
    const contradicts =
      first.contradicts ||
      second.contradicts ||
      this.#opposes(one, before, this.#inOne, now, this.#inTwo) ||
      this.#opposes(two, now, this.#inTwo, before, this.#inOne);
    if (isStrict && contradicts) return { score: 0, shared, contradicts, isFirm };
    const score = this.#score(one, two, shared, first.left, second.left);
    return { score: contradicts ? score * contradicting : score, shared, contradicts, isFirm };
  }

  #score(one: CountedWish, two: CountedWish, shared: number, left: number, leftOfTwo: number): number {
    const replaced = Math.min(left, leftOfTwo);
    const added = Math.abs(left - leftOfTwo);
    const most = replaced * creditOfCharacters;
    const best = likenessOf(shared + most, replaced - most, added);
    if (replaced === 0 || best < this.#exactFrom) return likenessOf(shared, replaced, added);
    const credit = creditOfCharacters * this.#sharedCharacters(one, two);
    const rest = Math.max(0, replaced - credit);
    const plain = likenessOf(shared + credit, rest, added);
    if (
      plain < this.#exactFrom ||
      rest < replacedInSeries ||
      sharedFrame(one.tokens, two.tokens) < frameOfSeries
    )
      return plain;
    return likenessOf(shared + credit, rest, added, replacingInSeries * weightOfReplacing);
  }

  /** The weight of Chinese characters that both have in what the other does not say. */
  #sharedCharacters(one: CountedWish, two: CountedWish): number {
    this.#leftOfOne.clear();
    this.#leftOfTwo.clear();
    collectLeft(one, this.#inTwo, this.#round, this.#leftOfOne);
    collectLeft(two, this.#inOne, this.#roundOfOne, this.#leftOfTwo);
    return Math.min(this.#leftOfOne.sharedWith(this.#leftOfTwo), this.#leftOfTwo.sharedWith(this.#leftOfOne));
  }

  #mark(wish: CountedWish, stamps: Stamps, negated: Stamps): void {
    for (let at = 0; at < wish.parts.length; at++) {
      const features = wish.features[at]!;
      for (let index = 0; index < features.length; index++) stamps.set(features[index]!, this.#round);
      if (wish.parts[at]!.isNegated) negated.set(features[0]!, this.#round);
    }
  }

  #side(wish: CountedWish, round: number, other: Stamps, negatedThere: Stamps): Side {
    const side: Side = { shared: 0, left: 0, contradicts: false };
    for (let at = 0; at < wish.parts.length; at++) {
      const part = wish.parts[at]!;
      const features = wish.features[at]!;
      const share = covered(features, other, round);
      let level = this.#levelOf(features[0]!);
      for (let index = 1; index < features.length; index++)
        level = Math.min(level, this.#levelOf(features[index]!));
      const weight = part.weight * commonness[level]!;
      side.shared += weight * share;
      side.left += weight * (1 - share);
      if (part.isNegated && share >= 0.5 && !negatedThere.has(features[0]!, round)) side.contradicts = true;
    }
    return side;
  }

  /** Whether one says the opposite of what the other says, and not that itself. */
  #opposes(wish: CountedWish, ownRound: number, own: Stamps, round: number, other: Stamps): boolean {
    return wish.withOpposites.some((at) => {
      if (other.has(wish.features[at]![0]!, round)) return false;
      return synonyms.oppositesOf(wish.parts[at]!.concept).some((opposite) => {
        const feature = this.#featureOfConcept(opposite);
        return other.has(feature, round) && !own.has(feature, ownRound);
      });
    });
  }
}

/** Adds the Chinese characters of what the other text does not have. */
function collectLeft(wish: CountedWish, other: Stamps, round: number, into: CharacterWeights): void {
  for (let at = 0; at < wish.parts.length; at++) {
    if (!wish.isHan(at)) continue;
    const left = 1 - covered(wish.features[at]!, other, round);
    const { text, weight } = wish.parts[at]!;
    if (left > 0) into.add(text, (left * weight) / text.length);
  }
}

/** How much each character of a text weighs, by its UTF-16 code. */
class CharacterWeights {
  readonly #weights = new Float64Array(0x1_00_00);
  readonly #codes: number[] = [];

  clear(): void {
    for (const code of this.#codes) this.#weights[code] = 0;
    this.#codes.length = 0;
  }

  add(text: string, each: number): void {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
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

const anyHan = /\p{Script=Han}/u;

/** The share of a part's characters that the other text has with a neighbour of theirs. */
function covered(features: readonly number[], other: Stamps, round: number): number {
  if (features.length === 1) return other.has(features[0]!, round) ? 1 : 0;
  let count = 0;
  let before = false;
  for (let at = 0; at < features.length; at++) {
    const here = other.has(features[at]!, round);
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
