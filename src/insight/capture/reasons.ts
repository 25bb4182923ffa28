/** Which words of a sentence speak for a place, and what the place calls the same thing. */
import type { Requirement } from '../../model/requirement.ts';
import defer * as lazyConcepts from '../../vocabulary/concepts.ts';
import { asWritten } from '../../vocabulary/variants.ts';
import { fold } from '../search/foldedText.ts';
import type { Reason } from './proposal.ts';
import type { WeightedText } from './terms.ts';

/** Of longer texts of a place only what is said of it in words is quoted. */
const longestQuote = 24;
/** Who, when and where are no reason. */
const tellsEnough = 0.5;

/** From the terms shared, what tells most first; `undefined` where only chance characters are shared. */
export function sharedWordsReason(
  sentence: string,
  texts: readonly WeightedText[],
  shared: readonly string[],
): Reason | undefined {
  const said = fold(sentence);
  const own = texts.find(([text]) => text.length > 1 && said.includes(fold(text)));
  if (own) return { kind: 'named', word: own[0] };
  // Names and aliases say best what a place calls something; they count most among its texts.
  const most = Math.max(...texts.map(([, weight]) => weight));
  const names = texts.filter(([, weight]) => weight === most);
  return sharedWith(sentence, names, shared) ?? sharedWith(sentence, texts, shared);
}

function sharedWith(
  sentence: string,
  texts: readonly WeightedText[],
  shared: readonly string[],
): Reason | undefined {
  const here = lazyConcepts.conceptsIn(sentence);
  for (const term of shared) {
    if (!term.startsWith('#')) {
      // Two characters are a word, or part of one; other words may be anything.
      const isWord = /^\p{Script=Han}{2}$/u.test(term) && texts.some(([one]) => fold(one).includes(term));
      if (isWord && !isCircumstance(term)) return { kind: 'named', word: asWritten(sentence, term) };
      continue;
    }
    const concept = term.slice(1);
    const spoken = here.get(concept);
    if (!spoken || spoken.said === null || spoken.weight < tellsEnough) continue;
    for (const [text] of texts) {
      const word = lazyConcepts.conceptsIn(text).get(concept)?.said ?? null;
      if (word === null) continue;
      const quoted = text.length <= longestQuote && /\p{L}/u.test(text) ? text : asWritten(text, word);
      return spoken.said === word
        ? { kind: 'named', word: asWritten(sentence, word) }
        : { kind: 'meant', said: asWritten(sentence, spoken.said), word: quoted };
    }
  }
  return undefined;
}

function isCircumstance(word: string): boolean {
  const concepts = [...lazyConcepts.conceptsIn(word).values()];
  return concepts.length > 0 && concepts.every(({ weight }) => weight < tellsEnough);
}

export function likeReason({ id, title }: Requirement): Reason {
  return { kind: 'like', id, title };
}
