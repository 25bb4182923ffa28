/**
 * The kinds of characters that the scanner tells apart. Most text is ASCII, which one table answers; the
 * rest is asked by range first (Chinese text) and by Unicode property last.
 */

export const letter = 1;
export const digit = 2;
/** May stand inside an id, between letters and digits. */
export const separator = 4;
/** A letter or digit beyond ASCII. */
export const beyondAscii = 8;
/** A letter of a script that is written without blanks between words; it comes with `letter`. */
export const unspaced = 16;

export const asciiKinds: Uint8Array = buildAsciiKinds();

const unspacedScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * What stands at an index: the kinds above or-ed together, 0 for everything else. A character outside the
 * basic plane is two code units; both answer the same, so the caller may walk by units.
 */
export function kindAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 128) return asciiKinds[unit]!;
  // Chinese, Japanese and Korean letters, then their punctuation: nearly all that is met beyond ASCII.
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3)) {
    return letter | beyondAscii | unspaced;
  }
  if ((unit >= 0x2010 && unit <= 0x206f) || (unit >= 0x3008 && unit <= 0x3020) || unit <= 0xa9) return 0;
  if (unit >= 0xff01 && unit <= 0xff0f) return 0;
  const character = characterAround(text, index, unit);
  if (/\p{N}/u.test(character)) return digit | beyondAscii;
  if (!/\p{L}/u.test(character)) return 0;
  return unspacedScripts.test(character) ? letter | beyondAscii | unspaced : letter | beyondAscii;
}

function characterAround(text: string, index: number, unit: number): string {
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
  if (isLowSurrogate && index > 0) {
    const pair = text.codePointAt(index - 1)!;
    if (pair > 0xffff) return String.fromCodePoint(pair);
  }
  return String.fromCodePoint(text.codePointAt(index)!);
}

function buildAsciiKinds(): Uint8Array {
  const kinds = new Uint8Array(128);
  for (let unit = 0; unit < 128; unit++) {
    const character = String.fromCharCode(unit);
    if (/[A-Za-z]/.test(character)) kinds[unit] = letter;
    else if (/[0-9]/.test(character)) kinds[unit] = digit;
    else if (/[-_.~]/.test(character)) kinds[unit] = separator;
  }
  return kinds;
}
