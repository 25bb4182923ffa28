/**
 * The second stage, for queries that hardly anything fits as typed: the entries whose titles share most
 * pieces with the query go through fuse.js, which forgives a wrong character and a mistyped word.
 */
import Fuse from 'fuse.js';
import { wordsOf } from './foldedText.ts';
import type { PreparedEntry } from './preparedEntry.ts';
import { TopList } from './topList.ts';

/** So many go through fuse.js, which is slow on more. */
const candidateCount = 100;

export interface NearHit {
  readonly prepared: PreparedEntry;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Entries whose titles resemble a folded text, best first. `entries` are in canonical order. */
export function nearSearch(
  text: string,
  entries: readonly PreparedEntry[],
  skip: (prepared: PreparedEntry) => boolean,
): NearHit[] {
  const candidates = candidatesFor(text, entries, skip);
  if (candidates.length === 0) return [];
  const fuse = new Fuse(
    candidates.map(({ prepared }) => prepared.title),
    {
      useTokenSearch: true,
      tokenize: tokensOf,
      threshold: 0.4,
      ignoreLocation: true,
      includeScore: true,
      shouldSort: false,
    },
  );
  const hits = fuse.search(text).map(({ refIndex, score = 1 }) => {
    const { prepared, share } = candidates[refIndex]!;
    return { prepared, likeness: (share + (1 - score)) / 2 };
  });
  return hits.sort((a, b) => b.likeness - a.likeness);
}

interface Candidate {
  readonly prepared: PreparedEntry;
  /** The share of the query's pieces in it, 0 to 1. */
  readonly share: number;
}

/** Pairs of neighbours weigh two, a pair with one character between and a triple one each. */
function candidatesFor(
  text: string,
  entries: readonly PreparedEntry[],
  skip: (prepared: PreparedEntry) => boolean,
): Candidate[] {
  const pieces = piecesOf(text);
  if (pieces.total === 0) return [];
  const top = new TopList(candidateCount);
  entries.forEach((prepared, place) => {
    const weight = pieces.sharedWith(prepared.title);
    if (weight * 4 >= pieces.total && !skip(prepared))
      top.add(place, weight / pieces.total - prepared.title.length / 10_000);
  });
  return top.best().map(({ place, score }) => ({ prepared: entries[place]!, share: score }));
}

function piecesOf(text: string): Pieces {
  return new Pieces(wordsOf(text).map((word) => word.text));
}

const apart = 2 ** 32;

class Pieces {
  readonly total: number;
  /** 1 for every code unit of the query, so that most of a title is passed over at once. */
  readonly #known = new Uint8Array(65_536);
  readonly #weights = new Map<number, number>();
  readonly #seen = new Set<number>();

  constructor(words: readonly string[]) {
    for (const word of words) {
      for (let i = 0; i < word.length; i++) {
        const here = word.charCodeAt(i);
        this.#known[here] = 1;
        if (i + 1 < word.length) this.#weights.set(here * 65_536 + word.charCodeAt(i + 1), 2);
        if (i + 2 < word.length) this.#weights.set(apart + here * 65_536 + word.charCodeAt(i + 2), 1);
      }
    }
    this.total = [...this.#weights.values()].reduce((sum, weight) => sum + weight, 0);
  }

  sharedWith(title: string): number {
    let sum = 0;
    const seen = this.#seen;
    seen.clear();
    for (let i = 0; i + 1 < title.length; i++) {
      const here = title.charCodeAt(i);
      if (this.#known[here] !== 1) continue;
      const next = title.charCodeAt(i + 1);
      if (this.#known[next] === 1) sum += this.#take(here * 65_536 + next);
      const second = title.charCodeAt(i + 2);
      if (this.#known[second] === 1) sum += this.#take(apart + here * 65_536 + second);
    }
    return sum;
  }

  #take(piece: number): number {
    const weight = this.#weights.get(piece);
    if (weight === undefined || this.#seen.has(piece)) return 0;
    this.#seen.add(piece);
    return weight;
  }
}

/** Pairs of Han characters, and other words whole. */
function tokensOf(text: string): string[] {
  return wordsOf(text).flatMap(({ text: word, isHan }) => {
    if (!isHan || word.length < 3) return [word];
    return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  });
}
