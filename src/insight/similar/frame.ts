/**
 * How much of two texts is one frame that both fill in: `批量给客户…`. Who asks for the same in other words
 * changes much; who asks for another thing of a series changes one word and keeps the rest.
 */
import type { FoldedWord } from '../search/foldedText.ts';

/** Shorter stretches in the middle are chance. */
const leastInMiddle = 3;
const mostTokens = 80;

/**
 * Chinese characters and other words, as numbers: a character is its code point, another word
 * a hash of it, which no character has. That two words out of millions share one is a word that seems kept.
 */
export function tokensOf(words: readonly FoldedWord[]): readonly number[] {
  const tokens: number[] = [];
  for (const { text, isHan } of words) {
    if (isHan) for (const character of text) tokens.push(character.codePointAt(0) ?? 0);
    else tokens.push(hashOf(text));
    if (tokens.length >= mostTokens) break;
  }
  return tokens.length > mostTokens ? tokens.slice(0, mostTokens) : tokens;
}

/** FNV-1a in 29 bits, above all code points; small enough to be kept as a whole number. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash & 0x1fff_ffff) | 0x2000_0000;
}

/**
 * Whether at least this share of the shorter text stands in both, word by word and in the same order: at the
 * start, at the end, and in one stretch in between.
 */
export function sharesFrame(one: readonly number[], two: readonly number[], least: number): boolean {
  const shorter = Math.min(one.length, two.length);
  const enough = least * shorter;
  let start = 0;
  while (start < shorter && one[start] === two[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end++;
  if (start + end >= enough) return shorter > 0;
  const middle = Math.max(leastInMiddle, Math.ceil(enough - start - end));
  return hasStretch(one, two, start, end, middle);
}

/** Whether a stretch of so many words stands in both, between so many at the start and at the end. */
function hasStretch(
  one: readonly number[],
  two: readonly number[],
  start: number,
  end: number,
  length: number,
): boolean {
  const lastOfOne = one.length - end - length;
  const lastOfTwo = two.length - end - length;
  for (let at = start; at <= lastOfOne; at++) {
    for (let there = start; there <= lastOfTwo; there++) {
      let same = 0;
      while (same < length && one[at + same] === two[there + same]) same++;
      if (same === length) return true;
    }
  }
  return false;
}
