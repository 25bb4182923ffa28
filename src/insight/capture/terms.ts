/**
 * A text as what it is compared by: pairs of Han characters, other words, and the concepts that it speaks of.
 * Needs no language and no model; words of talk are left out.
 */
import defer * as lazyConcepts from '../../vocabulary/concepts.ts';
import { withoutTalk } from '../../vocabulary/spokenWords.ts';
import { fold, wordsOf } from '../search/foldedText.ts';

/** How much each term counts in its text; a concept has a `#` before its name. */
export type Terms = ReadonlyMap<string, number>;

/** A text with what it counts among others of the same thing. */
export type WeightedText = readonly [text: string, weight: number];

/** Longer texts are compared by their beginnings, in UTF-16 code units. */
const longestText = 2000;

/** A concept says more than characters that happen to stand together; one character says least. */
const conceptWeight = 2.5;
const latinWeight = 1.5;
const oneCharacter = 0.3;

/** Said twice in one text is hardly more than said once. */
const repeated = 0.2;

export function termsOf(text: string): Terms {
  const said = text.slice(0, longestText);
  const terms = new Map<string, number>();
  for (const { text: word, isHan } of wordsOf(withoutTalk(fold(said)))) {
    if (isHan) {
      for (let at = 0; at + 2 <= word.length; at++) raise(terms, word.slice(at, at + 2), 1);
      for (const character of word) raise(terms, character, oneCharacter);
    } else if (word.length > 1) raise(terms, stem(word), latinWeight);
  }
  for (const [concept, { weight }] of lazyConcepts.conceptsIn(said))
    raise(terms, `#${concept}`, weight * conceptWeight);
  return terms;
}

/** The terms of several texts of one thing. */
export function mergedTerms(texts: readonly WeightedText[]): Terms {
  const merged = new Map<string, number>();
  for (const [text, weight] of texts)
    for (const [term, count] of termsOf(text)) raise(merged, term, count * weight);
  return merged;
}

function raise(terms: Map<string, number>, term: string, by: number): void {
  const before = terms.get(term) ?? 0;
  terms.set(term, Math.max(before, by) + repeated * Math.min(before, by));
}

/** English endings are left out; what is left need be no word. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ies|ing|ed|es|s|y)$/u, '') : word.replace(/s$/u, '');
}
