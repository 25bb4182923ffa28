/** Hand-labelled pairs of wishes, and how well they are told apart. */
import { CountedWish } from '../src/insight/similar/countedWish.ts';
import { FeatureTable } from '../src/insight/similar/featureTable.ts';
import { alikeFrom, WishComparison } from '../src/insight/similar/likeness.ts';
import { wishOf } from '../src/insight/similar/wish.ts';

export interface LabelledPair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly kind?: string;
  readonly half?: 'tuning' | 'heldOut';
}

export interface Judgement {
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly LabelledPair[];
}

const table = new FeatureTable();
const comparison = new WishComparison(
  (feature) => table.levelOf(feature),
  (concept) => table.ofConcept(concept),
);

/** How alike the two are by themselves, without other texts to tell what is common. */
export function scoreOf({ a, b }: LabelledPair): number {
  return comparison.compare(counted(a), counted(b)).score;
}

export function judge(pairs: readonly LabelledPair[]): Judgement {
  const taken = pairs.filter((pair) => scoreOf(pair) >= alikeFrom);
  const right = taken.filter(({ same }) => same).length;
  return {
    precision: right / taken.length,
    recall: right / pairs.filter(({ same }) => same).length,
    wrong: pairs.filter((pair) => pair.same !== taken.includes(pair)),
  };
}

function counted(text: string): CountedWish {
  return new CountedWish(wishOf(text), (feature) => table.number(feature));
}
