/**
 * What people type to find a requirement: words, and filters written as words. `阶段:二期`, `模块：线索`,
 * `owner:"Zhao Yiming"`, `is:unplaced`. A word before a colon that names no filter is plain text.
 */
import { fold } from './foldedText.ts';

export const filterFields = [
  'module',
  'phase',
  'status',
  'priority',
  'owner',
  'requester',
  'source',
  'is',
] as const;
export type FilterField = (typeof filterFields)[number];

export const conditions = [
  'unplaced',
  'noModule',
  'noPhase',
  'open',
  'closed',
  'rejected',
  'deferred',
] as const;
export type Condition = (typeof conditions)[number];

export interface ValueFilter {
  readonly field: Exclude<FilterField, 'is'>;
  /** Folded, without quotes. */
  readonly value: string;
}

export interface ConditionFilter {
  readonly field: 'is';
  readonly value: Condition;
}

export type SearchFilter = ValueFilter | ConditionFilter;

export interface SearchQuery {
  /** Folded, filters removed, blanks as one. */
  readonly text: string;
  readonly filters: readonly SearchFilter[];
}

/** A query is cut here, in UTF-16 code units. */
export const longestQuery = 200;

const fieldByWord = new Map<string, FilterField>(
  Object.entries({
    module: ['module', 'mod', '模块', '归属模块', '模組', '歸屬模組'],
    phase: ['phase', '阶段', '建设阶段', '建置階段'],
    status: ['status', '状态'],
    priority: ['priority', '优先级', '優先順序', '優先序'],
    owner: ['owner', '负责人'],
    requester: ['requester', '提出人'],
    source: ['source', '来源', '需求来源'],
    is: ['is', '是'],
  } satisfies Record<FilterField, string[]>).flatMap(([field, words]) =>
    words.map((word) => [fold(word), field as FilterField] as const),
  ),
);

const conditionByWord = new Map<string, Condition>(
  Object.entries({
    unplaced: ['unplaced', '未归属'],
    noModule: ['no-module', '未归模块', '未歸模組'],
    noPhase: ['no-phase', '未定阶段'],
    open: ['open', '未完成', '未关闭'],
    closed: ['closed', '已完成', '已关闭'],
    rejected: ['rejected', 'refused', '已拒绝', '拒绝'],
    deferred: ['deferred', 'postponed', '暂缓', '已暂缓'],
  } satisfies Record<Condition, string[]>).flatMap(([condition, words]) =>
    words.map((word) => [fold(word), condition as Condition] as const),
  ),
);

// A filter stands at the beginning or after a blank. Its value is quoted or ends at a blank; `“` and `「`
// are kept by NFKC, `：` and `＂` are not.
const filterWord =
  /(^|\s)([\p{L}-]{1,16}):(?:"([^"]{0,200})"?|'([^']{0,200})'?|“([^”]{0,200})”?|「([^」]{0,200})」?|(\S{0,200}))/gu;

/** Never fails: what cannot be understood is text. A filter without a value, still being typed, is left out. */
export function parseQuery(written: string): SearchQuery {
  const filters: SearchFilter[] = [];
  const folded = fold(written.slice(0, longestQuery)).slice(0, longestQuery);
  const text = folded.replace(
    filterWord,
    (whole: string, before: string, word: string, ...rest: unknown[]) => {
      const field = fieldByWord.get(word);
      if (field === undefined) return whole;
      const value =
        rest
          .slice(0, 5)
          .find((part): part is string => typeof part === 'string')
          ?.trim() ?? '';
      if (value === '') return before;
      if (field !== 'is') {
        filters.push({ field, value });
        return before;
      }
      const condition = conditionByWord.get(value);
      if (condition === undefined) return whole;
      filters.push({ field, value: condition });
      return before;
    },
  );
  return { text: text.replace(/\s{1,200}/gu, ' ').trim(), filters };
}
