// Writes src/vocabulary/data/pinyin.json from pinyin-pro: `node scripts/buildPinyin.mjs`.
// The extension ships the table (a tenth of the library); src/vocabulary/pinyin.ts says how it is read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { root } from './root.mjs';

const first = 0x4e00;
const last = 0x9fa5;

/** Toneless readings, the commonest first, ü as v; none for the few that pinyin-pro does not know. */
const readingsOf = (character) => {
  const found = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  return [...new Set(found)].filter((syllable) => /^[a-z]+$/.test(syllable));
};

const characters = Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));
const readings = characters.map(readingsOf);
const syllables = [...new Set(readings.flat())].sort();
const code = (syllable) => syllables.indexOf(syllable).toString(36).padStart(2, '0');

const table = {
  syllables: syllables.join(' '),
  first: readings.map(([main]) => (main === undefined ? '--' : code(main))).join(''),
  further: characters
    .map((character, i) => ({ character, others: readings[i].slice(1) }))
    .filter(({ others }) => others.length > 0)
    .map(({ character, others }) => character + others.map(code).join(''))
    .join(''),
};
writeFileSync(join(root, 'src/vocabulary/data/pinyin.json'), `${JSON.stringify(table, null, 1)}\n`);
