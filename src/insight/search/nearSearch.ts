/**
 * The second stage, for queries that hardly anything fits as typed: the entries whose titles share most
 * pieces with the query go through fuse.js, which forgives a wrong character and a mistyped word.
 */
import { alignment } from './alignment.ts';
import defer * as mistypedSearch from './mistypedSearch.ts';
import { compact, wordsOf } from './foldedText.ts';
import type { PreparedEntry } from './preparedEntry.ts';
import { TextPieces } from './textPieces.ts';
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
  allowed: ((prepared: PreparedEntry) => boolean) | null,
): NearHit[] {
  const candidates = candidatesFor(text, entries, allowed);
  if (candidates.length === 0) return [];
  const phrase = compact(text);
  const titles = candidates.map(({ prepared }) => prepared.title);
  const hits = mistypedSearch.searchMistyped(text, titles).map(({ at, score }) => {
    const { prepared, share } = candidates[at]!;
    const fit = Math.max(share, alignment(phrase, prepared.compactTitle));
    return { prepared, likeness: 0.75 * fit + 0.25 * (1 - score) };
  });
  return hits.sort((a, b) => b.likeness - a.likeness);
}

interface Candidate {
  readonly prepared: PreparedEntry;
  /** The share of the query's pieces in it, 0 to 1. */
  readonly share: number;
}

/**
 * The titles that share most pieces; none that shares less than a quarter of them. Words of letters share
 * pieces by chance and must share more.
 */
function candidatesFor(
  text: string,
  entries: readonly PreparedEntry[],
  allowed: ((prepared: PreparedEntry) => boolean) | null,
): Candidate[] {
  const pieces = new TextPieces(wordsOf(text).map((word) => word.text));
  if (pieces.total === 0) return [];
  const least = pieces.total * (/\p{Script=Han}/u.test(text) ? 0.25 : 0.4);
  const top = new TopList(candidateCount);
  for (let place = 0; place < entries.length; place++) {
    const prepared = entries[place]!;
    const weight = pieces.sharedWith(prepared.title);
    if (weight < least || (allowed !== null && !allowed(prepared))) continue;
    top.add(place, weight / pieces.total - prepared.title.length / 10_000);
  }
  return top.best().map(({ place, score }) => ({ prepared: entries[place]!, share: score }));
}
