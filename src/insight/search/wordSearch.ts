/**
 * The first stage: entries in which every Han character and every other word of the query occurs, in any
 * order, with gaps. A word in Latin letters may also spell a title or a name in pinyin.
 */
import { PinyinQuery } from '../../vocabulary/pinyin.ts';
import { compact, wordsOf } from './foldedText.ts';
import type { PreparedEntry, PreparedPart } from './preparedEntry.ts';

/** A hit from here on is what was asked for; below, its characters lie scattered and others may be meant. */
export const firmScore = 1000;

/** Each unit has a bit of an integer, so no more than these count. */
const mostUnits = 31;

interface Unit {
  readonly text: string;
  readonly bit: number;
  readonly isHan: boolean;
  /** `null` for what cannot be pinyin. */
  readonly pinyin: PinyinQuery | null;
}

export class WordSearch {
  /** The query without blanks and punctuation. */
  readonly phrase: string;
  readonly #units: readonly Unit[];
  /** Pairs of neighbouring units, as they stand together in a compact text. */
  readonly #pairs: readonly string[];
  /** Pairs of neighbouring Han characters of one word. */
  readonly #hanPairs: readonly string[];
  readonly #wholePinyin: PinyinQuery | null;
  /** The blank-separated words, for comparing with ids. */
  readonly #typedWords: readonly string[];
  /** For each part, by its index, the units that it holds. */
  #maskOfPart: Int32Array = new Int32Array(0);
  /** For each part, the share of Han pairs that it holds. */
  #pairsOfPart: Int32Array = new Int32Array(0);

  /** `text` is folded, as `parseQuery` gives it. */
  constructor(text: string) {
    const words = wordsOf(text);
    const pieces = words.flatMap((word) =>
      word.isHan ? [...word.text].map((sign) => ({ text: sign, isHan: true })) : [word],
    );
    const distinct = [...new Map(pieces.map((piece) => [piece.text, piece])).values()].slice(0, mostUnits);
    this.phrase = compact(text);
    this.#typedWords = text.split(' ').filter((word) => word !== '');
    this.#units = distinct.map((piece, place) => ({
      ...piece,
      bit: 1 << place,
      pinyin: piece.isHan ? null : pinyinOrNull(piece.text),
    }));
    this.#pairs = [...new Set(pieces.slice(1, 64).map((piece, i) => (pieces[i]?.text ?? '') + piece.text))];
    this.#hanPairs = [
      ...new Set(words.filter(({ isHan }) => isHan).flatMap(({ text: run }) => pairsOf(run.slice(0, 64)))),
    ].slice(0, mostUnits);
    this.#wholePinyin = words.every(({ isHan }) => !isHan) ? pinyinOrNull(text) : null;
  }

  get isEmpty(): boolean {
    return this.#units.length === 0;
  }

  /** Makes ready for these parts and entries: what is rare in them is looked for first. */
  prepare(parts: readonly PreparedPart[], sample: readonly PreparedEntry[]): void {
    this.#maskOfPart = new Int32Array(parts.length);
    this.#pairsOfPart = new Int32Array(parts.length);
    for (const part of parts) {
      for (const unit of this.#units) {
        if (part.text.includes(unit.text) || part.keys.some((keys) => unit.pinyin?.match(keys))) {
          this.#maskOfPart[part.index]! |= unit.bit;
        }
      }
      this.#hanPairs.forEach((pair, place) => {
        if (part.text.includes(pair)) this.#pairsOfPart[part.index]! |= 1 << place;
      });
    }
    const frequency = new Map(
      this.#units.map((unit) => [unit, sample.filter((prepared) => this.#holds(prepared, unit)).length]),
    );
    (this.#units as Unit[]).sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0));
  }

  /** 0 when something does not occur; else how well it fits, from `firmScore` where that is certain. */
  score(prepared: PreparedEntry): number {
    const { title, description, id } = prepared;
    let inParts = 0;
    for (const part of prepared.parts) inParts |= this.#maskOfPart[part.index]!;
    let inTitle = 0;
    let spelled = 0;
    let inDescription = 0;
    let inId = 0;
    for (const { text, bit, pinyin } of this.#units) {
      if (title.includes(text)) inTitle |= bit;
      else if (id !== '' && id.includes(text)) inId |= bit;
      else if (pinyin !== null && pinyin.match(prepared.keys) !== null) spelled |= bit;
      else if ((inParts & bit) !== 0) continue;
      else if (description.includes(text)) inDescription |= bit;
      else if (!this.#spellsId(prepared, text)) return 0;
      else inId |= bit;
    }
    return this.#rank(prepared, inTitle, spelled, inDescription, inId);
  }

  #rank(
    prepared: PreparedEntry,
    inTitle: number,
    spelled: number,
    inDescription: number,
    inId: number,
  ): number {
    const { compactTitle, description } = prepared;
    const count = this.#units.length;
    const wanted = this.phrase.length;
    let score = this.#idScore(prepared);
    let firm = score > 0 || inId !== 0;

    const at = compactTitle.indexOf(this.phrase);
    const titleShare = bitCount(inTitle | spelled) / count;
    score += 100 * titleShare;
    if (titleShare === 1) firm = true;
    if (at >= 0) {
      score +=
        560 +
        (at === 0 ? 60 : 0) +
        140 * (wanted / compactTitle.length) +
        (wanted === compactTitle.length ? 200 : 0);
    } else if (inTitle !== 0) {
      score += 300 * this.#pairShare(compactTitle) + 80 * this.#tightness(compactTitle, inTitle);
    }
    if (at < 0 && spelled !== 0) score += this.#pinyinScore(prepared);

    // Fields and description: words that stand there as they were typed are certain, single characters not.
    if (!firm) firm = this.#hanPairShare(prepared) >= 0.75;
    if (inDescription !== 0) score += description.includes(this.phrase) ? 60 : 20;
    else score += 40;
    // The shorter of two titles that fit alike says less that was not asked for.
    score -= Math.min(20, prepared.title.length / 10);
    return Math.max(1, firm ? firmScore + score : score / 2);
  }

  #idScore({ id }: PreparedEntry): number {
    if (id === '') return 0;
    let best = 0;
    for (const word of this.#typedWords) {
      const whole = this.#typedWords.length === 1;
      if (word === id) best = Math.max(best, whole ? 3000 : 700);
      else if (!/\p{N}/u.test(word)) continue;
      else if (compact(word) === compact(id)) best = Math.max(best, whole ? 2500 : 650);
      else if (isLastNumber(id, word)) best = Math.max(best, whole ? 1300 : 500);
      else if (id.startsWith(word)) best = Math.max(best, whole ? 1200 : 400);
      else if (word.length > 1 && id.includes(word)) best = Math.max(best, whole ? 1000 : 300);
    }
    return best;
  }

  /** `crm001` for `crm-001`. */
  #spellsId({ id }: PreparedEntry, text: string): boolean {
    return id !== '' && text.length > 2 && /\p{N}/u.test(text) && compact(id).includes(text);
  }

  #pinyinScore({ keys }: PreparedEntry): number {
    const found = this.#wholePinyin?.match(keys);
    if (!found) return 0;
    const share = (found.end - found.start) / keys.length;
    return 400 + (found.start === 0 ? 60 : 0) + 140 * share + (share === 1 ? 200 : 0);
  }

  #pairShare(compactTitle: string): number {
    if (this.#pairs.length === 0) return 0;
    let found = 0;
    for (const pair of this.#pairs) if (compactTitle.includes(pair)) found++;
    return found / this.#pairs.length;
  }

  /** How much of the stretch that holds all units they fill, 0 to 1. */
  #tightness(compactTitle: string, inTitle: number): number {
    let first = compactTitle.length;
    let last = 0;
    let filled = 0;
    for (const { text, bit } of this.#units) {
      if ((inTitle & bit) === 0) continue;
      const at = compactTitle.indexOf(text);
      first = Math.min(first, at);
      last = Math.max(last, at + text.length);
      filled += text.length;
    }
    return last > first ? Math.min(1, filled / (last - first)) : 0;
  }

  /** The share of Han pairs that stand together somewhere in the entry; 1 where the query has none. */
  #hanPairShare({ compactTitle, description, parts }: PreparedEntry): number {
    if (this.#hanPairs.length === 0) return 1;
    let inParts = 0;
    for (const part of parts) inParts |= this.#pairsOfPart[part.index]!;
    let found = 0;
    this.#hanPairs.forEach((pair, place) => {
      if ((inParts & (1 << place)) !== 0 || compactTitle.includes(pair) || description.includes(pair))
        found++;
    });
    return found / this.#hanPairs.length;
  }

  #holds(prepared: PreparedEntry, { text, bit }: Unit): boolean {
    return (
      prepared.title.includes(text) ||
      prepared.description.includes(text) ||
      prepared.parts.some(({ index }) => (this.#maskOfPart[index]! & bit) !== 0)
    );
  }
}

function pinyinOrNull(text: string): PinyinQuery | null {
  // A number is no spelling of anything, and a mixture with signs is an id or a name.
  if (!/[a-zü]/.test(text)) return null;
  const query = new PinyinQuery(text);
  return query.letters === '' ? null : query;
}

/** Whether the word is the number at the end of an id, with or without leading zeros. */
function isLastNumber(id: string, word: string): boolean {
  const last = /(?:^|\P{N})0{0,16}(\p{N}{1,16})$/u.exec(id)?.[1];
  return last !== undefined && last === word.replace(/^0{1,16}(?=.)/, '');
}

function pairsOf(text: string): string[] {
  const signs = [...text];
  return signs.slice(1).map((sign, i) => (signs[i] ?? '') + sign);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
