/**
 * Which requirements ask for the same. Follows the snapshot: a change only notes the keys, and `prepare` takes
 * them in off the interaction path, a few at a time. What it says after that depends on the requirements alone,
 * never on the order in which they came.
 */
import type { RequirementFact } from '../../model/facts.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { BodyIndex, bodyOf } from './bodyIndex.ts';
import { CountedWish } from './countedWish.ts';
import { FeatureTable } from './featureTable.ts';
import { WishComparison } from './likeness.ts';
import { PairJoin } from './pairJoin.ts';
import { type Wish, wishOf } from './wish.ts';

/** What it asks of a snapshot. */
export type RequirementSource = Pick<Snapshot, 'requirements' | 'requirement'>;

/** What it needs to know of a change; any `SnapshotChange` tells it. */
export interface RequirementChange {
  readonly snapshot: RequirementSource;
  readonly everything: boolean;
  readonly requirements: ReadonlySet<string>;
}

/** A text that may have been asked for before. */
export interface AskedText {
  readonly title: string;
  readonly body?: string;
}

export interface SimilarRequirement {
  readonly requirement: Requirement;
  /** 0 to 1; from `alikeFrom` on they are probably the same. */
  readonly score: number;
  /** What both say, in the words of the text asked for. */
  readonly shared: readonly string[];
}

/** Two requirements that probably ask for the same; `one` comes first in canonical order. */
export interface SimilarPair {
  readonly one: Requirement;
  readonly two: Requirement;
  readonly score: number;
}

/** One that resembles a requirement. */
export interface Twin {
  readonly key: string;
  readonly score: number;
}

/** Below it two texts share a word or two and no wish. */
const worthNaming = 0.3;
/** A wish that resembles more others than this is worded like a form: telling so helps nobody. */
export const mostTwins = 12;
/** Compared one by one, of those that share the most with a text asked for. */
const mostCompared = 60;
/** Of a text beyond its title; and how far it carries a score without the title. */
const bodyCounts = 0.9;

export class SimilarityIndex {
  readonly #table = new FeatureTable();
  readonly #pairs = new PairJoin(this.#table);
  #bodies: BodyIndex | null = null;
  readonly #slots = new Map<string, number>();
  readonly #keys: (string | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #facts: (RequirementFact | undefined)[] = [];
  #snapshot: RequirementSource | null = null;
  /** All requirements, as far as they are not read yet. */
  #unread: Iterator<Requirement> | null = null;
  /** Keys to read again from the snapshot. */
  readonly #stale = new Set<string>();

  static of(snapshot: RequirementSource): SimilarityIndex {
    const index = new SimilarityIndex();
    index.#startOver(snapshot);
    return index;
  }

  /** Costs next to nothing: the work waits for `prepare` or the next question. */
  update(change: RequirementChange): void {
    if (change.everything) {
      this.#startOver(change.snapshot);
      return;
    }
    this.#snapshot = change.snapshot;
    for (const key of change.requirements) this.#stale.add(key);
  }

  /**
   * Does beforehand what `allPairs` would have to wait for: at most so many requirements at a time, about
   * twenty in a millisecond. Returns `true` when nothing is left to do.
   */
  prepare(most = Number.POSITIVE_INFINITY): boolean {
    const left = this.#catchUp(most);
    return left > 0 && this.#pairs.join(left);
  }

  /** The requirements that resemble a text, best first, in canonical order where they do so alike. */
  similarTo(text: AskedText, limit: number): readonly SimilarRequirement[] {
    this.#catchUp(Number.POSITIVE_INFINITY);
    const snapshot = this.#snapshot;
    if (!snapshot) return [];
    const bodies = (this.#bodies ??= this.#readBodies(snapshot));
    const asked = wishOf(text.title);
    const body = text.body ? wishOf(text.body, bodyOf.most) : null;
    const parts = body ? [...asked.parts, ...body.parts] : asked.parts;
    const title = this.#asked(asked);
    const whole = body ? this.#asked({ ...asked, parts }) : title;
    this.#pairs.settle();
    const comparison = new WishComparison(
      (feature) => this.#table.levelOf(feature),
      (concept) => this.#table.ofConcept(concept),
    );
    const found: { key: string; score: number; shared: readonly string[] }[] = [];
    for (const slot of bodies.candidates(title, whole, this.#pairs, mostCompared)) {
      const key = this.#keys[slot];
      const wish = this.#pairs.wish(slot);
      if (key === undefined || !wish) continue;
      const { score: titles, contradicts } = comparison.compare(title, wish);
      const texts = bodies.likeness(title, whole, slot, wish) * bodyCounts;
      const score = Math.max(titles, contradicts ? 0 : texts);
      if (score >= worthNaming) found.push({ key, score, shared: bodies.shared(parts, whole, slot, wish) });
    }
    return found
      .flatMap(({ key, score, shared }) => {
        const requirement = snapshot.requirement(key);
        return requirement ? [{ requirement, score, shared }] : [];
      })
      .sort((a, b) => b.score - a.score || compareKeys(a.requirement.key, b.requirement.key))
      .slice(0, limit);
  }

  /** Every two that resemble each other, best first; forms and mere repetitions left out. */
  allPairs(): readonly SimilarPair[] {
    this.prepare();
    const snapshot = this.#snapshot;
    if (!snapshot) return [];
    const order = new Map<string, number>();
    for (const { key } of snapshot.requirements()) order.set(key, order.size);
    const pairs: SimilarPair[] = [];
    for (const [slot, key] of this.#keys.entries()) {
      if (key === undefined) continue;
      for (const twin of this.#twinsOf(slot)) {
        const [at, other] = [order.get(key) ?? 0, order.get(twin.key) ?? 0];
        const [one, two] = [snapshot.requirement(key), snapshot.requirement(twin.key)];
        if (at < other && one && two) pairs.push({ one, two, score: twin.score });
      }
    }
    return pairs.sort(
      (a, b) =>
        b.score - a.score ||
        (order.get(a.one.key) ?? 0) - (order.get(b.one.key) ?? 0) ||
        (order.get(a.two.key) ?? 0) - (order.get(b.two.key) ?? 0),
    );
  }

  /** The keys of those that resemble any, as far as `prepare` has come, in no order. */
  *withTwins(): Generator<string> {
    for (const [slot, key] of this.#keys.entries()) {
      if (key !== undefined && this.#pairs.twins(slot).size > 0) yield key;
    }
  }

  /** Those that resemble one requirement, best first, as far as `prepare` has come. */
  twinsOf(key: string): readonly Twin[] {
    const slot = this.#slots.get(key);
    return slot === undefined ? [] : this.#twinsOf(slot);
  }

  /** Tells once which requirements have other twins than before, among those joined since it was last asked. */
  takeChanged(): ReadonlySet<string> {
    return new Set([...this.#pairs.takeChanged()].flatMap((slot) => this.#keys[slot] ?? []));
  }

  #twinsOf(slot: number): readonly Twin[] {
    if (this.#pairs.twins(slot).size > mostTwins) return [];
    return [...this.#pairs.twins(slot)]
      .flatMap(([other, score]) => {
        const key = this.#keys[other];
        return key === undefined || this.#pairs.twins(other).size > mostTwins ? [] : [{ key, score }];
      })
      .sort((a, b) => b.score - a.score || compareKeys(a.key, b.key));
  }

  #asked(wish: Wish): CountedWish {
    // Features that no requirement has are all alike: nothing can match them.
    return new CountedWish(wish, (feature) => this.#table.known(feature));
  }

  #readBodies(snapshot: RequirementSource): BodyIndex {
    const bodies = new BodyIndex(this.#table);
    for (const [key, slot] of this.#slots) {
      const requirement = snapshot.requirement(key);
      if (requirement) bodies.set(slot, requirement);
    }
    return bodies;
  }

  /** Goes through all requirements; those that say what they said cost a look each. */
  #startOver(snapshot: RequirementSource): void {
    this.#snapshot = snapshot;
    this.#stale.clear();
    for (const key of this.#slots.keys()) if (!snapshot.requirement(key)) this.#stale.add(key);
    this.#unread = snapshot.requirements()[Symbol.iterator]();
  }

  /** Reads at most so many requirements; what is left of that number. */
  #catchUp(most: number): number {
    const snapshot = this.#snapshot;
    if (snapshot === null) return most;
    let left = most;
    for (; this.#unread !== null && left > 0; left--) {
      const next = this.#unread.next();
      if (next.done === true) this.#unread = null;
      else if (!this.#stale.has(next.value.key)) this.#set(next.value);
    }
    for (const key of this.#stale) {
      if (left <= 0) break;
      left--;
      const requirement = snapshot.requirement(key);
      if (requirement) this.#set(requirement);
      else this.#remove(key);
      this.#stale.delete(key);
    }
    return left;
  }

  #set(requirement: Requirement): void {
    const { key } = requirement;
    const slot = this.#slots.get(key) ?? this.#freeSlots.pop() ?? this.#keys.length;
    this.#slots.set(key, slot);
    this.#keys[slot] = key;
    if (this.#facts[slot] === requirement.fact) return;
    this.#facts[slot] = requirement.fact;
    this.#pairs.set(slot, wholeTitle(requirement));
    this.#bodies?.set(slot, requirement);
  }

  #remove(key: string): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#pairs.remove(slot);
    this.#bodies?.remove(slot);
    this.#slots.delete(key);
    this.#keys[slot] = undefined;
    this.#facts[slot] = undefined;
    this.#freeSlots.push(slot);
  }
}

/** A title that was cut off, with the rest of its sentence where the description has it. */
function wholeTitle({ title, fact }: Requirement): string {
  const start = /^(.{8,})(?:…|\.{3})$/su.exec(title)?.[1];
  if (start === undefined) return title;
  return fact.claims.find(({ text }) => text.startsWith(start))?.text ?? title;
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
