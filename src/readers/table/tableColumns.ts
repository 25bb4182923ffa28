/**
 * What the columns of a table mean, and whether it is a table of requirements. It is taken on evidence
 * only: whatever is taken by mistake would count as a requirement without a module.
 */
import type { Field } from '../../model/field.ts';
import { type Message, message } from '../../model/message.ts';
import type { Priority, Status } from '../../model/requirement.ts';
import { fieldOfHeader, headerKey, isRequirementHeader } from '../../vocabulary/headers.ts';
import { isFileList, isPlaceholder, priorityOf, statusOf } from '../../vocabulary/values.ts';
import type { Tracker } from '../trackers/tracker.ts';
import type { Cell, Grid, GridRow } from './grid.ts';
import { kindOfOtherTable, references } from './otherTables.ts';
import { isBelievableId, isColumnId, isIdWord } from './requirementId.ts';

export interface Column {
  readonly index: number;
  readonly field: Field;
  /** The header as people read it. */
  readonly name: string;
  /** 1 for 一级功能, 2 for 二级功能 …; 0 for every other column. */
  readonly level: number;
  /** In a tracker's export: what separates the values of a cell, and its own words with their meaning. */
  readonly separator?: string;
  readonly priorities?: Readonly<Record<string, Priority>>;
  readonly statuses?: Readonly<Record<string, Status | null>>;
}

export interface RequirementColumns {
  readonly kind: 'definition' | 'crossReference';
  readonly columns: readonly Column[];
  readonly id: Column | null;
  /** `null` when the description, or the last filled level, gives the title. */
  readonly title: Column | null;
  /** The index of the first row below the headers. */
  readonly firstRow: number;
  /** The tracker that exported the table, where its headers tell. */
  readonly tracker?: Tracker;
}

export type TableVerdict = RequirementColumns | { readonly kind: 'leftOut'; readonly reason: Message };

/** Where the table stands: under a heading, or in a file, that announces requirements. */
export interface TableContext {
  readonly announced: boolean;
  /** Somebody says that the file holds requirements: a column of titles is evidence enough. */
  readonly isVouched?: boolean;
}

const levels = '一二三四五';
const aboutOthers = /^(?:关联|相关|对应|依赖|覆盖|前置|上级|父|linked|related)/u;

export function readColumns(grid: Grid, context: TableContext): TableVerdict {
  const { headers, firstRow } = readHeaders(grid);
  if (firstRow >= grid.rows.length) return leftOut(message('Table without rows'));
  const draft = headers.map((name, index) => column(name, index));
  const rows = grid.rows.slice(firstRow);
  // Rows that name a group, or add up, tell nothing of the columns.
  const full = rows.filter(
    (row) => row.cells.filter(({ text }) => text !== '').length > 1 && !isTotalRow(row),
  );
  const body = full.length > 0 ? full : rows;
  const texts: string[][] = [];
  const cells = (index: number): readonly string[] =>
    (texts[index] ??= body.map(({ cells: row }) => row[index]?.text ?? '').filter((text) => text !== ''));
  const id = findId(draft, cells);
  const columns = settleFields(draft, id, cells);
  const other = kindOfOtherTable(columns, id, cells, body.length);
  if (other) return leftOut(other);
  const title = findTitle(columns);
  const settled = title ? settleTitles(columns, title) : columns;
  const found = { columns: settled, id, title, firstRow };
  const description = settled.some(({ field }) => field === 'description');
  const leveled = settled.filter(({ level }) => level > 0).length;
  const ids = id ? cells(id.index).filter((text) => !isPlaceholder(text)) : [];
  // Ids such as `C01` number findings, risks and switches as well: alone they are no evidence.
  if (id && ids.filter((text) => isIdWord(firstWord(text))).length * 2 >= ids.length) {
    if (title || description || leveled > 1) return { kind: 'definition', ...found };
    if (ids.every((text) => isIdWord(text))) return { kind: 'crossReference', ...found };
    return leftOut(message('Table without requirement columns'));
  }
  if (!title && leveled < 2 && !settled.some(isRequirementDescription)) {
    return leftOut(message('Table without requirement columns'));
  }
  if (context.isVouched === true || hasEvidence(settled, title, leveled, cells, context))
    return { kind: 'definition', ...found };
  return leftOut(message('Table without evidence that its rows are requirements'));
}

/** A row such as 合计, which holds sums. */
export function isTotalRow({ cells }: GridRow): boolean {
  const first = cells.find(({ text }) => text !== '')?.text ?? '';
  return /^(?:合计|总计|小计|共计|合計|總計|total|sum)(?:$|[\s:：（(])/iu.test(first);
}

function leftOut(reason: Message): TableVerdict {
  return { kind: 'leftOut', reason };
}

function column(name: string, index: number): Column {
  const level = /^([一二三四五])级(?:功能|菜单|目录|页面|需求)(?:名称)?$/u.exec(headerKey(name))?.[1];
  const field = level ? 'submodule' : (fieldOfHeader(name) ?? 'other');
  return { index, field, name, level: level ? levels.indexOf(level) + 1 : 0 };
}

/** The headers, which may stand below a title row or be two rows deep. */
function readHeaders(grid: Grid): { headers: string[]; firstRow: number } {
  const known = (row: number): number => {
    const cells = grid.rows[row]?.cells ?? [];
    return cells.filter((cell) => cell.spanned === null && isHeader(cell.text)).length;
  };
  let first = 0;
  for (let row = 1; row <= 2 && row < grid.rows.length - 1; row++) {
    const above =
      grid.rows[first]?.cells.filter(({ text, spanned }) => text !== '' && spanned === null).length ?? 0;
    if (above <= 2 && known(first) <= 1 && known(row) >= 2 && known(row) > known(first)) first = row;
  }
  const top = grid.rows[first]?.cells ?? [];
  const below = grid.rows[first + 1]?.cells ?? [];
  const filled = below.filter(({ text, spanned }) => text !== '' && spanned === null);
  // A second row of headers holds nothing but headers.
  const two =
    filled.length >= 2 && filled.every(({ text }) => isHeader(text)) && first + 2 < grid.rows.length;
  if (!two) return { headers: top.map(({ text }) => oneLine(text)), firstRow: first + 1 };
  return {
    headers: top.map((cell, index) => mergedHeader(top, cell, index, below[index])),
    firstRow: first + 2,
  };
}

function mergedHeader(top: readonly Cell[], cell: Cell, index: number, below: Cell | undefined): string {
  const lower = below?.spanned === null ? oneLine(below.text) : '';
  const upper = oneLine(cell.text);
  if (lower === '') return upper;
  // `一级功能` over `名称 | 描述`: the level's name is the level.
  let over = upper;
  for (let left = index - 1; over === '' && left >= 0; left--) over = oneLine(top[left]?.text ?? '');
  return /^[一二三四五]级/u.test(over) && fieldOfHeader(lower) === 'title' ? over : lower;
}

function isHeader(text: string): boolean {
  return text.length <= 30 && (fieldOfHeader(text) !== null || /^[一二三四五]级/u.test(text));
}

function oneLine(text: string): string {
  return text.replaceAll('\n', '').trim();
}

function findId(columns: readonly Column[], cells: (index: number) => readonly string[]): Column | null {
  const share = (index: number, test: (text: string) => boolean): number => {
    const all = cells(index).filter((text) => !isPlaceholder(text));
    return all.length === 0 ? 0 : all.filter((text) => test(firstWord(text))).length / all.length;
  };
  const named = columns.filter(({ field }) => field === 'id' || field === 'rowNumber');
  const byHeader = named
    .map((candidate) => ({
      candidate,
      // `需求编号` numbered `1.1` says itself that these are ids.
      share: share(
        candidate.index,
        isRequirementHeader(candidate.name)
          ? (text) => isColumnId(text) || /^\d{1,4}(?:\.\d{1,4}){1,4}$/.test(text)
          : isColumnId,
      ),
    }))
    .filter((found) => found.share >= 0.5)
    .sort(
      (a, b) =>
        b.share - a.share ||
        // Beside the number of the tracker's issue stands the id that people know.
        Number(isRequirementHeader(b.candidate.name)) - Number(isRequirementHeader(a.candidate.name)),
    )[0]?.candidate;
  if (byHeader) return { ...byHeader, field: 'id' };
  const byCells = columns.find(
    ({ index, field, name }) =>
      (field === 'other' || field === 'title' || field === 'tags') &&
      !aboutOthers.test(name) &&
      // Under `Requirement` a mixed-case `Svc-Framing-001` is an id as well.
      share(index, isRequirementHeader(name) ? isIdWord : isBelievableId) >= 0.8,
  );
  return byCells ? { ...byCells, field: 'id' } : null;
}

function firstWord(text: string): string {
  return text.split(/[\s(（,，、;；:：]/u, 1)[0] ?? '';
}

/** An id column that holds no ids numbers the rows. A column of links to others is not one of titles. */
function settleFields(
  columns: readonly Column[],
  id: Column | null,
  cells: (index: number) => readonly string[],
): Column[] {
  const plainStatus = columns.find(({ field, name }) => field === 'status' && isPlainStatus(name));
  return columns.map((candidate) => {
    if (candidate.index === id?.index) return id;
    // `完成情况` beside `状态` tells more of it, and is not it.
    if (candidate.field === 'status' && plainStatus && !isPlainStatus(candidate.name)) {
      return { ...candidate, field: 'other' };
    }
    if (aboutOthers.test(candidate.name) && (candidate.field === 'title' || candidate.field === 'id')) {
      return { ...candidate, field: 'links' };
    }
    if (candidate.field === 'module' && cells(candidate.index).some((text) => text !== '')) {
      const files = cells(candidate.index).filter(isFileList);
      // `页面 | index.html` says where it is seen.
      if (files.length * 2 > cells(candidate.index).length) return { ...candidate, field: 'other' };
    }
    const counts = cells(candidate.index).every((text) => /^\d{1,6}$/.test(text));
    // `requirement | title`: the first may hold numbers only.
    if (candidate.field === 'title' && counts && cells(candidate.index).length > 0) {
      return { ...candidate, field: 'rowNumber' };
    }
    if (candidate.field !== 'id') return candidate;
    return { ...candidate, field: counts ? 'rowNumber' : 'other' };
  });
}

function isPlainStatus(name: string): boolean {
  return /^(?:需求|当前|當前)?(?:状态|狀態)$|^(?:workflow)?status$|^state$/u.test(headerKey(name));
}

/** What a title column's header is worth: the higher, the more it speaks of requirements. */
function titleRank({ name, field }: Column): number {
  if (field !== 'title') return 0;
  const key = headerKey(name);
  if (
    /^(?:需求|用户需求|业务需求|研发需求|软件需求)?(?:名称|标题|名|点|项|条目)$/u.test(key) &&
    key.includes('需求')
  )
    return 6;
  if (isRequirementHeader(name)) return 5;
  if (/^(?:功能|feature|story)/u.test(key)) return 4;
  if (/^(?:标题|標題|title|summary|subject|主题)/u.test(key)) return 3;
  return 2;
}

function findTitle(columns: readonly Column[]): Column | null {
  let best: Column | null = null;
  for (const candidate of columns) {
    if (titleRank(candidate) > (best ? titleRank(best) : 0)) best = candidate;
  }
  return best;
}

/** Further title columns: left of the title they group it, right of it they describe it. */
function settleTitles(columns: readonly Column[], title: Column): Column[] {
  return columns.map((candidate) => {
    if (candidate.field !== 'title' || candidate.index === title.index) return candidate;
    return { ...candidate, field: candidate.index < title.index ? 'submodule' : 'other' };
  });
}

function isRequirementDescription({ field, name }: Column): boolean {
  return field === 'description' && isRequirementHeader(name);
}

function hasEvidence(
  columns: readonly Column[],
  title: Column | null,
  leveled: number,
  cells: (index: number) => readonly string[],
  { announced }: TableContext,
): boolean {
  if (leveled >= 2) return true;
  const wordsKnown = (index: number, read: (text: string) => unknown): boolean => {
    const all = cells(index).filter((text) => !isPlaceholder(text));
    return all.length > 0 && all.filter((text) => read(text) !== null).length * 2 >= all.length;
  };
  const rest = columns.filter(({ index }) => index !== title?.index);
  const known = rest.filter(
    ({ field }) => field !== 'other' && field !== 'rowNumber' && !references.has(field),
  );
  const strong = rest.some(
    ({ index, field, name }) =>
      field === 'acceptance' ||
      field === 'source' ||
      field === 'requester' ||
      field === 'necessity' ||
      (field !== 'other' && !references.has(field) && isRequirementHeader(name)) ||
      (field === 'priority' && wordsKnown(index, priorityOf)) ||
      ((field === 'status' || field === 'phaseOrStatus') && wordsKnown(index, statusOf)),
  );
  const rank = title ? titleRank(title) : 5;
  // A header such as 需求 is strong evidence itself, beside one more column that is understood.
  if (rank >= 5) return known.length > 0;
  const module = rest.some(({ field }) => field === 'module' || field === 'submodule');
  // `组件 | 文件 | 功能`: behind something else the word tells what that is for.
  if (title && rest.some(({ index, field }) => index < title.index && field === 'other')) return false;
  if (rank === 4) return strong || (module && announced);
  // `Task | Status`, `Name | Priority` may be lists of anything.
  const task = /^(?:task|任务|事项|name|key)/u.test(headerKey(title?.name ?? ''));
  if (announced) return task ? strong && module : strong || module;
  return strong && known.length >= 3 && !task;
}
