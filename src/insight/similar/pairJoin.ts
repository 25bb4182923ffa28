/**
 * All pairs of titles that ask for the same, kept while titles come, change and go. Only texts that share
 * something uncommon are compared, and of these only those whose shared words could be enough.
 */
import type { FeatureTable } from './featureTable.ts';
import { CountedWish } from './countedWish.ts';
import { tooCommonToLead } from './commonness.ts';
import { enough, leastSharedFor, tellingFrom, WishComparison } from './likeness.ts';
import { Postings } from './postings.ts';
import { wishOf } from './wish.ts';

/** Titles repeated word by word so often are forms. */
const mostRepeated = 12;
/** Beyond it a text is worded like a form, and no more of its twins are looked for. */
const mostKept = 64;
/** What both say must tell something: two general words do not. */
const leastShared = 1.4;

const rounding = 1e-3;

interface Lead {
  readonly feature: number;
  /** The part of the wish that it belongs to. */
  readonly part: number;
  readonly weight: number;
}

interface Leads {
  /** Rare ones first. */
  readonly all: readonly Lead[];
  /** So many of them lead to candidates. */
  readonly leading: number;
}

const none: ReadonlyMap<number, number> = new Map();

export class PairJoin {
  readonly #table: FeatureTable;
  readonly #comparison: WishComparison;
  readonly #levelOf: (feature: number) => number;
  readonly #numberOf: (feature: string) => number;
  readonly #postings = new Postings();
  /** The same of the texts whose twins are known: each pair is looked for once, by whichever comes second. */
  readonly #joined = new Postings();
  readonly #wishes: (CountedWish | undefined)[] = [];
  /** The slots whose titles say the same in the same order. */
  readonly #sameWords = new Map<string, number[]>();
  readonly #wordsOf: string[] = [];
  readonly #twins = new Map<number, Map<number, number>>();
  readonly #pending = new Set<number>();
  readonly #changed = new Set<number>();
  #texts = 0;
  #isSettled = true;
  /** Scratch space for one search: the weight shared with each text, and the texts that share any. */
  #shared = new Float32Array(0);
  #touched = new Int32Array(0);
  /** By slot, as of the last look at how common words are. */
  #weights = new Float64Array(0);
  /** Of that, what is too common to lead to candidates. */
  #commons = new Float64Array(0);

  constructor(table: FeatureTable) {
    this.#table = table;
    this.#levelOf = (feature) => table.levelOf(feature);
    this.#numberOf = (feature) => table.number(feature);
    this.#comparison = new WishComparison(this.#levelOf, (concept) => table.ofConcept(concept), tellingFrom);
  }

  wish(slot: number): CountedWish | undefined {
    return this.#wishes[slot];
  }

  /** The slots whose titles have a feature. */
  withFeature(feature: number): readonly number[] {
    return this.#postings.of(feature);
  }

  /** Slots and scores of those that resemble it, as far as `join` has come. */
  twins(slot: number): ReadonlyMap<number, number> {
    return this.#twins.get(slot) ?? none;
  }

  set(slot: number, title: string): void {
    const asked = wishOf(title);
    if (this.#wishes[slot]?.text === asked.text) return;
    this.remove(slot);
    const wish = new CountedWish(asked, this.#numberOf);
    const words = wish.meaning();
    this.#wishes[slot] = wish;
    this.#wordsOf[slot] = words;
    for (const feature of wish.eachFeature()) {
      this.#postings.add(feature, slot);
      this.#table.count(feature, 1);
    }
    const same = this.#sameWords.get(words);
    if (!same) this.#sameWords.set(words, [slot]);
    else {
      if (same.length === mostRepeated) for (const other of same) this.#await(other);
      same.push(slot);
    }
    this.#texts++;
    this.#pending.add(slot);
    this.#isSettled = false;
  }

  remove(slot: number): void {
    const wish = this.#wishes[slot];
    if (!wish) return;
    this.#forgetTwins(slot);
    this.#await(slot);
    for (const feature of wish.eachFeature()) {
      this.#postings.remove(feature, slot);
      this.#table.count(feature, -1);
    }
    const words = this.#wordsOf[slot] ?? '';
    const same = this.#sameWords.get(words) ?? [];
    const at = same.lastIndexOf(slot);
    // Their order means nothing.
    if (at >= 0) same[at] = same.at(-1)!;
    same.pop();
    if (same.length === 0) this.#sameWords.delete(words);
    if (same.length === mostRepeated) for (const other of same) this.#await(other);
    this.#wishes[slot] = undefined;
    this.#pending.delete(slot);
    this.#texts--;
    this.#isSettled = false;
  }

  /** Looks how common every word is by now; texts with one for which that changed are compared anew. */
  settle(): void {
    if (this.#isSettled) return;
    for (const feature of this.#table.settle(this.#texts)) {
      for (const slot of this.#postings.of(feature)) this.#await(slot);
    }
    if (this.#weights.length < this.#wishes.length) this.#makeRoom();
    for (const slot of this.#pending) this.#weigh(slot);
    this.#isSettled = true;
  }

  /** Finds the twins of at most so many texts; `true` when nothing is left to do. */
  join(most: number): boolean {
    this.settle();
    let left = most;
    for (const slot of this.#pending) {
      if (left-- <= 0) return false;
      this.#pending.delete(slot);
      this.#forgetTwins(slot);
      this.#findTwins(slot);
      for (const feature of this.#wishes[slot]?.eachFeature() ?? []) this.#joined.add(feature, slot);
    }
    return true;
  }

  /** Has the twins of a text looked for anew. */
  #await(slot: number): void {
    // What waits has not been joined.
    if (this.#pending.has(slot)) return;
    this.#pending.add(slot);
    for (const feature of this.#wishes[slot]?.eachFeature() ?? []) this.#joined.remove(feature, slot);
  }

  /** The slots whose twins differ from those when it was last asked. */
  takeChanged(): ReadonlySet<number> {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    return changed;
  }

  #forgetTwins(slot: number): void {
    for (const other of this.#twins.get(slot)?.keys() ?? []) {
      this.#twins.get(other)?.delete(slot);
      this.#changed.add(other);
    }
    this.#twins.delete(slot);
    this.#changed.add(slot);
  }

  #findTwins(slot: number): void {
    const wish = this.#wishes[slot];
    const same = this.#sameWords.get(this.#wordsOf[slot] ?? '');
    if (!wish || !same || same.length > mostRepeated) return;
    const shared = this.#shared;
    const found = this.#touched;
    const weight = this.#weights[slot]!;
    const common = this.#commons[slot]!;
    const { all, leading } = this.#leadsOf(wish);
    // Single precision is enough for a bound, with a little added so that rounding leaves none out.
    const least = leastSharedFor(weight) - common - rounding;
    let touched = 0;
    for (let lead = 0; lead < leading; lead++) {
      const { feature, weight: each } = all[lead]!;
      const others = this.#joined.of(feature);
      for (let at = 0; at < others.length; at++) {
        const other = others[at]!;
        if (shared[other] === 0) found[touched++] = other;
        shared[other]! += each;
      }
    }
    for (let follower = leading; follower < all.length; follower++) {
      const { feature, weight: each } = all[follower]!;
      const others = this.#joined.of(feature);
      for (let at = 0; at < others.length; at++) if (shared[others[at]!] !== 0) shared[others[at]!]! += each;
    }
    for (let at = 0; at < touched; at++) {
      const other = found[at]!;
      const most = shared[other]!;
      shared[other] = 0;
      if (most < least) continue;
      const bound = most + rounding + Math.min(common, this.#commons[other]!);
      if (!enough(Math.min(bound, weight), weight, this.#weights[other]!)) continue;
      if (this.twins(slot).size < mostKept) this.#compare(slot, wish, other, this.#wishes[other]!);
    }
    // Made of common words alone, it has only those that say the same word by word.
    if (leading === 0) {
      for (const other of same) {
        if (other !== slot && !this.#pending.has(other)) this.#compare(slot, wish, other, wish);
      }
    }
  }

  /**
   * The features that lead to candidates, rare ones first; and those that only add to what is known to be shared,
   * since alone they make no two texts alike.
   */
  #leadsOf(wish: CountedWish): Leads {
    const { starts, features, weight } = wish;
    const weights = wish.weights(this.#levelOf);
    const found: Lead[] = [];
    for (let part = 0; part < weights.length; part++) {
      if (wish.levelOfPart(part, this.#levelOf) >= tooCommonToLead) continue;
      const count = starts[part + 1]! - starts[part]!;
      // Of several characters each pair vouches for both of its own.
      const each = count === 1 ? weights[part]! : (2 * weights[part]!) / (count + 1);
      for (let at = starts[part]!; at < starts[part + 1]!; at++) {
        const feature = features[at]!;
        if (this.#levelOf(feature) < tooCommonToLead) found.push({ feature, part, weight: each });
      }
    }
    found.sort((a, b) => this.#postings.of(a.feature).length - this.#postings.of(b.feature).length);
    const open = weights.map((_, part) => starts[part + 1]! - starts[part]!);
    let rest = weight;
    let leading = 0;
    for (; leading < found.length && enough(rest, rest, weight); leading++) {
      const { part } = found[leading]!;
      // Any two neighbours may vouch for most of a part, so it is only left when none of them is.
      if (--open[part]! === 0) rest -= weights[part]!;
    }
    return { all: found, leading };
  }

  #makeRoom(): void {
    const room = this.#wishes.length * 2;
    this.#shared = new Float32Array(room);
    this.#touched = new Int32Array(room);
    const weights = new Float64Array(room);
    weights.set(this.#weights);
    this.#weights = weights;
    const commons = new Float64Array(room);
    commons.set(this.#commons);
    this.#commons = commons;
  }

  #weigh(slot: number): void {
    const wish = this.#wishes[slot];
    if (!wish) return;
    wish.forgetWeights();
    wish.weights(this.#levelOf);
    this.#weights[slot] = wish.weight;
    this.#commons[slot] = wish.common;
  }

  #compare(slot: number, wish: CountedWish, other: number, two: CountedWish): void {
    const { score, shared, isFirm } = this.#comparison.compare(wish, two);
    if (!isFirm || score < tellingFrom || shared < leastShared) return;
    this.#keep(slot, other, score);
    this.#keep(other, slot, score);
  }

  #keep(slot: number, other: number, score: number): void {
    const twins = this.#twins.get(slot) ?? new Map<number, number>();
    twins.set(other, score);
    this.#twins.set(slot, twins);
    this.#changed.add(slot);
  }
}
