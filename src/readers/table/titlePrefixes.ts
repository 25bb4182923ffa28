/**
 * Modules that a table without a column for them names before its titles: `ES: Start Application`,
 * `【线索】去重`, `[Leads] Import`. One such title says nothing; a table that does it nearly everywhere does.
 */
import { isGenericHeading } from '../../vocabulary/genericHeadings.ts';
import { phaseWordIn } from '../../vocabulary/phaseWords.ts';
import { necessityOf, priorityOf, statusOf } from '../../vocabulary/values.ts';
import type { Claim } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import type { Cell, Grid, GridRow } from './grid.ts';
import { isColumnId } from './requirementId.ts';
import type { Column, RequirementColumns } from './tableColumns.ts';

/** A prefix counts when it stands before so many titles. */
const fewest = 2;
/** Of the titles, so many must begin with a prefix that counts … */
const share = 2 / 3;
/** … and it must stand before so many on average: names of modules repeat, beginnings of sentences do not. */
const repeats = 3;

const longest = 20;
const patterns: readonly RegExp[] = [
  /^[【〔［]\s?(?<word>[^【】〔〕［］[\]]{1,30}?)\s?[】〕］]/u,
  /^\[\s?(?<word>[^[\]]{1,30}?)\s?\](?!\()/u,
  // Behind the colon of an address, a time or a name with parts stands no blank.
  /^(?<word>\p{L}[\p{L}\p{N}&/_+.-]{0,19}(?: [\p{L}\p{N}&/_+-]{1,19}){0,2})\s?(?:：|:(?=\s))/u,
];
/** Kinds of requests, and what introduces a remark. */
const otherWords =
  /^(?:note|notes|nb|n\.b\.|todo|fixme|tip|hint|warning|caution|important|attention|example|e\.g\.|i\.e\.|question|answer|q|a|ps|remark|rationale|description|goal|given|when|then|and|or|if|where|while|user story|as an?(?: .{0,20})?|bug|bugfix|hotfix|fix|feat|feature|feature request|task|story|epic|spike|chore|docs|doc|refactor|perf|test|tests|ci|build|style|improvement|enhancement|request|change|new|update|add|remove|wip|draft|urgent|optional|x|注|注意|备注|备忘|说明|示例|例如|例|提示|警告|重要|问题|答|问|其中|包括|目标|背景|场景|前提|当|如果|新增|优化|修复|修改|变更|缺陷|需求|功能|任务|故事|改进|调整|删除|紧急|可选|待定|備註|說明|範例|問題|優化|修復|變更)$/iu;

interface TitlePrefix {
  readonly word: string;
  /** UTF-16 code units from the start of the cell's content. */
  readonly offset: number;
}

/** The words that name modules before the titles of a table, by the word; `null` where it has none. */
export function titlePrefixes(grid: Grid, columns: RequirementColumns): ReadonlySet<string> | null {
  const { title } = columns;
  if (!title || columns.columns.some(({ field }) => field === 'module' || field === 'submodule')) return null;
  const counts = new Map<string, number>();
  let titles = 0;
  for (let index = columns.firstRow; index < grid.rows.length; index++) {
    const cell = grid.rows[index]?.cells[title.index];
    if (!cell || cell.text === '' || cell.spanned !== null) continue;
    titles++;
    const prefix = prefixOf(cell);
    if (prefix) counts.set(prefix.word, (counts.get(prefix.word) ?? 0) + 1);
  }
  const repeated = [...counts].filter(([, count]) => count >= fewest);
  const covered = repeated.reduce((sum, [, count]) => sum + count, 0);
  if (repeated.length === 0 || covered < titles * share || covered < repeated.length * repeats) return null;
  return new Set(repeated.map(([word]) => word));
}

/** The module that the title of a row begins with, if it is one of these. */
export function prefixClaim(
  { cells }: GridRow,
  title: Column | null,
  words: ReadonlySet<string>,
): Claim | null {
  const cell = title && cells[title.index];
  const prefix = cell && cell.spanned === null ? prefixOf(cell) : null;
  if (!title || !cell || !prefix || !words.has(prefix.word)) return null;
  const { line, character } = cell.range;
  const range = rangeInLine(line, character + prefix.offset, prefix.word.length);
  return { field: 'module', from: 'column', text: prefix.word, range, name: title.name };
}

function prefixOf({ source }: Cell): TitlePrefix | null {
  for (const pattern of patterns) {
    const found = pattern.exec(source);
    const word = found?.groups?.['word'];
    if (found === null || word === undefined) continue;
    // A title that is nothing but its prefix is a title.
    const isAll = source.slice(found[0].length).trim() === '';
    return isAll || word.length > longest || !mayNameModule(word)
      ? null
      : { word, offset: found[0].indexOf(word) };
  }
  return null;
}

function mayNameModule(word: string): boolean {
  return (
    /\p{L}/u.test(word) &&
    !otherWords.test(word) &&
    !isColumnId(word) &&
    !isGenericHeading(word) &&
    phaseWordIn(word) === null &&
    priorityOf(word) === null &&
    statusOf(word) === null &&
    necessityOf(word) === null
  );
}
