/**
 * The words of a text of which most was scanned before: only the lines that differ are scanned, as no word and no series
 * of words reaches over a line end.
 */
import { noWords, type IdWords } from '../../model/facts.ts';
import type { WordLimits } from './collector.ts';
import { WordCollector } from './collector.ts';
import { LinePlaces } from './linePlaces.ts';
import { findWords } from './words.ts';

/** A text with its words, which are all that it holds. */
export interface ScannedText {
  readonly text: string;
  readonly words: IdWords;
}

/** `null` where the whole text has to be scanned: limits may be met, or lines end in other ways. */
export function wordsAgain(before: ScannedText, text: string, limits: WordLimits): IdWords | null {
  const { text: old, words } = before;
  if (words.ids.length >= limits.different || text.includes('\r') || old.includes('\r')) return null;
  const from = startOfLine(text, commonStart(old, text));
  const kept = commonEnd(old, text, Math.min(old.length, text.length) - from);
  const feed = text.indexOf('\n', text.length - kept);
  const to = feed < 0 ? text.length : feed + 1;
  const oldTo = to - text.length + old.length;
  const firstLine = lineFeeds(text, 0, from);
  const moved = lineFeeds(text, from, to) - lineFeeds(old, from, oldTo);
  const tailLine = feed < 0 ? Number.POSITIVE_INFINITY : firstLine + lineFeeds(old, from, oldTo);
  const collector = new WordCollector(new LinePlaces(text), limits);
  findWords(text, from, to, collector);
  const fresh = collector.words;
  const headCount = countBelow(words, firstLine);
  const tailStart = countBelow(words, tailLine);
  const ids = [...words.ids.slice(0, headCount), ...fresh.ids, ...words.ids.slice(tailStart)];
  if (ids.length === 0) return noWords;
  if (ids.length >= limits.different) return null;
  const at = new Int32Array(ids.length * 3);
  at.set(words.at.subarray(0, headCount * 3));
  at.set(fresh.at, headCount * 3);
  const tail = (headCount + fresh.ids.length) * 3;
  at.set(words.at.subarray(tailStart * 3), tail);
  for (let index = tail; index < at.length; index += 3) at[index]! += moved;
  return { ids, at };
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, most: number): number {
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** How many words stand in lines before this one. */
function countBelow({ ids, at }: IdWords, line: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle * 3] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
