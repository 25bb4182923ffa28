/**
 * What somebody asks for, taken apart for comparing: words by their meaning, and what no list of words knows as
 * the pairs of its characters. Roles, purposes and phrases such as “the system shall” say nothing of the wish.
 */
import { stem } from '../../vocabulary/stem.ts';
import defer * as synonyms from '../../vocabulary/synonyms.ts';
import type { Meaning } from '../../vocabulary/synonyms.ts';
import { fold, wordsOf } from '../search/foldedText.ts';
import { tokensOf } from './frame.ts';

/** One part of a wish. Equal features mean the same; a part of several is alike as far as they are. */
export interface WishPart {
  /** One for a word; for Chinese characters outside of the list of words one for each two neighbours. */
  readonly features: readonly string[];
  readonly weight: number;
  /** Whether the text says that this is not to be. */
  readonly isNegated: boolean;
  /** The concept's number; `-1` for other parts. */
  readonly concept: number;
  readonly isHan: boolean;
  /** As it stands in the folded text. */
  readonly text: string;
}

export interface Wish {
  readonly parts: readonly WishPart[];
  /** Folded, without role and purpose. */
  readonly text: string;
  /** All its words in order, also those that say nothing, as `sharesFrame` compares them. */
  readonly tokens: readonly number[];
}

/** More of a text is not compared: a wish is a sentence or two. */
const mostCharacters = 300;
const weightOfHan = 0.5;
const weightOfLoneHan = 0.3;
const weightOfNumber = 0.4;
const weightOfWord = 1;

/** Any text is a wish; one without words has no parts. */
export function wishOf(written: string, most = mostCharacters): Wish {
  const text = withoutFrame(fold(written.slice(0, most)));
  const collected = new PartCollector();
  let others: string[] = [];
  const words = wordsOf(text);
  for (const { text: word, isHan } of words) {
    if (!isHan) {
      others.push(word);
      continue;
    }
    collectOthers(others, collected);
    others = [];
    collected.isHan = true;
    collectHan(word, collected);
    collected.isHan = false;
  }
  collectOthers(others, collected);
  return { parts: collected.parts, text, tokens: tokensOf(words) };
}

/** Takes in parts in the order of the text; a negation holds for the next part that tells something. */
class PartCollector {
  readonly parts: WishPart[] = [];
  /** Whether what is added now is Chinese. */
  isHan = false;
  readonly #said: string[] = [];
  #negates = false;

  add(features: readonly string[], weight: number, text: string, concept = -1): void {
    const [feature] = features;
    if (features.length === 1 && feature !== undefined) {
      // Said twice, in two words for the same, it is asked for once.
      if (this.#said.includes(feature)) {
        this.#negates = false;
        return;
      }
      this.#said.push(feature);
    }
    this.parts.push({ features, weight, isNegated: this.#negates, concept, isHan: this.isHan, text });
    this.#negates = false;
  }

  addMeaning(meaning: Meaning, text: string): void {
    switch (meaning.kind) {
      case 'concept':
        this.add([`=${meaning.concept}`], meaning.weight, text, meaning.concept);
        break;
      case 'negation':
        this.#negates = true;
        break;
      case 'word':
        this.add([text], text.length * weightOfHan, text);
        break;
      case 'filler':
        break;
    }
  }
}

const userStory =
  /^\s{0,4}as an? [^,，]{1,60}?[,，]?\s{1,4}i (?:want|need|wish|can|would like|should be able)(?: to)?\s/u;
const purpose = /[,，]?\s{0,2}\b(?:so that|so i can|so we can|in order to)\b.{0,300}$/u;
const hanRole = /^\s{0,4}作为(?:一名|一个|一位)?[^，,。]{1,20}[，,]/u;
const hanPurpose = /[，,。；;]\s{0,4}(?:以便|以便于|便于|从而|这样|方便|免得|以免|避免).{0,300}$/u;

/** Who asks and what for are the same in many wishes. */
function withoutFrame(folded: string): string {
  const bare = folded
    .replace(/n['’]t\b/gu, ' not')
    .replace(userStory, '')
    .replace(purpose, '')
    .replace(hanRole, '')
    .replace(hanPurpose, '');
  return bare.trim().length >= 2 ? bare : folded;
}

function collectOthers(words: readonly string[], into: PartCollector): void {
  const stems = words.map(stem);
  for (let at = 0; at < words.length;) {
    const known = synonyms.phraseAt(stems, at);
    const word = words[at] ?? '';
    if (known) {
      into.addMeaning(known.meaning, words.slice(at, at + known.length).join(' '));
      at += known.length;
      continue;
    }
    at++;
    const opposite = /^un([a-z]{2,20}(?:ed|id|ad))$/u.exec(word)?.[1];
    const number = numberWords.get(word) ?? (/^\d/u.test(word) ? word : undefined);
    if (number !== undefined) into.add([`#${number}`], weightOfNumber, word);
    else if (opposite !== undefined) {
      into.addMeaning({ kind: 'negation' }, 'un');
      collectOthers([opposite], into);
    } else if (word.length > 1) into.add([stem(word)], weightOfWord, word);
  }
}

const numberWords: ReadonlyMap<string, string> = new Map(
  ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, index) => [
    word,
    `${index + 2}`,
  ]),
);

function collectHan(text: string, into: PartCollector): void {
  let from = 0;
  for (let at = 0; at < text.length;) {
    const known = synonyms.hanWordAt(text, at);
    const number = known || !startsNumber(text, at) ? null : hanNumber.exec(text.slice(at, at + 6));
    if (!number && !known) {
      at++;
      continue;
    }
    collectUnknown(text.slice(from, at), into);
    if (number) {
      into.add([`#${valueOf(number[0])}`], weightOfNumber, number[0]);
      at += number[0].length;
    } else if (known) {
      into.addMeaning(known.meaning, text.slice(at, at + known.length));
      at += known.length;
    }
    from = at;
  }
  collectUnknown(text.slice(from), into);
}

// A number only in front of what is counted: 一期 is a name, and 一 stands in many words.
const hanNumber = /^[一二两三四五六七八九十百]{1,4}(?=天|分钟|小时|周|年|条|万|元|倍)/u;
function startsNumber(text: string, at: number): boolean {
  return '一二两三四五六七八九十百'.includes(text.charAt(at));
}

const digits = '零一二三四五六七八九';

function valueOf(number: string): number {
  let value = 0;
  let digit = 0;
  for (const character of number.replaceAll('两', '二')) {
    if (character === '十' || character === '百') {
      value += (digit || 1) * (character === '十' ? 10 : 100);
      digit = 0;
    } else digit = digits.indexOf(character);
  }
  return value + digit;
}

/** Cuts at single characters that always stand for themselves, at others only at the edges of what is left. */
const alwaysAlone = /[的了在和与及并或给把将被让使就都也再要可是为按们他她它我该其不没未无前人]/u;

function collectUnknown(text: string, into: PartCollector): void {
  let rest = text;
  while (rest !== '') {
    const cut = rest.search(alwaysAlone);
    const piece = cut < 0 ? rest : rest.slice(0, cut);
    collectPiece(piece, into);
    if (cut < 0) return;
    addCharacter(rest.charAt(cut), into);
    rest = rest.slice(cut + 1);
  }
}

function collectPiece(text: string, into: PartCollector): void {
  let from = 0;
  let to = text.length;
  while (from < to && isFiller(text.charAt(from))) from++;
  while (to > from && isFiller(text.charAt(to - 1))) to--;
  const rest = text.slice(from, to);
  if (rest.length === 0) return;
  if (rest.length === 1) {
    addCharacter(rest, into);
    return;
  }
  const pairs = Array.from({ length: rest.length - 1 }, (_, index) => rest.slice(index, index + 2));
  into.add(pairs, rest.length * weightOfHan, rest);
}

function addCharacter(character: string, into: PartCollector): void {
  const meaning = synonyms.hanCharacter(character);
  if (meaning) into.addMeaning(meaning, character);
  else into.add([character], weightOfLoneHan, character);
}

function isFiller(character: string): boolean {
  return synonyms.hanCharacter(character)?.kind === 'filler';
}
