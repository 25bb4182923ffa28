/**
 * Finding Chinese text by its pronunciation, as people type it: initials (`xsfp`), whole syllables
 * (`xiansuofenpei`) or a mixture (`xiansfp`). The table covers U+4E00 to U+9FA5 and comes from
 * `scripts/buildPinyin.mjs`. Import this file only where pinyin is needed: the table is 60 KB.
 */
import table from './data/pinyin.json' with { type: 'json' };

const firstIdeograph = 0x4e00;
const lastIdeograph = 0x9fa5;

const syllables = table.syllables.split(' ');

// A code stands for what may be typed for one character of a text: a Latin letter or a digit for itself,
// then one code for each syllable, then one for each character that has several readings.
const unreadable = 1;
const syllableCodes = 0x100;
const heteronyms = [...table.further.matchAll(/([^0-9a-z])((?:[0-9a-z]{2}){1,16})/gu)].map(
  ([, character = '', codes = '']) => ({
    character,
    readings: [
      syllableAt(table.first, placeOf(character)),
      ...(codes.match(/../g) ?? []).map((code) => syllableAt(code, 0)),
    ],
  }),
);
const heteronymCodes = syllableCodes + syllables.length;
const codesInAll = heteronymCodes + heteronyms.length;

/** What may be typed for each code, `ü` as both `v` and `u`. */
const spellingsOfCode: readonly (readonly string[])[] = Array.from({ length: codesInAll }, (_, code) => {
  if (code < syllableCodes) return [];
  const readings = heteronyms[code - heteronymCodes]?.readings ?? [syllables[code - syllableCodes] ?? ''];
  return readings.flatMap((reading) =>
    reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading],
  );
});

/** For each code a bit for every letter that it may begin with; digits share the bits after `z`. */
const initialsOfCode: Int32Array = Int32Array.from({ length: codesInAll }, (_, code) =>
  code < syllableCodes
    ? initialBit(code)
    : (spellingsOfCode[code] ?? []).reduce((bits, spelling) => bits | initialBit(spelling.charCodeAt(0)), 0),
);

/** The code of each ideograph of the table. */
const codeOfIdeograph = Uint16Array.from({ length: lastIdeograph - firstIdeograph + 1 }, (_, place) => {
  const index = indexAt(table.first, place);
  return Number.isNaN(index) ? unreadable : syllableCodes + index;
});
for (const [i, { character }] of heteronyms.entries())
  codeOfIdeograph[placeOf(character)] = heteronymCodes + i;

/** Toneless readings of a character, the commonest first, with `v` for `ü`; none outside the table. */
export function pinyinOf(character: string): readonly string[] {
  const code = codeOf(character);
  if (code < syllableCodes) return [];
  return heteronyms[code - heteronymCodes]?.readings ?? [syllables[code - syllableCodes] ?? ''];
}

/**
 * A text made ready for matching: one code unit for each character that is read or typed. Blanks and
 * punctuation have none; a letter that cannot be typed in pinyin has one that matches nothing.
 */
export type PinyinKeys = string & { readonly pinyinKeys: true };

export function pinyinKeys(text: string): PinyinKeys {
  let keys = '';
  for (const character of text) {
    const code = codeOf(character);
    if (code > 0) keys += String.fromCharCode(code);
  }
  return keys as PinyinKeys;
}

/** Where each unit of `pinyinKeys(text)` stands in the text, in UTF-16 code units, and at last the end. */
export function pinyinPlaces(text: string): number[] {
  const places: number[] = [];
  let at = 0;
  let end = 0;
  for (const character of text) {
    if (codeOf(character) > 0) {
      places.push(at);
      end = at + character.length;
    }
    at += character.length;
  }
  return [...places, end];
}

/**
 * A bit for each letter that some unit of a prepared text may begin with. A text whose bits do not hold
 * all of `PinyinQuery.initials` cannot match, which spares trying it.
 */
export function initialsOf(keys: PinyinKeys): number {
  let bits = 0;
  for (let i = 0; i < keys.length; i++) bits |= initialsOfCode[keys.charCodeAt(i)]!;
  return bits;
}

/** Units `start` to `end` (exclusive) of the prepared text. */
export interface PinyinMatch {
  readonly start: number;
  readonly end: number;
}

/** A query made ready to be tried on many texts. */
export class PinyinQuery {
  /** What was typed, lower-cased, without blanks and apostrophes; empty when it cannot be pinyin. */
  readonly letters: string;
  /** The letters that must begin something wherever the query matches, as `initialsOf` has them. */
  readonly initials: number;

  /** Only the first 200 characters count. */
  constructor(query: string) {
    const typed = query
      .slice(0, 200)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s'’]/gu, '')
      .replace(/ü/g, 'v');
    this.letters = /^[a-z0-9]{1,400}$/.test(typed) ? typed : '';
    let bits = initialBit(this.letters.charCodeAt(0));
    // Vowels, n, g, h and r also stand inside of syllables; the others only begin them.
    for (const [letter] of this.letters.matchAll(/[^aeiouvnghr]/g)) bits |= initialBit(letter.charCodeAt(0));
    this.initials = bits;
  }

  /**
   * The first place where consecutive characters are spelled by the whole query: each by its initial
   * (`z` or `zh`), or by its syllable, the last one also by the beginning of its syllable.
   */
  match(keys: PinyinKeys): PinyinMatch | null {
    if (this.letters === '') return null;
    const initial = initialBit(this.letters.charCodeAt(0));
    for (let start = 0; start < keys.length; start++) {
      if ((initialsOfCode[keys.charCodeAt(start)]! & initial) === 0) continue;
      const end = this.#endFrom(keys, start);
      if (end > 0) return { start, end };
    }
    return null;
  }

  /** Follows all ways to split the query at once, so that no text makes it try them one after another. */
  #endFrom(keys: PinyinKeys, start: number): number {
    const typed = this.letters;
    let reached = [0];
    for (let at = start; at < keys.length && reached.length > 0; at++) {
      const next: number[] = [];
      const reach = (place: number): void => {
        if (!next.includes(place)) next.push(place);
      };
      const code = keys.charCodeAt(at);
      for (const place of reached) {
        if (code < syllableCodes) {
          if (typed.charCodeAt(place) === code) reach(place + 1);
          continue;
        }
        for (const spelling of spellingsOfCode[code] ?? []) {
          if (spelling.charCodeAt(0) !== typed.charCodeAt(place)) continue;
          reach(place + 1);
          if (spelling.charAt(1) === 'h' && typed.charAt(place + 1) === 'h') reach(place + 2);
          if (typed.startsWith(spelling, place)) reach(place + spelling.length);
          else if (spelling.startsWith(typed.slice(place))) return at + 1;
        }
      }
      if (next.includes(typed.length)) return at + 1;
      reached = next;
    }
    return 0;
  }
}

/** Whether and where a prepared text is spelled by a query; for many texts make one `PinyinQuery`. */
export function matchesPinyin(query: string, keys: PinyinKeys): PinyinMatch | null {
  return new PinyinQuery(query).match(keys);
}

/** 0 for what is neither read nor typed. */
function codeOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point >= firstIdeograph && point <= lastIdeograph) return codeOfIdeograph[point - firstIdeograph]!;
  if (point < 0x80) {
    if (point >= 65 && point <= 90) return point + 32;
    return (point >= 97 && point <= 122) || (point >= 48 && point <= 57) ? point : 0;
  }
  const folded = character.normalize('NFKC');
  if (folded !== character && folded.length === 1) return codeOf(folded);
  return /[\p{L}\p{N}]/u.test(character) ? unreadable : 0;
}

function initialBit(code: number): number {
  if (code >= 97 && code <= 122) return 1 << (code - 97);
  return code >= 48 && code <= 57 ? 1 << (26 + ((code - 48) % 5)) : 0;
}

function placeOf(character: string): number {
  return character.charCodeAt(0) - firstIdeograph;
}

function indexAt(codes: string, place: number): number {
  return Number.parseInt(codes.slice(place * 2, place * 2 + 2), 36);
}

function syllableAt(codes: string, place: number): string {
  return syllables[indexAt(codes, place)] ?? '';
}
