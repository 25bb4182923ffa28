/** The rows of a requirement table as requirements. */
import type { Field } from '../../model/field.ts';
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { exportClaims, hasMeaning } from './exportClaims.ts';
import { isExportNumber } from './exportNumber.ts';
import type { Cell, Grid, GridRow } from './grid.ts';
import { idIn, type IdInCell } from './idInCell.ts';
import { isColumnId, isIdWord } from './requirementId.ts';
import { shortTitle } from './shortTitle.ts';
import { type Column, isTotalRow, type RequirementColumns } from './tableColumns.ts';
import { prefixClaim, titlePrefixes } from './titlePrefixes.ts';

/** An empty cell of these is a place to write to. */
const keptWhenEmpty: ReadonlySet<Field> = new Set([
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'status',
  'priority',
  'necessity',
  'withoutIt',
  'process',
  'step',
]);

/** What stands further behind in a column of ids is none, or one of very many. */
const longestIdCell = 2_000;

const noGroups: ReadonlyMap<number, Claim> = new Map();

/** What a table's requirements take over from where it stands. */
export interface Surroundings {
  /** Claims of headings above, of the file and of its folders, nearest first. */
  readonly inherited: readonly Claim[];
  /** The headings above, outermost first. */
  readonly headings: readonly string[];
}

export function tableRequirements(
  grid: Grid,
  columns: RequirementColumns,
  surroundings: Surroundings,
): RequirementFact[] {
  const reader = new RowReader(columns, surroundings, titlePrefixes(grid, columns));
  for (let index = columns.firstRow; index < grid.rows.length; index++) {
    const row = grid.rows[index];
    if (row) reader.take(row);
  }
  return reader.facts;
}

/** All that the reading of further rows depends on. */
export interface RowMark {
  readonly above: ReadonlyMap<number, Claim | null>;
  readonly group: Claim | null;
  readonly count: number;
  readonly last: RequirementFact | undefined;
}

/** Reads rows one after the other; a writer steps back to see what a row says with other contents. */
export class RowReader {
  readonly facts: RequirementFact[] = [];
  readonly #columns: RequirementColumns;
  readonly #surroundings: Surroundings;
  /** The nearest value above of each module column, `null` after a row that says there is none. */
  readonly #above = new Map<number, Claim | null>();
  /** A row that only names a group, such as `| **线索管理** | | |`. */
  #group: Claim | null = null;
  readonly #titleAt: number;
  readonly #prefixes: ReadonlySet<string> | null;

  /** `prefixes` are the words before titles that name modules. */
  constructor(
    columns: RequirementColumns,
    surroundings: Surroundings,
    prefixes: ReadonlySet<string> | null = null,
  ) {
    this.#columns = columns;
    this.#surroundings = surroundings;
    this.#prefixes = prefixes;
    this.#titleAt =
      (columns.title ?? columns.columns.find(({ field }) => field === 'description'))?.index ?? 0;
  }

  mark(): RowMark {
    return {
      above: new Map(this.#above),
      group: this.#group,
      count: this.facts.length,
      last: this.facts.at(-1),
    };
  }

  stepBack({ above, group, count, last }: RowMark): void {
    this.#above.clear();
    for (const [column, claim] of above) this.#above.set(column, claim);
    this.#group = group;
    this.facts.length = count;
    if (last) this.facts[count - 1] = last;
  }

  take(row: GridRow): void {
    const filled = row.cells.filter(({ text, spanned }) => text !== '' && spanned !== 'across');
    if (filled.length === 0 || this.#repeatsHeaders(row)) return;
    // A tracker writes one row an item, in full: no sums, no groups, nothing that goes on from above.
    const isExport = this.#columns.tracker !== undefined;
    if (!isExport && isTotalRow(row)) return;
    const only = filled.length === 1 ? filled[0] : undefined;
    if (only && !isExport && this.#takeGroup(row, only)) return;
    const id = this.#idOf(row);
    if (id === 'several') return;
    const groups = isExport ? noGroups : this.#groupClaims(row);
    const title = this.#titleOf(row, id !== null);
    if (this.#columns.kind === 'crossReference') {
      if (id) this.#add(row, id, '', id.range, groups);
    } else if (title === null && id === null) {
      if (!isExport) this.#continueRow(row);
    } else {
      this.#add(row, id, title?.text ?? '', id?.range ?? title?.range ?? row.range, groups);
    }
  }

  #add(
    row: GridRow,
    id: IdInCell | null,
    title: string,
    anchor: TextRange,
    groups: ReadonlyMap<number, Claim>,
  ): void {
    const claims: Claim[] = [];
    const own = this.#levelTitle(row);
    for (const column of this.#columns.columns) {
      const meant = column.index === own?.index ? { ...column, field: 'title' as const, level: 0 } : column;
      const claim = groups.get(column.index) ?? this.#claim(meant, row, id);
      const cell = row.cells[column.index];
      if (claim && cell && this.#columns.tracker) claims.push(...exportClaims(claim, cell, meant));
      else if (claim) claims.push(claim);
    }
    const module = this.#prefixes && prefixClaim(row, this.#columns.title, this.#prefixes);
    if (module) claims.push(module);
    const inherited = this.#group
      ? [this.#group, ...this.#surroundings.inherited]
      : this.#surroundings.inherited;
    this.facts.push({
      id: id?.text ?? null,
      title,
      shape: 'row',
      role: this.#columns.kind === 'crossReference' || title === '' ? 'crossReference' : 'definition',
      range: row.range,
      anchor,
      claims: [...claims, ...inherited],
      headings: this.#surroundings.headings,
    });
  }

  #claim(column: Column, row: GridRow, id: IdInCell | null): Claim | null {
    const { field, name, index } = column;
    const cell = row.cells[index];
    if (!cell || cell.spanned === 'across' || field === 'rowNumber') return null;
    if (field === 'id') return id && { field, from: 'column', text: id.text, range: id.range, name };
    const text = isPlaceholder(cell.text) && !hasMeaning(column, cell.text) ? '' : cell.text;
    if (text === '' && !keptWhenEmpty.has(field)) return null;
    if (column.level > 0 && text === '') return null;
    if (text === '' && cell.text === '' && field === 'submodule') return null;
    return {
      field: column.level > 0 ? levelField(column.level, this.#columns) : field,
      from: 'column',
      text,
      range: cell.range,
      name,
    };
  }

  /**
   * The module columns of a row. A blank takes the value above where the column stands before the title, as
   * merged cells do; `同上` and its like do so everywhere. A new module ends the submodules of the last one.
   */
  #groupClaims(row: GridRow): Map<number, Claim> {
    const claims = new Map<number, Claim>();
    const levelTitle = this.#levelTitle(row);
    const own = levelTitle?.index ?? -1;
    let changed = false;
    for (const column of this.#columns.columns) {
      const { index, level } = column;
      if (column.field !== 'module' && column.field !== 'submodule') continue;
      const cell = row.cells[index];
      if (!cell || index === own || (levelTitle && level > levelTitle.level)) continue;
      const above = this.#above.get(index) ?? null;
      const sameAsAbove = /^(?:同上|〃|"|''|″|”|〞|ditto|same as above|↑)$/iu.test(cell.text);
      const blank = cell.text === '' && (index < this.#titleAt || level > 0);
      if (sameAsAbove || (blank && !changed)) {
        if (above) claims.set(index, above);
      } else if (!blank && cell.text !== '') {
        const claim = this.#claim(column, row, null);
        if (claim && claim.text !== '') claims.set(index, claim);
        const kept = claim && claim.text !== '' ? claim : null;
        if (kept?.text !== above?.text) changed = true;
        this.#above.set(index, kept);
      } else if (blank) {
        this.#above.set(index, null);
      }
    }
    // In a list of levels the title of this row groups the rows below it.
    const title = levelTitle && row.cells[own];
    if (levelTitle && title?.spanned === null) {
      const { level, name } = levelTitle;
      this.#above.set(own, {
        field: levelField(level, this.#columns),
        from: 'column',
        text: title.text,
        range: title.range,
        name,
      });
      for (const deeper of this.#columns.columns)
        if (deeper.level > level) this.#above.set(deeper.index, null);
    }
    return claims;
  }

  /** Where no column holds the title, the last filled level does. */
  #levelTitle(row: GridRow): Column | null {
    if (this.#columns.title) return null;
    return (
      this.#columns.columns.findLast(
        ({ level, index }) => level > 0 && (row.cells[index]?.text ?? '') !== '',
      ) ?? null
    );
  }

  #titleOf(row: GridRow, hasId: boolean): { text: string; range: TextRange } | null {
    const column = this.#columns.title ?? this.#levelTitle(row);
    const cell = column && row.cells[column.index];
    if (cell && cell.spanned === null && !isPlaceholder(cell.text))
      return { text: cell.text.replaceAll('\n', ' '), range: cell.range };
    // Without id and title the row goes on with the one above it, as a cell that reaches down does.
    if (column && !hasId) return null;
    for (const { field, index } of this.#columns.columns) {
      const described = field === 'description' ? row.cells[index] : undefined;
      if (!described || isPlaceholder(described.text)) continue;
      return { text: titleOfStatement(described), range: described.range };
    }
    return null;
  }

  /** A row that has neither id nor title goes on with the one above it. */
  #continueRow(row: GridRow): void {
    const last = this.facts.at(-1);
    if (!last || last.range.endLine + 1 < row.range.line) return;
    const more = this.#columns.columns.flatMap((column): Claim[] => {
      const { field, index } = column;
      if (field !== 'description' && field !== 'acceptance' && field !== 'note') return [];
      const claim = row.cells[index]?.spanned === null ? this.#claim(column, row, null) : null;
      return claim && claim.text !== '' ? [claim] : [];
    });
    if (more.length === 0) return;
    const own = last.claims.findIndex(({ from }) => from !== 'column');
    const at = own < 0 ? last.claims.length : own;
    const range = { ...last.range, endLine: row.range.endLine, endCharacter: row.range.endCharacter };
    this.facts[this.facts.length - 1] = { ...last, range, claims: last.claims.toSpliced(at, 0, ...more) };
  }

  #idOf(row: GridRow): IdInCell | 'several' | null {
    const column = this.#columns.id;
    const cell = column && row.cells[column.index];
    if (!cell || isPlaceholder(cell.text)) return null;
    if (isIdWord(cell.text)) return idIn(cell, cell.text);
    if (this.#columns.tracker && isExportNumber(cell.text)) return idIn(cell, cell.text.replace('#', ''));
    const words = cell.text
      .slice(0, longestIdCell)
      .split(/[\s(（,，、;；:：/~～〜]+/u)
      .filter((word) => word !== '');
    const ids = words.filter((word) => isColumnId(word) || /^\d{1,4}(?:\.\d{1,4}){1,4}$/.test(word));
    const id = isColumnId(cell.text) ? cell.text : ids[0];
    if (id === undefined) return null;
    if (id !== cell.text && (ids.length > 1 || words[0] !== id || /[~～〜/]/u.test(cell.text)))
      return 'several';
    return idIn(cell, id);
  }

  #takeGroup(row: GridRow, only: Cell): boolean {
    const index = row.cells.indexOf(only);
    const column = this.#columns.columns[index];
    const wide = row.cells.some(({ spanned }) => spanned === 'across');
    if (!column || (row.cells.length < 4 && !wide) || isColumnId(only.text)) return false;
    if (column.field === 'module' || column.field === 'submodule' || column.field === 'description')
      return false;
    if (index === this.#titleAt && !wide && !/^(?:\*\*|__)/.test(only.source)) return false;
    this.#group = { field: 'place', from: 'heading', text: only.text, range: only.range, name: '' };
    this.#above.clear();
    return true;
  }

  #repeatsHeaders(row: GridRow): boolean {
    return this.#columns.columns.every(({ name, index }) => (row.cells[index]?.text ?? '') === name);
  }
}

/** The outermost of several levels is the module, those below are submodules. */
function levelField(level: number, { columns }: RequirementColumns): Field {
  const hasModule = columns.some((column) => column.field === 'module');
  return level === 1 && !hasModule ? 'module' : 'submodule';
}

/** `**标题** — 说明` states its title itself. */
function titleOfStatement({ source, text }: Cell): string {
  const bold = /^\*\*([^*|]{2,60})\*\*(?=\s|[：:—–-]|<br|$)/u.exec(source)?.[1];
  return bold ? bold.replace(/[：:]$/u, '').trim() : shortTitle(text);
}
