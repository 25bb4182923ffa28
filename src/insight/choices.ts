/**
 * What a person may choose for a requirement's module, phase, status or priority, and how the choices are
 * found by typing: names, aliases and paths, in Chinese, in Latin letters or in pinyin.
 */
import { allModules } from '../model/plan.ts';
import { priorities, statuses, type Priority, type Requirement, type Status } from '../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';
import { documentLanguage, type DocumentLanguage } from '../vocabulary/fieldWords.ts';
import { claimedPriority, claimedStatus } from '../vocabulary/claimedValues.ts';
import { nameKey } from '../vocabulary/names.ts';
import defer * as lazyPinyin from '../vocabulary/pinyin.ts';
import { isPlaceholder, statusOf } from '../vocabulary/values.ts';
import { moduleTrail } from './moduleTreeContent.ts';
import { statusText } from './statusText.ts';

export interface Choice {
  /** A module's path, a phase's id, or the word to write. */
  readonly value: string;
  readonly label: string;
  /** What stands around it, such as the modules that a module lies in; may be empty. */
  readonly around: string;
  /** What it is for: the end state of a module, the goal of a phase; may be empty. */
  readonly purpose: string;
  /** Further words that find it. */
  readonly words: readonly string[];
}

/** A word for a status or a priority, with what it means. */
export interface WordChoice<Meaning> extends Choice {
  readonly meaning: Meaning;
}

/** A requirement, or a place where one is being written. */
export type InDocument = Pick<Requirement, 'uri' | 'root'>;

/** The modules of a root's plan in the plan's order, outer ones first. */
export function moduleChoices(snapshot: Snapshot, root: string): readonly Choice[] {
  return [...allModules(snapshot.plan(root).modules)].map(({ id, path, name, aliases, endState }) => {
    const outer = path.includes('/') ? moduleTrail(snapshot, root, path.slice(0, path.lastIndexOf('/'))) : '';
    return {
      value: path,
      label: name,
      around: outer,
      purpose: endState ?? '',
      words: [id, path, ...aliases],
    };
  });
}

export function phaseChoices(snapshot: Snapshot, root: string): readonly Choice[] {
  return snapshot.plan(root).phases.map(({ id, name, aliases, goal, start, due }) => ({
    value: id,
    label: name,
    around: [start, due].filter((date) => date !== null).join(' – '),
    purpose: goal ?? '',
    words: [id, ...aliases],
  }));
}

/** The statuses in their order, each in the words that the document uses, else those of its root, else our own. */
export function statusChoices(snapshot: Snapshot, requirement: InDocument): readonly WordChoice<Status>[] {
  const wordOf = (other: Requirement): Word<Status> => {
    const text = statusText(other);
    const claim = other.fact.claims.find((each) => each.field === 'status' && each.text === text);
    return claim?.meaning === undefined
      ? { text, meaning: text === null ? null : statusOf(text), isOfFormat: false }
      : { text, meaning: claimedStatus(claim), isOfFormat: true };
  };
  return wordChoices(snapshot, requirement, statuses, wordOf, statusWords);
}

/** The priorities in their order, in words chosen as for a status. */
export function priorityChoices(
  snapshot: Snapshot,
  requirement: InDocument,
): readonly WordChoice<Priority>[] {
  const wordOf = ({ fact }: Requirement): Word<Priority> => {
    const claim = fact.claims.find(({ field, text }) => field === 'priority' && !isPlaceholder(text));
    if (!claim) return { text: null, meaning: null, isOfFormat: false };
    return { text: claim.text, meaning: claimedPriority(claim), isOfFormat: claim.meaning !== undefined };
  };
  return wordChoices(snapshot, requirement, priorities, wordOf, priorityWords);
}

/** Whether people write Chinese in a document: a title or a column's name tells. */
export function isInChinese(entry: DocumentEntry | undefined): boolean {
  const han = /\p{Script=Han}/u;
  return (
    entry?.requirements.some(
      ({ title, fact }) => han.test(title) || fact.claims.some(({ name }) => han.test(name)),
    ) ?? false
  );
}

/** So many requirements tell the language of their document. */
const mostTold = 50;

/** The language that people write in a document, by its titles and the names of its columns. */
export function writtenLanguage(entry: DocumentEntry | undefined): DocumentLanguage {
  if (!isInChinese(entry)) return 'en';
  const told = (entry?.requirements ?? []).slice(0, mostTold);
  const text = told.flatMap(({ title, fact }) => [title, ...fact.claims.map(({ name }) => name)]).join('\n');
  return documentLanguage(text) === 'zh-tw' ? 'zh-tw' : 'zh-cn';
}

/** Those that a text finds, best first; all of them for an empty text. Equal ones stay in their order. */
export function rankChoices<Item extends Choice>(choices: readonly Item[], query: string): readonly Item[] {
  const words = nameKey(query.slice(0, 100))
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return choices;
  return choices
    .map((choice) => ({ choice, score: scoreOf(choice, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ choice }) => choice);
}

/** The worst of the words counts; 0 when one finds nothing. */
function scoreOf({ label, around, words }: Choice, query: readonly string[]): number {
  return Math.min(
    ...query.map((word) =>
      Math.max(
        score(label, word),
        ...words.map((other) => score(other, word) - 1),
        score(around, word) - 8,
        0,
      ),
    ),
  );
}

function score(name: string, word: string): number {
  const key = nameKey(name);
  if (key === word) return 20;
  if (key.startsWith(word)) return 18;
  if (key.includes(word)) return 16;
  return lazyPinyin.matchesPinyin(word, lazyPinyin.pinyinKeys(name)) === null ? 0 : 14;
}

const statusWords: OurWords<Status> = {
  proposed: ['待评审', 'Proposed', '待評審'],
  accepted: ['评审通过', 'Accepted', '評審通過'],
  planned: ['已排期', 'Planned'],
  developing: ['研发中', 'In Progress', '開發中'],
  testing: ['测试中', 'Testing', '測試中'],
  piloting: ['灰度中', 'Piloting', '灰度發布中'],
  released: ['已上线', 'Released', '已上線'],
  rejected: ['已拒绝', 'Rejected', '已拒絕'],
  deferred: ['暂缓', 'Deferred', '暫緩'],
  duplicate: ['重复', 'Duplicate', '重複'],
};

const priorityWords: OurWords<Priority> = {
  P0: ['P0', 'P0'],
  P1: ['P1', 'P1'],
  P2: ['P2', 'P2'],
  P3: ['P3', 'P3'],
};

/** Each in Simplified Chinese, in English and, where it differs, in Traditional Chinese. */
type OurWords<Meaning extends string> = Readonly<
  Record<Meaning, readonly [simplified: string, english: string, traditional?: string]>
>;

/** The word that a requirement has for one of its fields. */
export interface Word<Meaning> {
  readonly text: string | null;
  readonly meaning: Meaning | null;
  /** It means that in this document only, as the numbers of a tracker do. */
  readonly isOfFormat: boolean;
}

/** The meanings in their order, each in the words that the document uses, else those of its root, else ours. */
export function wordChoices<Meaning extends string>(
  snapshot: Snapshot,
  requirement: InDocument,
  meanings: readonly Meaning[],
  wordOf: (requirement: Requirement) => Word<Meaning>,
  ours: OurWords<Meaning>,
): readonly WordChoice<Meaning>[] {
  const document = snapshot.document(requirement.uri);
  const here = wordsByMeaning((document?.requirements ?? []).map(wordOf));
  const root: Requirement[] = [];
  for (const entry of snapshot.documents()) {
    if (entry.root === requirement.root) root.push(...entry.requirements);
  }
  const around = wordsByMeaning(root.map(wordOf).filter(({ isOfFormat }) => !isOfFormat));
  const language = writtenLanguage(document);
  return meanings.flatMap((meaning) => {
    const [inChinese, inEnglish, inTraditional = inChinese] = ours[meaning];
    const own = { en: inEnglish, 'zh-cn': inChinese, 'zh-tw': inTraditional }[language];
    const used = here.get(meaning) ?? around.get(meaning)?.slice(0, 1) ?? [own];
    return used.map((word) => ({
      value: word,
      label: word,
      around: '',
      purpose: '',
      words: [...new Set([meaning, inChinese, inTraditional, inEnglish])],
      meaning,
    }));
  });
}

/** The words in use, the commonest first. Words with an addition (“已上线（10/1）”) are not taken over. */
function wordsByMeaning<Meaning extends string>(
  used: readonly Word<Meaning>[],
): ReadonlyMap<Meaning, readonly string[]> {
  const counts = new Map<string, number>();
  const meanings = new Map<string, Meaning | null>();
  for (const { text, meaning } of used) {
    if (text === null || text.length > 20 || /[(（/\n]/u.test(text)) continue;
    counts.set(text, (counts.get(text) ?? 0) + 1);
    meanings.set(text, meaning);
  }
  const found = new Map<Meaning, string[]>();
  for (const [word] of [...counts].sort(([, a], [, b]) => b - a)) {
    const meaning = meanings.get(word) ?? null;
    if (meaning === null) continue;
    const words = found.get(meaning);
    if (words) words.push(word);
    else found.set(meaning, [word]);
  }
  return found;
}
