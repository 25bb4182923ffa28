// What the extension says in a language, looked up in its own files: a scenario runs the same in each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';

const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** `manifest(key)` is a word of package.nls, `say(sentence, …)` a sentence of the code with its arguments. */
export function wordsOf(locale) {
  const isEnglish = locale === 'en';
  const ofManifest = read(isEnglish ? 'package.nls.json' : `package.nls.${locale}.json`);
  const bundle = isEnglish ? {} : read(`l10n/bundle.l10n.${locale}.json`);
  const known = (words, key) => {
    if (words[key] === undefined) throw new Error(`${locale} has no words for “${key}”`);
    return words[key];
  };
  return {
    manifest: (key) => known(ofManifest, key),
    say: (sentence, ...args) => {
      const words = isEnglish ? sentence : known(bundle, sentence);
      return words.replace(/\{(\d{1,2})\}/g, (_, index) => String(args[Number(index)]));
    },
  };
}

/** English in the dark, Chinese in the light: every picture shows another pair. */
export const looks = [
  { locale: 'en', theme: 'dark' },
  { locale: 'zh-cn', theme: 'light' },
];
