/**
 * What business people speak of, whatever they call it: “要退钱”, “退费” and “refund” are one concept. A list of
 * everyday words of sales, service and office work in Chinese and English; it knows no plan.
 */
import data from './data/concepts.json' with { type: 'json' };
import { simplified } from './variants.ts';

interface Entry {
  /** A `…` stands for a few characters of the same clause. */
  readonly words: readonly string[];
  /** Concepts that are close to it, though not the same. */
  readonly near: readonly string[];
  /** Who, when and where tell less of the matter than what; 1 where nothing is said. */
  readonly weight?: number;
}

/** A concept in a text. */
export interface SpokenConcept {
  /** How much it tells, up to 1. */
  readonly weight: number;
  /** The words of the text that speak of it, folded and in simplified characters; `null` where it is only near to one that is spoken of. */
  readonly said: string | null;
}

const entries: ReadonlyMap<string, Entry> = new Map<string, Entry>(Object.entries(data));

/** A concept that is only close to one that is spoken of counts for so much of it. */
const nearness = 0.35;

/** A single character may be part of another word. */
const oneCharacter = 0.5;

/** What may stand at a `…`. */
const gap = '[^，。！？、；,.!?;\\n]{0,4}';

interface Word {
  readonly text: string;
  readonly concepts: readonly string[];
}

interface Vocabulary {
  /** By the first character, the longest first, so that 企业微信 is not read as 微信. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
  readonly gapped: readonly { readonly concept: string; readonly expression: RegExp }[];
}

const vocabulary = prepare();

/** The concepts that a text speaks of, and those that are near to them with less weight. */
export function conceptsIn(text: string): ReadonlyMap<string, SpokenConcept> {
  const folded = simplified(text.normalize('NFKC').toLowerCase());
  const found = new Map<string, SpokenConcept>();
  const take = (concept: string, said: string | null, share: number): void => {
    const weight = share * (entries.get(concept)?.weight ?? 1);
    if (weight > (found.get(concept)?.weight ?? 0)) found.set(concept, { weight, said });
  };
  for (let at = 0; at < folded.length; at++) {
    const word = vocabulary.words.get(folded[at] ?? '')?.find((one) => standsAt(folded, at, one.text));
    if (!word) continue;
    const share = word.text.length === 1 ? oneCharacter : 1;
    for (const concept of word.concepts) take(concept, word.text, share);
    at += word.text.length - 1;
  }
  for (const { concept, expression } of vocabulary.gapped) {
    const said = expression.exec(folded)?.[0];
    if (said !== undefined) take(concept, said, 1);
  }
  for (const [concept, { said }] of [...found]) {
    const share = nearness * (said?.length === 1 ? oneCharacter : 1);
    for (const near of entries.get(concept)?.near ?? []) take(near, null, share);
  }
  return found;
}

/** Latin words stand by themselves; Chinese has no blanks. */
function standsAt(text: string, at: number, word: string): boolean {
  if (!text.startsWith(word, at)) return false;
  if (!isLatin(word[0])) return true;
  return !isLatin(text[at - 1]) && !isLatin(text[at + word.length]);
}

function isLatin(sign: string | undefined): boolean {
  return sign !== undefined && sign >= 'a' && sign <= 'z';
}

function prepare(): Vocabulary {
  const concepts = new Map<string, string[]>();
  const gapped: { concept: string; expression: RegExp }[] = [];
  for (const [concept, entry] of entries) {
    for (const word of entry.words) {
      if (word.includes('…'))
        gapped.push({ concept, expression: new RegExp(word.split('…').join(gap), 'u') });
      else concepts.set(word, [...(concepts.get(word) ?? []), concept]);
    }
  }
  const words = new Map<string, Word[]>();
  for (const [text, ofWord] of concepts) {
    const start = text[0] ?? '';
    const sameStart = words.get(start);
    if (sameStart) sameStart.push({ text, concepts: ofWord });
    else words.set(start, [{ text, concepts: ofWord }]);
  }
  for (const some of words.values()) some.sort((a, b) => b.text.length - a.text.length);
  return { words, gapped };
}
