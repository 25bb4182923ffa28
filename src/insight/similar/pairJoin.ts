/**
 * All pairs of titles that ask for the same, kept while titles come, change and go. Only texts that share
 * something uncommon are compared, and of these only those whose shared words could be enough.
 */
import type { FeatureTable } from './featureTable.ts';
import { commonness, CountedWish, enough, leastSharedFor, tellingFrom, WishComparison } from './likeness.ts';
import { Postings } from './postings.ts';
import { wishOf } from './wish.ts';

/** Features more common than this lead to no candidates. */
const mostCommon = 1;
/** Titles repeated word by word so often are forms. */
const mostRepeated = 12;
/** Beyond it a text is worded like a form, and no more of its twins are looked for. */
const mostKept = 64;
/** What both say must tell something: two general words do not. */
const leastShared = 1.4;

interface Lead {
  readonly feature: number;
  /** The part of the wish that it belongs to. */
  readonly part: number;
  readonly weight: number;
}

interface Leads {
  readonly leads: readonly Lead[];
  readonly followers: readonly Lead[];
  readonly common: number;
}

const none: ReadonlyMap<number, number> = new Map();

export class PairJoin {
  readonly #table: FeatureTable;
  readonly #comparison: WishComparison;
  readonly #postings = new Postings();
  /** The same of the texts whose twins are known: each pair is looked for once, by whichever comes second. */
  readonly #joined = new Postings();
  readonly #wishes: (CountedWish | undefined)[] = [];
  /** The slots whose titles say the same in the same order. */
  readonly #sameWords = new Map<string, Set<number>>();
  readonly #wordsOf: string[] = [];
  readonly #twins = new Map<number, Map<number, number>>();
  readonly #pending = new Set<number>();
  readonly #changed = new Set<number>();
  #texts = 0;
  #isSettled = true;
  /** Scratch space for one search: the weight shared with each text, and the texts that share any. */
  #shared = new Float64Array(0);
  #touched = new Int32Array(0);
  /** By slot, as of the last look at how common words are. */
  readonly #weights: number[] = [];
  /** Of that, what is too common to lead to candidates. */
  readonly #commons: number[] = [];

  constructor(table: FeatureTable) {
    this.#table = table;
    this.#comparison = new WishComparison(
      (feature) => table.levelOf(feature),
      (concept) => table.ofConcept(concept),
      tellingFrom,
    );
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
    const words = asked.parts
      .map(({ features, isNegated }) => `${isNegated ? '!' : ''}${features.join('+')}`)
      .join(' ');
    if (this.#wishes[slot]?.text === asked.text) return;
    this.remove(slot);
    const wish = new CountedWish(asked, (text) => this.#table.number(text));
    this.#wishes[slot] = wish;
    this.#wordsOf[slot] = words;
    for (const feature of wish.all) {
      this.#postings.add(feature, slot);
      this.#table.count(feature, 1);
    }
    const same = this.#sameWords.get(words) ?? new Set();
    this.#sameWords.set(words, same);
    if (same.size === mostRepeated) for (const other of same) this.#await(other);
    same.add(slot);
    this.#texts++;
    this.#pending.add(slot);
    this.#isSettled = false;
  }

  remove(slot: number): void {
    const wish = this.#wishes[slot];
    if (!wish) return;
    this.#forgetTwins(slot);
    this.#await(slot);
    for (const feature of wish.all) {
      this.#postings.remove(feature, slot);
      this.#table.count(feature, -1);
    }
    const words = this.#wordsOf[slot] ?? '';
    const same = this.#sameWords.get(words);
    same?.delete(slot);
    if (same?.size === 0) this.#sameWords.delete(words);
    if (same?.size === mostRepeated) for (const other of same) this.#await(other);
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
    for (const slot of this.#pending) this.#weights[slot] = NaN;
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
      for (const feature of this.#wishes[slot]?.all ?? []) this.#joined.add(feature, slot);
    }
    return true;
  }

  /** Has the twins of a text looked for anew. */
  #await(slot: number): void {
    // What waits has not been joined.
    if (this.#pending.has(slot)) return;
    this.#pending.add(slot);
    for (const feature of this.#wishes[slot]?.all ?? []) this.#joined.remove(feature, slot);
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
    if (!wish || !same || same.size > mostRepeated) return;
    if (this.#shared.length < this.#wishes.length) this.#makeRoom();
    const shared = this.#shared;
    const weight = this.#weight(slot, wish);
    const { leads, followers, common } = this.#leadsOf(wish, weight);
    const least = leastSharedFor(weight) - common;
    let touched = 0;
    for (const { feature, weight: each } of leads) {
      const others = this.#joined.of(feature);
      for (let at = 0; at < others.length; at++) {
        const other = others[at]!;
        if (shared[other] === 0) this.#touched[touched++] = other;
        shared[other]! += each;
      }
    }
    for (const { feature, weight: each } of followers) {
      const others = this.#joined.of(feature);
      for (let at = 0; at < others.length; at++) if (shared[others[at]!] !== 0) shared[others[at]!]! += each;
    }
    for (let at = 0; at < touched; at++) {
      const other = this.#touched[at]!;
      const most = shared[other]!;
      shared[other] = 0;
      if (most < least) continue;
      const two = this.#wishes[other]!;
      const weightOfTwo = this.#weight(other, two);
      const bound = most + Math.min(common, this.#commons[other]!);
      if (!enough(Math.min(bound, weight), weight, weightOfTwo)) continue;
      if ((this.#twins.get(slot)?.size ?? 0) < mostKept) this.#compare(slot, wish, other, two);
    }
    // Made of common words alone, it has only those that say the same word by word.
    if (leads.length === 0) {
      for (const other of same) {
        if (other !== slot && !this.#pending.has(other)) this.#compare(slot, wish, other, wish);
      }
    }
  }

  /**
   * The features that lead to candidates, rare ones first; those that only add to what is known to be shared,
   * since alone they make no two texts alike; and the weight of what is too common to look up.
   */
  #leadsOf(wish: CountedWish, weight: number): Leads {
    const found: Lead[] = [];
    let common = 0;
    for (let at = 0; at < wish.parts.length; at++) {
      const features = wish.features[at]!;
      const level = levelOfPart(features, this.#table);
      const own = wish.parts[at]!.weight * commonness[level]!;
      if (level > mostCommon) {
        common += own;
        continue;
      }
      // Of several characters each pair vouches for both of its own.
      const each = features.length === 1 ? own : (2 * own) / (features.length + 1);
      for (const feature of features) {
        if (this.#table.levelOf(feature) <= mostCommon) found.push({ feature, part: at, weight: each });
      }
    }
    found.sort((a, b) => this.#postings.of(a.feature).length - this.#postings.of(b.feature).length);
    const open = wish.features.map(({ length }) => length);
    let rest = weight;
    let count = 0;
    for (; count < found.length && enough(rest, rest, weight); count++) {
      const { part } = found[count]!;
      // Any two neighbours may vouch for most of a part, so it is only left when none of them is.
      if (--open[part]! === 0)
        rest -= wish.parts[part]!.weight * commonness[levelOfPart(wish.features[part]!, this.#table)]!;
    }
    return { leads: found.slice(0, count), followers: found.slice(count), common };
  }

  #makeRoom(): void {
    const room = this.#wishes.length * 2;
    this.#shared = new Float64Array(room);
    this.#touched = new Int32Array(room);
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

  #weight(slot: number, wish: CountedWish): number {
    const known = this.#weights[slot];
    if (known !== undefined && !Number.isNaN(known)) return known;
    let weight = 0;
    let common = 0;
    for (let at = 0; at < wish.parts.length; at++) {
      const level = levelOfPart(wish.features[at]!, this.#table);
      const own = wish.parts[at]!.weight * commonness[level]!;
      weight += own;
      if (level > mostCommon) common += own;
    }
    this.#commons[slot] = common;
    return (this.#weights[slot] = weight);
  }
}

function levelOfPart(features: readonly number[], table: FeatureTable): number {
  let level = table.levelOf(features[0]!);
  for (let at = 1; at < features.length; at++) level = Math.min(level, table.levelOf(features[at]!));
  return level;
}
