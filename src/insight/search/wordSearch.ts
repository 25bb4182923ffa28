/**
 * The first stage: entries in which every Han character and every other word of the query occurs, in any
 * order, with gaps. A word in Latin letters may also spell a title or a name in pinyin.
 */
import defer * as lazyPinyin from '../../vocabulary/pinyin.ts';
import { compact, wordsOf } from './foldedText.ts';
import type { PreparedEntry, PreparedPart } from './preparedEntry.ts';
import { signatureBits } from './signatures.ts';
import type { SignatureBits, Signatures } from './signatures.ts';

/** A hit from here on is what was asked for; below, its characters lie scattered and others may be meant. */
export const firmScore = 1000;

/** From here on the title or the id holds the query as typed, or the title is spelled by it. */
export const literalScore = firmScore + 660;

/** The most that an uncertain hit is worth; near hits go up to `firmScore`. */
const weakScore = 800;

/** Each unit has a bit of an integer, so no more than these count. */
const mostUnits = 31;

interface Unit {
  readonly text: string;
  readonly bit: number;
  readonly isHan: boolean;
  /** What an entry's signature must have. */
  readonly signature: SignatureBits;
  /** `null` for what cannot be pinyin. */
  readonly pinyin: lazyPinyin.PinyinQuery | null;
}

export class WordSearch {
  /** The query without blanks and punctuation. */
  readonly phrase: string;
  readonly #units: readonly Unit[];
  /** Pairs of neighbouring units, as they stand together in a compact text. */
  readonly #pairs: readonly string[];
  /** Pairs of neighbouring Han characters of one word. */
  readonly #hanPairs: readonly string[];
  readonly #wholePinyin: lazyPinyin.PinyinQuery | null;
  /** The blank-separated words, for comparing with ids. */
  readonly #typedWords: readonly string[];
  /** For each part, by its index, the units that it holds. */
  #maskOfPart: Int32Array = new Int32Array(0);
  #inAnyPart = 0;
  /** For each part, a bit for each Han pair that it holds. */
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
      signature: signatureBits(piece.text),
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

  /** Makes ready for entries with these parts. */
  prepare(parts: readonly PreparedPart[]): void {
    this.#maskOfPart = new Int32Array(parts.length);
    this.#pairsOfPart = new Int32Array(parts.length);
    this.#inAnyPart = 0;
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
    for (const mask of this.#maskOfPart) this.#inAnyPart |= mask;
  }

  /** `false` when some unit certainly does not occur in the entry of a slot. */
  mayFit(slot: number, signatures: Signatures): boolean {
    for (const { bit, signature, pinyin } of this.#units) {
      if (signatures.mayHold(slot, signature)) continue;
      if (pinyin === null) return false;
      if (!signatures.maySpell(slot, pinyin.initials) && (this.#inAnyPart & bit) === 0) return false;
    }
    return true;
  }

  /** 0 when something does not occur; else how well it fits, from `firmScore` where that is certain. */
  score(prepared: PreparedEntry): number {
    const { title, description, id } = prepared;
    let inParts = 0;
    for (const part of prepared.parts) inParts |= this.#maskOfPart[part.index]!;
    let inTitle = 0;
    let spelled = 0;
    let inDescription = 0;
    for (const { text, bit, pinyin } of this.#units) {
      if (title.includes(text)) inTitle |= bit;
      else if (id !== '' && id.includes(text)) continue;
      else if (pinyin !== null && spells(pinyin, prepared)) spelled |= bit;
      else if ((inParts & bit) !== 0) continue;
      else if (description.includes(text)) inDescription |= bit;
      else if (!this.#spellsId(prepared, text)) return 0;
    }
    return this.#rank(prepared, inTitle, spelled, inDescription);
  }

  #rank(prepared: PreparedEntry, inTitle: number, spelled: number, inDescription: number): number {
    const { compactTitle, description } = prepared;
    const count = this.#units.length;
    const wanted = this.phrase.length;
    const written = bitCount(inTitle) / count;
    const idScore = this.#idScore(prepared);
    const tightness = inTitle === 0 ? 0 : written ** 2 * this.#tightness(compactTitle, inTitle);
    const at = compactTitle.indexOf(this.phrase);
    if (idScore === 0 && at < 0) {
      // Words that stand somewhere as they were typed are certain, scattered characters are not.
      const share = this.#hanPairShare(prepared);
      const inOne = bitCount(inTitle | spelled) === count && (share.anywhere > 0 || tightness >= 0.4);
      if (!inOne && share.anywhere < 1) return 1 + weakScore * share.weighed + 100 * tightness + 20 * written;
    }

    // What is spelled may be meant; what is written is.
    let score = idScore + 200 * (written + (0.7 * bitCount(spelled)) / count);
    if (at >= 0) {
      score += 480 + (at === 0 ? 60 : 0) + 140 * (wanted / compactTitle.length);
      if (wanted === compactTitle.length) score += 200;
    } else {
      if (inTitle !== 0) score += 200 * this.#pairShare(compactTitle) + 80 * tightness;
      if (spelled !== 0) score += this.#pinyinScore(prepared);
    }
    if (inDescription === 0) score += 40;
    else score += description.includes(this.phrase) ? 60 : 20;
    // The shorter of two titles that fit alike says less that was not asked for.
    return firmScore + score - Math.min(20, prepared.title.length / 10);
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

  /**
   * The share of Han pairs that stand together somewhere in the entry, 1 where the query has none; and the
   * same with a pair in the description counting half.
   */
  #hanPairShare({ compactTitle, description, parts }: PreparedEntry): { anywhere: number; weighed: number } {
    const total = this.#hanPairs.length;
    if (total === 0) return { anywhere: 1, weighed: 1 };
    let inParts = 0;
    for (const part of parts) inParts |= this.#pairsOfPart[part.index]!;
    let near = 0;
    let far = 0;
    this.#hanPairs.forEach((pair, place) => {
      if ((inParts & (1 << place)) !== 0 || compactTitle.includes(pair)) near++;
      else if (description.includes(pair)) far++;
    });
    return { anywhere: (near + far) / total, weighed: (near + far / 2) / total };
  }
}

function spells(pinyin: lazyPinyin.PinyinQuery, { keys, initials }: PreparedEntry): boolean {
  return (initials & pinyin.initials) === pinyin.initials && pinyin.match(keys) !== null;
}

function pinyinOrNull(text: string): lazyPinyin.PinyinQuery | null {
  // A number is no spelling of anything, and a mixture with signs is an id or a name.
  if (!/[a-zü]/.test(text)) return null;
  const query = new lazyPinyin.PinyinQuery(text);
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
