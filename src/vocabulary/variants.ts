/**
 * Traditional characters as simplified ones, one for one, so that lengths and offsets stay: what is compared may be
 * written in either. The pairs are those of the characters in common use (of OpenCC's tables, Apache-2.0); words
 * that differ between Taiwan and the mainland (模組, 模块) stand in the vocabularies instead.
 */
import pairs from './data/variants.json' with { type: 'json' };

const firstIdeograph = 0x4e00;
const ideographs = 0x5200;

/** The UTF-16 code to write for each ideograph, 0 where it stays. */
const simplifiedCodes = new Uint16Array(ideographs);
for (let at = 0; at < pairs.traditional.length; at++)
  simplifiedCodes[pairs.traditional.charCodeAt(at) - firstIdeograph] = pairs.simplified.charCodeAt(at);

/** A text in simplified characters. One that is so already is returned itself, which spares a copy of it. */
export function simplified(text: string): string {
  let written = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = simplifiedCodes[text.charCodeAt(at) - firstIdeograph] ?? 0;
    if (code === 0) continue;
    written += text.slice(from, at) + String.fromCharCode(code);
    from = at + 1;
  }
  return from === 0 ? text : written + text.slice(from);
}

/** What a word that was found in `simplified(text)` looks like in the text itself; the word where it is not there. */
export function asWritten(text: string, word: string): string {
  const at = simplified(text).indexOf(word);
  return at < 0 ? word : text.slice(at, at + word.length);
}

/** How many characters of a text are traditional ones. */
export function traditionalCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++)
    if ((simplifiedCodes[text.charCodeAt(at) - firstIdeograph] ?? 0) !== 0) count++;
  return count;
}

/** Those that stand for traditional ones, and now and then for themselves. */
const simplifiedOnes: ReadonlySet<number> = new Set(simplifiedCodes.filter((code) => code !== 0));

/** Whether a text is written in traditional characters: a name or a quotation in others does not count. */
export function isTraditional(text: string): boolean {
  let more = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((simplifiedCodes[code - firstIdeograph] ?? 0) !== 0) more++;
    else if (simplifiedOnes.has(code)) more--;
  }
  return more > 0;
}
