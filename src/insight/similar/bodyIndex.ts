/**
 * What requirements say beyond their titles, for one text against all. Read when it is first asked for: all
 * pairs of long texts would take minutes where many of them are worded alike.
 */
import type { Requirement } from '../../model/requirement.ts';
import { saysSomething } from '../../vocabulary/claimedValues.ts';
import type { FeatureTable } from './featureTable.ts';
import { commonness } from './commonness.ts';
import type { CountedWish } from './countedWish.ts';
import type { PairJoin } from './pairJoin.ts';
import { Postings } from './postings.ts';
import { type WishPart, wishOf } from './wish.ts';

/** More of a text adds words and no wish. */
const most = 240;
/** From this weight on a text tells what it is about: three words or so. */
const tellsEnough = 3;
const bodyFields: ReadonlySet<string> = new Set(['description', 'scenario']);

export const bodyOf = {
  most,
  text({ fact }: Requirement): string {
    return fact.claims
      .filter((claim) => bodyFields.has(claim.field) && saysSomething(claim))
      .map(({ text }) => text)
      .join('\n')
      .slice(0, most);
  },
} as const;

const nothing: ReadonlySet<number> = new Set();

export class BodyIndex {
  readonly #table: FeatureTable;
  readonly #postings = new Postings();
  readonly #features: (ReadonlySet<number> | undefined)[] = [];

  constructor(table: FeatureTable) {
    this.#table = table;
  }

  set(slot: number, requirement: Requirement): void {
    this.remove(slot);
    const text = bodyOf.text(requirement);
    if (text === '') return;
    const features = new Set<number>();
    for (const part of wishOf(text, most).parts) {
      for (const feature of part.features) features.add(this.#table.number(feature));
    }
    this.#features[slot] = features;
    for (const feature of features) this.#postings.add(feature, slot);
  }

  remove(slot: number): void {
    for (const feature of this.#features[slot] ?? []) this.#postings.remove(feature, slot);
    this.#features[slot] = undefined;
  }

  /** The slots that share the most with a text, best first. */
  candidates(title: CountedWish, whole: CountedWish, titles: PairJoin, limit: number): readonly number[] {
    const shared = new Map<number, number>();
    for (let part = 0; part < whole.partCount; part++) {
      const isOfTitle = part < title.partCount;
      const [from, to] = [whole.starts[part]!, whole.starts[part + 1]!];
      for (let at = from; at < to; at++) {
        const feature = whole.features[at]!;
        if (feature < 0) continue;
        const weight = (whole.plainWeights[part]! * commonness[this.#table.levelOf(feature)]!) / (to - from);
        const add = (slot: number, by: number): void => {
          shared.set(slot, (shared.get(slot) ?? 0) + by);
        };
        for (const slot of titles.withFeature(feature)) add(slot, isOfTitle ? weight : weight / 2);
        for (const slot of this.#postings.of(feature)) add(slot, isOfTitle ? weight / 2 : weight / 4);
      }
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([slot]) => slot);
  }

  /**
   * How far a title is found in the title and body of a requirement, and its title in the text asked for: what
   * a description says in passing counts about half.
   */
  likeness(title: CountedWish, whole: CountedWish, slot: number, other: CountedWish): number {
    const body = this.#features[slot] ?? nothing;
    const titleThere = new Set(other.features);
    const all = new Set(whole.features);
    const asked = this.#found(title, (feature) => titleThere.has(feature) || body.has(feature));
    const there = this.#found(other, (feature) => all.has(feature));
    // A word or two stand in many descriptions.
    const told = title.plainWeights.reduce((sum, weight) => sum + weight, 0);
    return asked * asked * Math.min(1, told / tellsEnough) * (0.6 + 0.4 * there);
  }

  /** The words of a text that a requirement has too. */
  shared(
    parts: readonly WishPart[],
    whole: CountedWish,
    slot: number,
    other: CountedWish,
  ): readonly string[] {
    const body = this.#features[slot] ?? nothing;
    const there = new Set(other.features);
    return [
      ...new Set(
        parts
          .filter((_, at) => featuresOf(whole, at).some((feature) => there.has(feature) || body.has(feature)))
          .map(({ text }) => text),
      ),
    ];
  }

  #found(wish: CountedWish, has: (feature: number) => boolean): number {
    let found = 0;
    let total = 0;
    for (let part = 0; part < wish.partCount; part++) {
      const features = featuresOf(wish, part);
      const weight = wish.plainWeights[part]! * commonness[this.#table.levelOf(features[0]!)]!;
      total += weight;
      found += (weight * features.filter(has).length) / features.length;
    }
    return total === 0 ? 0 : found / total;
  }
}

function featuresOf({ features, starts }: CountedWish, part: number): readonly number[] {
  return features.slice(starts[part], starts[part + 1]);
}
