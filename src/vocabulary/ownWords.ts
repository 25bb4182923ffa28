/**
 * Puts the words of a team into a sentence of ours: 模块 becomes 子系统, “a phase” becomes “an iteration”. Only the
 * sentence is looked at, before names and numbers come into it, so that nothing that people wrote is changed. What is
 * quoted or part of a key, a path or a filter (“modules:”, `requirement/no-module`, `phase:…`) is not said but named,
 * and stays.
 */
import type { BusinessWord, OwnWords } from '../model/plan.ts';

const english: Readonly<Record<BusinessWord, readonly [one: string, many: string]>> = {
  module: ['module', 'modules'],
  phase: ['phase', 'phases'],
  process: ['process', 'processes'],
  step: ['step', 'steps'],
  requirement: ['requirement', 'requirements'],
};

/** Simplified and traditional; the longer ones first. */
const chinese: Readonly<Record<BusinessWord, readonly string[]>> = {
  module: ['模块', '模組'],
  phase: ['阶段', '階段'],
  process: ['业务流程', '業務流程', '流程'],
  step: ['环节', '環節'],
  requirement: ['需求'],
};

type Replace = (sentence: string) => string;

const replacing = new WeakMap<OwnWords, Replace>();

/** The sentence in the words of the team; `{0}` and other places in it stay. */
export function inOwnWords(sentence: string, words: OwnWords): string {
  let replace = replacing.get(words);
  if (!replace) {
    replace = remembering(replacer(words));
    replacing.set(words, replace);
  }
  return replace(sentence);
}

/** There are as many sentences as there are in the program, and the same ones are said for each row. */
function remembering(replace: Replace): Replace {
  const known = new Map<string, string>();
  return (sentence) => {
    const before = known.get(sentence);
    if (before !== undefined) return before;
    const after = replace(sentence);
    known.set(sentence, after);
    return after;
  };
}

function replacer(words: OwnWords): Replace {
  const inEnglish = new Map<string, string>();
  const inChinese = new Map<string, string>();
  for (const [key, own] of Object.entries(words) as [BusinessWord, OwnWords[BusinessWord]][]) {
    if (!own) continue;
    const [one, many] = english[key];
    inEnglish.set(one, own.one);
    inEnglish.set(many, own.many);
    for (const word of chinese[key]) inChinese.set(word, own.one);
  }
  const quoted = /“[^”]{0,200}”|「[^」]{0,200}」|`[^`]{0,200}`/u.source;
  const englishWords = new RegExp(
    `${quoted}|(?<![\\w/.-])(?:(an?) )?(${[...inEnglish.keys()].join('|')})(?![\\w/-]|:\\S)`,
    'giu',
  );
  const chineseWords = new RegExp(
    `${quoted}|(${[...inChinese.keys()].sort((a, b) => b.length - a.length).join('|')})(?!:\\S|：…)`,
    'gu',
  );
  return (sentence) =>
    /\p{Script=Han}/u.test(sentence)
      ? sentence.replace(chineseWords, (whole, word?: string) =>
          word === undefined ? whole : (inChinese.get(word) ?? whole),
        )
      : sentence.replace(englishWords, (whole, article?: string, word?: string) => {
          const own = word === undefined ? undefined : inEnglish.get(word.toLowerCase());
          if (word === undefined || own === undefined) return whole;
          const cased = /^\p{Lu}/u.test(word) ? capital(own) : own;
          return article === undefined ? cased : `${articleFor(own, article)} ${cased}`;
        });
}

function capital(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}

function articleFor(word: string, before: string): string {
  const article = /^[aeiou]/iu.test(word) ? 'an' : 'a';
  return before.startsWith('A') ? capital(article) : article;
}
