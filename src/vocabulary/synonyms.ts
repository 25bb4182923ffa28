/**
 * Words of business people that mean the same when something is asked for, in Chinese and English, with those
 * that say nothing by themselves and those that turn a sentence around.
 */
import data from './data/synonyms.json' with { type: 'json' };
import { stem } from './stem.ts';

/** What a word or phrase contributes to a wish. */
export type Meaning =
  /** One of several words for the same; `weight` is how much it tells. */
  | { readonly kind: 'concept'; readonly concept: number; readonly weight: number }
  | { readonly kind: 'filler' }
  | { readonly kind: 'negation' }
  /** A word that must not be cut where it contains one of the others. */
  | { readonly kind: 'word' };

export interface MeaningAt {
  readonly meaning: Meaning;
  /** In code units for Chinese, in words for others. */
  readonly length: number;
}

const weights = { concepts: 1, light: 0.5 } as const;
const filler: Meaning = { kind: 'filler' };
const negation: Meaning = { kind: 'negation' };
const wholeWord: Meaning = { kind: 'word' };

/** Chinese words of two and more characters by the UTF-16 codes of their first two, longest first. */
const hanWords = new Map<number, Map<number, { readonly text: string; readonly meaning: Meaning }[]>>();
const hanCharacters = new Map<string, Meaning>();
/** Phrases of other scripts by their first stem, longest first. */
const phrases = new Map<string, { readonly stems: readonly string[]; readonly meaning: Meaning }[]>();
const opposites = new Map<number, number[]>();

readData();

/** The longest word that begins here; single characters are asked for by themselves. */
export function hanWordAt(text: string, at: number): MeaningAt | null {
  const words = hanWords.get(text.charCodeAt(at))?.get(text.charCodeAt(at + 1));
  if (words === undefined) return null;
  for (const { text: word, meaning } of words) {
    if (text.startsWith(word, at)) return { meaning, length: word.length };
  }
  return null;
}

export function hanCharacter(character: string): Meaning | null {
  return hanCharacters.get(character) ?? null;
}

/** The longest phrase that begins with this word of a list of stems. */
export function phraseAt(stems: readonly string[], at: number): MeaningAt | null {
  const begun = phrases.get(stems[at] ?? '');
  if (begun === undefined) return null;
  for (const { stems: phrase, meaning } of begun) {
    if (phrase.every((part, index) => stems[at + index] === part)) return { meaning, length: phrase.length };
  }
  return null;
}

/** Concepts that contradict this one: what is exported is not what is imported. */
export function oppositesOf(concept: number): readonly number[] {
  return opposites.get(concept) ?? [];
}

function readData(): void {
  let concepts = 0;
  const conceptOf = new Map<string, number>();
  for (const section of ['concepts', 'light'] as const) {
    for (const group of data[section]) {
      const meaning: Meaning = { kind: 'concept', concept: concepts, weight: weights[section] };
      for (const word of group.split(', ')) {
        conceptOf.set(word, concepts);
        addWord(word, meaning);
      }
      concepts++;
    }
  }
  for (const list of data.filler) for (const word of list.split(', ')) addWord(word, filler);
  for (const word of data.negations.split(', ')) addWord(word, negation);
  for (const word of data.wholeWords.split(', ')) addWord(word, wholeWord);
  for (const begun of hanWords.values()) {
    for (const words of begun.values()) words.sort((a, b) => b.text.length - a.text.length);
  }
  for (const some of phrases.values()) some.sort((a, b) => b.stems.length - a.stems.length);
  for (const pair of data.opposites) {
    const [one, two] = pair.map((word) => conceptOf.get(word));
    if (one === undefined || two === undefined) continue;
    opposites.set(one, [...oppositesOf(one), two]);
    opposites.set(two, [...oppositesOf(two), one]);
  }
}

function addWord(word: string, meaning: Meaning): void {
  if (!/\p{Script=Han}/u.test(word)) {
    const stems = word.split(/[\s-]/u).map(stem);
    const first = stems[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), { stems, meaning }]);
  } else if (word.length === 1) {
    hanCharacters.set(word, meaning);
  } else {
    const begun = hanWords.get(word.charCodeAt(0)) ?? new Map<number, { text: string; meaning: Meaning }[]>();
    hanWords.set(word.charCodeAt(0), begun);
    const second = word.charCodeAt(1);
    begun.set(second, [...(begun.get(second) ?? []), { text: word, meaning }]);
  }
}
