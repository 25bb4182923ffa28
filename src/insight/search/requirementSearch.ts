/**
 * Finding requirements by anything that is known of them. The search keeps what it needs of each
 * requirement and follows the snapshot: a change only notes the keys, the next query takes them in.
 */
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import { nearSearch } from './nearSearch.ts';
import type { NearHit } from './nearSearch.ts';
import { PartTable, PreparedEntry } from './preparedEntry.ts';
import { compareEntries, entryOf } from './searchEntry.ts';
import type { SearchEntry } from './searchEntry.ts';
import { filterOf } from './searchFilters.ts';
import { parseQuery } from './searchQuery.ts';
import { TitleMarker } from './titleMarker.ts';
import type { TitleRange } from './titleMarker.ts';
import { Signatures } from './signatures.ts';
import { TopList } from './topList.ts';
import { firmScore, literalScore, WordSearch } from './wordSearch.ts';

export interface SearchResult {
  readonly key: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** What to emphasise in the title; absent where the query fits something else. */
  readonly matched?: readonly TitleRange[];
}

/** With fewer certain hits than this, a query may be mistyped. */
const fewHits = 3;

/** Slots beside the entries, so that a scan need not touch those that cannot fit. */
interface OrderedEntries {
  readonly entries: readonly PreparedEntry[];
  readonly slots: Int32Array;
}

interface Hit {
  readonly prepared: PreparedEntry;
  readonly score: number;
}

export class RequirementSearch {
  #table = new PartTable();
  #prepared = new Map<string, PreparedEntry>();
  #signatures = new Signatures();
  #freeSlots: number[] = [];
  #slots = 0;
  /** In canonical order; `null` when it must be put in order again. */
  #ordered: OrderedEntries | null = null;
  #snapshot: Snapshot | null = null;
  /** All requirements, as far as they are not read yet. */
  #unread: Iterator<Requirement> | null = null;
  /** Keys to read again from the snapshot. */
  readonly #stale = new Set<string>();

  constructor(entries: Iterable<SearchEntry>) {
    for (const entry of entries) this.#set(entry);
  }

  static of(snapshot: Snapshot): RequirementSearch {
    const search = new RequirementSearch([]);
    search.#startOver(snapshot);
    return search;
  }

  /** Costs next to nothing: the work waits for the next query or `prepare`. */
  update(change: SnapshotChange): void {
    if (change.everything) {
      this.#startOver(change.snapshot);
      return;
    }
    this.#snapshot = change.snapshot;
    for (const key of change.requirements) this.#stale.add(key);
  }

  /**
   * Does beforehand what the next query would have to wait for: at most so many requirements at a time,
   * about a hundred in a millisecond. Returns `true` when nothing is left to do.
   */
  prepare(most = Number.POSITIVE_INFINITY): boolean {
    const done = this.#catchUp(most);
    if (done) this.#inOrder();
    return done;
  }

  /**
   * Requirements that fit, best first, in canonical order where they fit alike. An empty query gives
   * everything that its filters let through, in canonical order. Any text is a valid query; only its first
   * 200 characters count.
   */
  find(query: string, limit = 100): SearchResult[] {
    const { entries, slots } = this.#inOrder();
    const { text, filters } = parseQuery(query);
    const allowed = filterOf(filters, this.#table);
    if (text === '') return firstOf(entries, allowed ?? (() => true), limit);

    const words = new WordSearch(text);
    if (words.isEmpty) {
      // Only signs, such as an emoji: they must stand in the title as they are.
      return firstOf(
        entries,
        (prepared) => prepared.title.includes(text) && (allowed?.(prepared) ?? true),
        limit,
      );
    }
    words.prepare(this.#table.parts);
    const top = new TopList(limit);
    let firm = 0;
    for (let place = 0; place < entries.length; place++) {
      if (!words.mayFit(slots[place]!, this.#signatures)) continue;
      const prepared = entries[place]!;
      const score = words.score(prepared);
      if (score === 0 || (allowed !== null && !allowed(prepared))) continue;
      if (score >= firmScore) firm++;
      top.add(place, score);
    }
    let hits: Hit[] = top.best().map(({ place, score }) => ({ prepared: entries[place]!, score }));
    // A title or an id that is there as typed shows that nothing was mistyped.
    if (firm < fewHits && !hits.some(({ score }) => score >= literalScore)) {
      hits = withNear(hits, nearSearch(text, entries, allowed), limit);
    }
    const marker = new TitleMarker(text);
    return hits.map(({ prepared, score }) => {
      const matched = marker.ranges(prepared.entry.title);
      return { key: prepared.entry.key, score, ...(matched.length > 0 && { matched }) };
    });
  }

  #inOrder(): OrderedEntries {
    this.#catchUp(Number.POSITIVE_INFINITY);
    if (this.#ordered === null) {
      const entries = [...this.#prepared.values()].sort((a, b) => compareEntries(a.entry, b.entry));
      this.#ordered = { entries, slots: Int32Array.from(entries, ({ slot }) => slot) };
    }
    return this.#ordered;
  }

  #startOver(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#table = new PartTable();
    this.#prepared = new Map();
    this.#signatures = new Signatures();
    this.#freeSlots = [];
    this.#slots = 0;
    this.#ordered = null;
    this.#stale.clear();
    this.#unread = snapshot.requirements()[Symbol.iterator]();
  }

  /** Reads at most so many requirements; `true` when all are read. */
  #catchUp(most: number): boolean {
    const snapshot = this.#snapshot;
    if (snapshot === null) return true;
    let left = most;
    for (; this.#unread !== null && left > 0; left--) {
      const next = this.#unread.next();
      if (next.done === true) this.#unread = null;
      else this.#set(entryOf(snapshot, next.value));
    }
    for (const key of this.#stale) {
      if (left-- <= 0) break;
      const requirement = snapshot.requirement(key);
      if (requirement) this.#set(entryOf(snapshot, requirement));
      else this.#remove(key);
      this.#stale.delete(key);
    }
    return this.#unread === null && this.#stale.size === 0;
  }

  #set(entry: SearchEntry): void {
    const slot = this.#prepared.get(entry.key)?.slot ?? this.#freeSlots.pop() ?? this.#slots++;
    const prepared = new PreparedEntry(entry, this.#table, slot);
    this.#signatures.set(slot, prepared.signatures, prepared.initials);
    this.#prepared.set(entry.key, prepared);
    this.#ordered = null;
  }

  #remove(key: string): void {
    const prepared = this.#prepared.get(key);
    if (!prepared) return;
    this.#freeSlots.push(prepared.slot);
    this.#prepared.delete(key);
    this.#ordered = null;
  }
}

/** A hit of both stages counts by the better one; near ones stand below firm ones. */
function withNear(hits: readonly Hit[], near: readonly NearHit[], limit: number): Hit[] {
  const scores = new Map(near.map(({ prepared, likeness }) => [prepared, likeness * (firmScore - 1)]));
  for (const { prepared, score } of hits) scores.set(prepared, Math.max(score, scores.get(prepared) ?? 0));
  return [...scores]
    .map(([prepared, score]) => ({ prepared, score }))
    .sort((a, b) => b.score - a.score || compareEntries(a.prepared.entry, b.prepared.entry))
    .slice(0, Math.max(0, limit));
}

function firstOf(
  entries: readonly PreparedEntry[],
  fits: (prepared: PreparedEntry) => boolean,
  limit: number,
): SearchResult[] {
  const results: SearchResult[] = [];
  for (const prepared of entries) {
    if (results.length >= limit) break;
    if (fits(prepared)) results.push({ key: prepared.entry.key, score: 0 });
  }
  return results;
}
