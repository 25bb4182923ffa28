/**
 * A few integers for each entry that tell which characters cannot be in it, so that most entries are passed
 * over without looking at their texts. A signature may promise what is not there, never the reverse.
 */
const wordsEach = 16;
const bitsEach = wordsEach * 32;

/** The bits that a text needs, by place in a signature. */
export type SignatureBits = readonly number[];

export type Signature = Int32Array;

/** The signature of folded texts. */
export function signatureOf(texts: readonly string[]): Signature {
  const words = new Int32Array(wordsEach);
  const mark = (place: number): void => {
    words[place >> 5]! |= 1 << (place & 31);
  };
  for (const text of texts) {
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      mark(placeOfOne(code));
      const letter = isLetter(code);
      if (letter && before !== 0) mark(placeOfTwo(before, code));
      before = letter ? code : 0;
    }
  }
  return words;
}

/** The signatures of all entries, and what their titles may begin with in pinyin, by the entry's slot. */
export class Signatures {
  #words = new Int32Array(0);
  #initials = new Int32Array(0);

  /** Replaces what a slot had. */
  set(slot: number, signatures: readonly Signature[], initials: number): void {
    this.#reserve(slot + 1);
    const start = slot * wordsEach;
    this.#words.fill(0, start, start + wordsEach);
    for (const signature of signatures) {
      for (let i = 0; i < wordsEach; i++) this.#words[start + i]! |= signature[i]!;
    }
    this.#initials[slot] = initials;
  }

  mayHold(slot: number, bits: SignatureBits): boolean {
    const words = this.#words;
    const start = slot * wordsEach;
    for (let i = 0; i < bits.length; i++) {
      const place = bits[i]!;
      if ((words[start + (place >> 5)]! & (1 << (place & 31))) === 0) return false;
    }
    return true;
  }

  maySpell(slot: number, initials: number): boolean {
    return (this.#initials[slot]! & initials) === initials;
  }

  #reserve(slots: number): void {
    if (slots <= this.#initials.length) return;
    const capacity = Math.max(1024, slots * 2);
    const words = new Int32Array(capacity * wordsEach);
    words.set(this.#words);
    this.#words = words;
    const initials = new Int32Array(capacity);
    initials.set(this.#initials);
    this.#initials = initials;
  }
}

/** What a text that holds this folded word has: pairs of letters, or its characters where it has none. */
export function signatureBits(word: string): SignatureBits {
  const bits = new Set<number>();
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    const next = word.charCodeAt(i + 1);
    if (isLetter(code) && isLetter(next)) bits.add(placeOfTwo(code, next));
    else if (i === 0 || !isLetter(code)) bits.add(placeOfOne(code));
  }
  return [...bits];
}

/** Latin letters and digits are few: only pairs of them tell texts apart. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function placeOfOne(code: number): number {
  return (Math.imul(code, 0x9e3779b1) >>> 16) % bitsEach;
}

function placeOfTwo(first: number, second: number): number {
  return (Math.imul(first * 128 + second + 0x20000, 0x9e3779b1) >>> 16) % bitsEach;
}
