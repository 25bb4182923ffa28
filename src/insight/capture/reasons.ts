/** Which words of a sentence speak for a place, and what the place calls the same thing. */
import type { Requirement } from '../../model/requirement.ts';
import { conceptsIn } from '../../vocabulary/concepts.ts';
import { fold } from '../search/foldedText.ts';
import type { Reason } from './proposal.ts';
import type { WeightedText } from './terms.ts';

/** Of longer texts of a place only what is said of it in words is quoted. */
const longestQuote = 24;

/** From the terms shared, what tells most first; `undefined` where only chance characters are shared. */
export function sharedWordsReason(
  sentence: string,
  texts: readonly WeightedText[],
  shared: readonly string[],
): Reason | undefined {
  const said = fold(sentence);
  const own = texts.find(([text]) => text.length > 1 && said.includes(fold(text)));
  if (own) return { kind: 'named', word: own[0] };
  const here = conceptsIn(sentence);
  for (const term of shared) {
    if (!term.startsWith('#')) {
      // A pair of characters is part of a word; a Latin word is one.
      const text = texts.find(([one]) => fold(one).includes(term));
      if (term.length >= 2 && text && /\p{Script=Han}{2}/u.test(term)) return { kind: 'named', word: term };
      continue;
    }
    const concept = term.slice(1);
    const spoken = here.get(concept)?.said ?? null;
    if (spoken === null) continue;
    for (const [text] of texts) {
      const word = conceptsIn(text).get(concept)?.said ?? null;
      if (word === null) continue;
      const quoted = text.length <= longestQuote && /\p{L}/u.test(text) ? text : word;
      return spoken === word
        ? { kind: 'named', word: spoken }
        : { kind: 'meant', said: spoken, word: quoted };
    }
  }
  return undefined;
}

export function likeReason({ id, title }: Requirement): Reason {
  return { kind: 'like', id, title };
}
