/**
 * Finding requirements by anything that is known of them. The search keeps what it needs of each
 * requirement and follows the snapshot: a change only notes the keys, the next query takes them in.
 */
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import { nearSearch } from './nearSearch.ts';
import { PartTable, PreparedEntry } from './preparedEntry.ts';
import { compareEntries, entryOf } from './searchEntry.ts';
import type { SearchEntry } from './searchEntry.ts';
import { filterOf } from './searchFilters.ts';
import { parseQuery } from './searchQuery.ts';
import { titleRanges } from './titleRanges.ts';
import type { TitleRange } from './titleRanges.ts';
import { TopList } from './topList.ts';
import { firmScore, WordSearch } from './wordSearch.ts';

export interface SearchResult {
  readonly key: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** What to emphasise in the title; absent where the query fits something else. */
  readonly matched?: readonly TitleRange[];
}

/** With fewer certain hits than this, a query may be mistyped. */
const fewHits = 3;

const sampleSize = 64;

export class RequirementSearch {
  #table = new PartTable();
  #prepared = new Map<string, PreparedEntry>();
  /** In canonical order; `null` when it must be put in order again. */
  #ordered: readonly PreparedEntry[] | null = null;
  #snapshot: Snapshot | null = null;
  /** Keys to read again from the snapshot, or all of them. */
  #stale: Set<string> | 'all' = new Set();

  constructor(entries: Iterable<SearchEntry>) {
    for (const entry of entries) this.#prepared.set(entry.key, new PreparedEntry(entry, this.#table));
  }

  static of(snapshot: Snapshot): RequirementSearch {
    const search = new RequirementSearch([]);
    search.#snapshot = snapshot;
    search.#stale = 'all';
    return search;
  }

  /** Costs next to nothing: the work waits for the next query or `prepare`. */
  update(change: SnapshotChange): void {
    this.#snapshot = change.snapshot;
    if (change.everything) this.#stale = 'all';
    else if (this.#stale !== 'all') for (const key of change.requirements) this.#stale.add(key);
  }

  /** Does now what the first query would have to wait for. */
  prepare(): void {
    this.#entries();
  }

  /**
   * Requirements that fit, best first, in canonical order where they fit alike. An empty query gives
   * everything that its filters let through, in canonical order. Any text is a valid query; only its first
   * 200 characters count.
   */
  find(query: string, limit = 100): SearchResult[] {
    const entries = this.#entries();
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
    words.prepare(this.#table.parts, sampleOf(entries));
    const top = new TopList(limit);
    let firm = 0;
    for (let place = 0; place < entries.length; place++) {
      const prepared = entries[place]!;
      const score = words.score(prepared);
      if (score === 0 || (allowed !== null && !allowed(prepared))) continue;
      if (score >= firmScore) firm++;
      top.add(place, score);
    }
    const hits = top.best().map(({ place, score }) => ({ prepared: entries[place]!, score }));
    if (firm < fewHits) {
      const known = new Set(hits.map(({ prepared }) => prepared));
      for (const { prepared, likeness } of nearSearch(
        text,
        entries,
        (one) => known.has(one) || allowed?.(one) === false,
      )) {
        hits.push({ prepared, score: likeness * (firmScore - 1) });
      }
      hits.sort((a, b) => b.score - a.score);
    }
    return hits.slice(0, Math.max(0, limit)).map(({ prepared, score }) => {
      const matched = titleRanges(text, prepared.entry.title);
      return { key: prepared.entry.key, score, ...(matched.length > 0 && { matched }) };
    });
  }

  #entries(): readonly PreparedEntry[] {
    this.#catchUp();
    return (this.#ordered ??= [...this.#prepared.values()].sort((a, b) => compareEntries(a.entry, b.entry)));
  }

  #catchUp(): void {
    const snapshot = this.#snapshot;
    const stale = this.#stale;
    if (snapshot === null || (stale !== 'all' && stale.size === 0)) return;
    this.#ordered = null;
    this.#stale = new Set();
    if (stale === 'all') {
      this.#table = new PartTable();
      this.#prepared = new Map();
      for (const requirement of snapshot.requirements()) this.#read(entryOf(snapshot, requirement));
      return;
    }
    for (const key of stale) {
      const requirement = snapshot.requirement(key);
      if (requirement) this.#read(entryOf(snapshot, requirement));
      else this.#prepared.delete(key);
    }
  }

  #read(entry: SearchEntry): void {
    this.#prepared.set(entry.key, new PreparedEntry(entry, this.#table));
  }
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

/** Some entries from all over, for telling what is rare. */
function sampleOf(entries: readonly PreparedEntry[]): PreparedEntry[] {
  const step = Math.max(1, Math.floor(entries.length / sampleSize));
  return entries.filter((_, i) => i % step === 0).slice(0, sampleSize);
}
