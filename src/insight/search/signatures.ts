/**
 * A few integers for each entry that tell which characters cannot be in it, so that most entries are passed
 * over without looking at their texts. A signature may promise what is not there, never the reverse.
 */
const wordsEach = 16;
const bitsEach = wordsEach * 32;

/** The bits that a text needs, by place in a signature. */
export type SignatureBits = readonly number[];

export class Signatures {
  #words = new Int32Array(0);

  /** Replaces the signature of a slot by that of these folded texts. */
  set(slot: number, texts: readonly string[]): void {
    this.#reserve(slot + 1);
    const start = slot * wordsEach;
    this.#words.fill(0, start, start + wordsEach);
    for (const text of texts) {
      let before = 0;
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        this.#mark(start, placeOfOne(code));
        if (isLetter(code)) {
          if (before !== 0) this.#mark(start, placeOfTwo(before, code));
          before = code;
        } else before = 0;
      }
    }
  }

  mayHold(slot: number, bits: SignatureBits): boolean {
    const start = slot * wordsEach;
    for (const place of bits) {
      if ((this.#words[start + (place >> 5)]! & (1 << (place & 31))) === 0) return false;
    }
    return true;
  }

  #mark(start: number, place: number): void {
    this.#words[start + (place >> 5)]! |= 1 << (place & 31);
  }

  #reserve(slots: number): void {
    if (slots * wordsEach <= this.#words.length) return;
    const larger = new Int32Array(Math.max(1024, slots * 2) * wordsEach);
    larger.set(this.#words);
    this.#words = larger;
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
