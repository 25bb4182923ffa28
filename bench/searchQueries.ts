/**
 * Questions whose answer is known: a requirement is taken and asked for as people would. A question is
 * precise enough that at most five titles fit it before it is mistyped.
 */
import type { SearchEntry } from '../src/insight/search/searchEntry.ts';
import { pinyinOf } from '../src/vocabulary/pinyin.ts';
import { seeded } from './searchCorpus.ts';

export interface Question {
  readonly query: string;
  /** The requirement that is meant. */
  readonly key: string;
}

export interface QueryKind {
  readonly kind: string;
  /** At most `count` questions, the same for the same seed. */
  readonly make: (entries: readonly SearchEntry[], seed: number, count: number) => Question[];
}

const han = /\p{Script=Han}/u;
const fitting = 5;

type Random = () => number;
/** The words of a query for one title, or `null` when the title does not lend itself to it. */
type Asking = (entry: SearchEntry, random: Random, rarity: Rarity) => string | null;
/** How many titles there are like this. */
interface Rarity {
  readonly holding: (pieces: readonly string[]) => number;
  readonly fitting: (pattern: RegExp) => number;
  readonly withInitials: (initials: string) => number;
}

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });

export const queryKinds: readonly QueryKind[] = [
  kind('exact title', ({ title }) => title),
  kind('swapped words', (entry, random, rarity) => {
    const words = precise(hanWords(entry.title), rarity);
    return words && words.length > 1 ? swapped(words, random).join('') : null;
  }),
  kind('gapped words', (entry, random, rarity) => {
    const words = precise(hanWords(entry.title), rarity);
    if (!words || words.length < 2) return null;
    // The first and the last character of longer words, as in 线分 for 线索分配.
    const left = words.map((word) =>
      word.length > 2 && random() < 0.5 ? word.charAt(0) + word.charAt(word.length - 1) : word,
    );
    return rarity.holding([...left.join('')]) <= fitting ? left.join('') : null;
  }),
  kind('one wrong character', ({ title }, random, rarity) => {
    const run = /\p{Script=Han}{5,}/u.exec(title)?.[0] ?? '';
    for (let length = 5; length <= run.length; length++) {
      const at = Math.floor(random() * length);
      const wrong = '的陪所义仿部祥定挡练'.charAt(Math.floor(random() * 10));
      const before = run.slice(0, at);
      const after = run.slice(at + 1, length);
      // What is left must still tell the title from others.
      if (run.charAt(at) !== wrong && rarity.fitting(new RegExp(`${before}.${after}`, 'u')) <= fitting)
        return before + wrong + after;
    }
    return null;
  }),
  kind('swapped English words', (entry, random, rarity) => {
    const words = precise(englishWords(entry.title), rarity);
    return words && words.length > 1 ? swapped(words, random).join(' ') : null;
  }),
  kind('English typo', (entry, random, rarity) => {
    const words = precise(englishWords(entry.title), rarity);
    const at = words?.findIndex((word) => word.length > 5) ?? -1;
    if (!words || at < 0) return null;
    return words.map((word, i) => (i === at ? mistyped(word, random) : word)).join(' ');
  }),
  kind('id fragment', ({ id }, random) =>
    id === null ? null : random() < 0.5 ? id.slice(-5) : id.slice(2).toLowerCase(),
  ),
  kind('mixed Chinese and English', (entry, random, rarity) => {
    const english = englishWords(entry.title)[0];
    const words = english === undefined ? null : precise([english, ...hanWords(entry.title)], rarity);
    return words && words.length > 1 ? swapped(words, random).join(random() < 0.5 ? ' ' : '') : null;
  }),
  kind('pinyin initials', ({ title }, _, rarity) => spelled(title, rarity, (syllable) => syllable.charAt(0))),
  kind('full pinyin', ({ title }, _, rarity) => spelled(title, rarity, (syllable) => syllable)),
  kind('mixed pinyin', ({ title }, random, rarity) =>
    spelled(title, rarity, (syllable) => (random() < 0.5 ? syllable : syllable.charAt(0))),
  ),
];

function kind(name: string, ask: Asking): QueryKind {
  return {
    kind: name,
    make: (entries, seed, count) => {
      const random = seeded(seed);
      const titles = entries.map(({ title }) => title.toLowerCase());
      const spellings = entries.map(({ title }) => initialsOf(title.toLowerCase()));
      const rarity: Rarity = {
        holding: (pieces) =>
          titles.filter((title) => pieces.every((piece) => title.includes(piece.toLowerCase()))).length,
        fitting: (pattern) => titles.filter((title) => pattern.test(title)).length,
        withInitials: (initials) => spellings.filter((spelling) => spelling.includes(initials)).length,
      };
      const questions: Question[] = [];
      for (let tries = 0; tries < count * 40 && questions.length < count; tries++) {
        const entry = entries[Math.floor(random() * entries.length)]!;
        const query = ask(entry, random, rarity);
        if (query !== null) questions.push({ query, key: entry.key });
      }
      return questions;
    },
  };
}

function hanWords(title: string): string[] {
  return [...chineseWords.segment(title)]
    .map(({ segment }) => segment)
    .filter((word) => han.test(word) && word.length > 1);
}

function englishWords(title: string): string[] {
  return title.match(/[A-Za-z]{2,}/g) ?? [];
}

/** As many words from the beginning as it takes. */
function precise(words: readonly string[], rarity: Rarity): string[] | null {
  for (let count = 2; count <= words.length; count++) {
    if (rarity.holding(words.slice(0, count)) <= fitting) return words.slice(0, count);
  }
  return null;
}

/** As much of a run of Han characters as it takes for its initials to tell it from others. */
function spelled(title: string, rarity: Rarity, how: (syllable: string) => string): string | null {
  const run = [...(/\p{Script=Han}{4,}/u.exec(title)?.[0] ?? '')];
  const initials = run.map((sign) => pinyinOf(sign)[0]?.charAt(0) ?? '');
  for (let length = 4; length <= run.length; length++) {
    if (rarity.withInitials(initials.slice(0, length).join('')) > fitting) continue;
    return run
      .slice(0, length)
      .map((sign) => how(pinyinOf(sign)[0] ?? ''))
      .join('');
  }
  return null;
}

function initialsOf(title: string): string {
  return [...title]
    .map((sign) => pinyinOf(sign)[0]?.charAt(0) ?? (/[\p{L}\p{N}]/u.test(sign) ? sign : ''))
    .join('');
}

function swapped(words: readonly string[], random: Random): string[] {
  const cut = 1 + Math.floor(random() * (words.length - 1));
  return [...words.slice(cut), ...words.slice(0, cut)];
}

/** A letter left out, doubled, changed or exchanged with the next. */
function mistyped(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const before = word.slice(0, at);
  const letter = word.charAt(at);
  const after = word.slice(at + 1);
  return [
    before + after,
    before + letter + letter + after,
    `${before}${letter === 'e' ? 'r' : 'e'}${after}`,
    before + after.charAt(0) + letter + after.slice(1),
  ][Math.floor(random() * 4)]!;
}
