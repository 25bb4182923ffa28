/**
 * A wish as numbers, one list after the other: thousands of wishes are compared in a row, and what they are
 * made of must not lie all over the memory.
 */
import defer * as synonyms from '../../vocabulary/synonyms.ts';
import { commonness, tooCommonToLead } from './commonness.ts';
import type { Wish } from './wish.ts';

/** A part that has an opposite, and the concepts that would be it. */
export interface Opposed {
  readonly part: number;
  readonly concepts: readonly number[];
}

/** Most wishes have none of a kind, and need no list of their own for it. */
const none: never[] = [];

export class CountedWish {
  /** Folded, without role and purpose. */
  readonly text: string;
  /** Its words as `sharesFrame` compares them. */
  readonly tokens: readonly number[];
  /** The features of all parts, part by part; each is a number, negative where no other text can have it. */
  readonly features: readonly number[];
  /** Where the features of each part begin, and after the last of them where they end. */
  readonly starts: readonly number[];
  /** What each part weighs, as if nothing were common. */
  readonly plainWeights: readonly number[];
  /** The parts that are not to be. */
  readonly negated: readonly number[];
  readonly opposed: readonly Opposed[];
  /** The UTF-16 codes of the parts that are Chinese, part by part. */
  readonly hanCodes: readonly number[];
  /** As `starts`, for `hanCodes`. */
  readonly hanStarts: readonly number[];
  #weights: readonly number[] | null = null;
  #weight = 0;
  #common = 0;

  /** `numberOf` gives each feature its number. */
  constructor({ parts, text, tokens }: Wish, numberOf: (feature: string) => number) {
    this.text = text;
    this.tokens = tokens;
    const features: number[] = [];
    const starts: number[] = [0];
    const plainWeights: number[] = [];
    const hanCodes: number[] = [];
    const hanStarts: number[] = [0];
    let negated: number[] = none;
    let opposed: Opposed[] = none;
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at]!;
      for (const feature of part.features) features.push(numberOf(feature));
      starts.push(features.length);
      plainWeights.push(part.weight);
      if (part.isHan)
        for (let code = 0; code < part.text.length; code++) hanCodes.push(part.text.charCodeAt(code));
      hanStarts.push(hanCodes.length);
      if (part.isNegated) negated = [...negated, at];
      const concepts = part.concept < 0 ? none : synonyms.oppositesOf(part.concept);
      if (concepts.length > 0) opposed = [...opposed, { part: at, concepts }];
    }
    this.features = features;
    this.starts = starts;
    this.plainWeights = plainWeights;
    this.hanCodes = hanCodes;
    this.hanStarts = hanStarts;
    this.negated = negated;
    this.opposed = opposed;
  }

  get partCount(): number {
    return this.plainWeights.length;
  }

  /** Each feature once. */
  eachFeature(): readonly number[] {
    // Nearly always they are all different, and few.
    for (let at = 1; at < this.features.length; at++) {
      if (this.features.lastIndexOf(this.features[at]!, at - 1) >= 0) return [...new Set(this.features)];
    }
    return this.features;
  }

  /** Equal for texts that say the same in the same order. */
  meaning(): string {
    let meaning = '';
    for (let part = 0; part < this.partCount; part++) {
      meaning += this.negated.includes(part) ? ' !' : ' ';
      for (let at = this.starts[part]!; at < this.starts[part + 1]!; at++)
        meaning += `${this.features[at]!}+`;
    }
    return meaning;
  }

  /** What each part weighs by how common it is: that of its rarest feature. Known until `forgetWeights`. */
  weights(levelOf: (feature: number) => number): readonly number[] {
    return this.#weights ?? this.#weigh(levelOf);
  }

  /** The weight of the whole; after `weights`. */
  get weight(): number {
    return this.#weight;
  }

  /** Of that, what is too common to lead to other texts. */
  get common(): number {
    return this.#common;
  }

  /** To be called when a feature has become rarer or more common. */
  forgetWeights(): void {
    this.#weights = null;
  }

  #weigh(levelOf: (feature: number) => number): readonly number[] {
    const weights: number[] = [];
    this.#weight = 0;
    this.#common = 0;
    for (let part = 0; part < this.partCount; part++) {
      const level = this.levelOfPart(part, levelOf);
      const weight = this.plainWeights[part]! * commonness[level]!;
      weights.push(weight);
      this.#weight += weight;
      if (level >= tooCommonToLead) this.#common += weight;
    }
    this.#weights = weights;
    return weights;
  }

  /** How common the rarest feature of a part is. */
  levelOfPart(part: number, levelOf: (feature: number) => number): number {
    let level = commonness.length - 1;
    for (let at = this.starts[part]!; at < this.starts[part + 1]!; at++) {
      level = Math.min(level, levelOf(this.features[at]!));
    }
    return level;
  }
}
