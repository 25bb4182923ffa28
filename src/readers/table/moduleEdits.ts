/** Sets the module of rows, which may take it from the rows above and hand it on to those below. */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { type FieldValue, valueText } from '../writer.ts';
import { belongsTo, type CellEdit, type CellEdits, mergedCell, noColumn, rowsOfCell } from './cellEdits.ts';
import type { Grid, GridRow } from './grid.ts';
import type { Column, RequirementColumns } from './tableColumns.ts';
import { RowReader } from './tableRequirements.ts';

/** Says that there is no module, where a blank would take over the one above. */
const nothingHere = '—';

/** The module columns, which a row may take from the rows above. */
export class ModuleEdits {
  readonly #grid: Grid;
  readonly #columns: RequirementColumns;
  readonly #value: FieldValue;
  readonly #groups: readonly Column[];
  /** The rows with what was written into them so far. */
  readonly #rows: GridRow[];
  readonly #cells = new Map<string, CellEdit>();

  constructor(grid: Grid, columns: RequirementColumns, value: FieldValue) {
    this.#grid = grid;
    this.#columns = columns;
    this.#value = value;
    this.#groups = columns.columns.filter(({ field }) => field === 'module' || field === 'submodule');
    this.#rows = [...grid.rows];
  }

  edits(rows: ReadonlyMap<number, RequirementFact>): CellEdits {
    const refusals = new Map<RequirementFact, Message>();
    const writable = new Map(rows);
    const before = this.#whatRowsSay();
    for (const [index, fact] of rows) {
      const targets = this.#targets(index, before.get(index));
      if (targets.length === 0 && valueText(this.#value) === '') {
        writable.delete(index);
        continue;
      }
      const refusal =
        targets.length === 0
          ? noColumn
          : targets.some(({ index: column }) => !belongsTo(this.#grid, index, column, rows)) && mergedCell();
      if (refusal) {
        refusals.set(fact, refusal);
        writable.delete(index);
      }
    }
    const wanted = new Map(before);
    for (const index of writable.keys()) wanted.set(index, this.#wantedOf(index, before.get(index)));
    const refusal = this.#write(wanted, writable);
    if (!refusal) return { cells: [...this.#cells.values()], refusals };
    for (const fact of writable.values()) refusals.set(fact, refusal);
    return { cells: [], refusals };
  }

  /** What each row that is a requirement says in its module columns, inherited or its own. */
  #whatRowsSay(): Map<number, Said> {
    const said = new Map<number, Said>();
    const reader = this.#reader();
    for (let index = this.#columns.firstRow; index < this.#rows.length; index++) {
      const now = this.#take(reader, index);
      if (now) said.set(index, now);
    }
    return said;
  }

  /** Goes down the rows as reading does, and mends each one that does not say what it should. */
  #write(wanted: ReadonlyMap<number, Said>, changing: ReadonlyMap<number, unknown>): Message | null {
    const reader = this.#reader();
    for (let index = this.#columns.firstRow; index < this.#rows.length; index++) {
      const mark = reader.mark();
      const should = wanted.get(index);
      let now = this.#take(reader, index);
      // Writing one cell may change what the cells behind it inherit.
      for (let round = 0; should && !isSame(now, should); round++) {
        if (round > this.#groups.length + 1) return notSafe();
        for (const { index: column } of this.#groups) {
          const text = should.get(column) ?? '';
          if ((now?.get(column) ?? '') === text) continue;
          if (!belongsTo(this.#grid, index, column, changing) && this.#isMerged(index, column))
            return mergedCell();
          const own = this.#rows[index]?.cells[column]?.text ?? '';
          this.#setCell(
            index,
            column,
            text === '' && (own === '' || isBlankOfNothing(own)) ? nothingHere : text,
          );
        }
        reader.stepBack(mark);
        now = this.#take(reader, index);
      }
    }
    return null;
  }

  #wantedOf(index: number, before: Said | undefined): Said {
    const targets = this.#targets(index, before);
    const parts = partsOf(this.#value, targets.length);
    const wanted = new Map(before);
    for (const [at, { index: column }] of targets.entries()) wanted.set(column, parts[at] ?? '');
    return wanted;
  }

  /** The columns that name the module of a row, outermost first. */
  #targets(index: number, before: Said | undefined): readonly Column[] {
    const cells = this.#grid.rows[index]?.cells ?? [];
    // In a list of levels the last filled one is the title.
    const title = this.#columns.title
      ? null
      : (this.#groups.findLast(({ level, index: at }) => level > 0 && (cells[at]?.text ?? '') !== '') ??
        null);
    const modules = this.#groups.filter(({ field, level }) => field === 'module' && level === 0);
    const module = modules.find(({ index: at }) => (before?.get(at) ?? '') !== '') ?? modules[0];
    const inner = this.#groups.filter(
      ({ field, level, name }) =>
        field === 'submodule' &&
        // A title left of the title groups requirements and is no name of a module to overwrite.
        (level > 0 ? title === null || level < title.level : fieldOfHeader(name) === 'submodule'),
    );
    return module ? [module, ...inner] : inner;
  }

  #take(reader: RowReader, index: number): Said | null {
    const count = reader.facts.length;
    const row = this.#rows[index];
    if (row) reader.take(row);
    const fact = reader.facts.length > count ? reader.facts.at(-1) : undefined;
    if (!fact) return null;
    const said = new Map<number, string>();
    for (const { field, from, name, text } of fact.claims) {
      if (from !== 'column' || (field !== 'module' && field !== 'submodule')) continue;
      const column = this.#groups.find((group) => group.name === name && !said.has(group.index));
      if (column) said.set(column.index, isPlaceholder(text) ? '' : text);
    }
    return said;
  }

  #setCell(index: number, column: number, text: string): void {
    for (const at of rowsOfCell(this.#grid, index, column)) {
      const row = this.#rows[at];
      const cell = row?.cells[column];
      if (row && cell)
        this.#rows[at] = { ...row, cells: row.cells.with(column, { ...cell, text, source: text }) };
    }
    const [first = index] = rowsOfCell(this.#grid, index, column);
    this.#cells.set(`${first}:${column}`, { row: first, column, text });
  }

  #isMerged(index: number, column: number): boolean {
    return (
      rowsOfCell(this.#grid, index, column).length > 1 ||
      this.#grid.rows[index]?.cells[column]?.spanned !== null
    );
  }

  #reader(): RowReader {
    return new RowReader(this.#columns, { inherited: [], headings: [] });
  }
}

/** Texts of module columns by the column's index; a missing one says nothing. */
type Said = ReadonlyMap<number, string>;

function isSame(now: Said | null, wanted: Said): boolean {
  if (!now) return false;
  for (const [column, text] of wanted) if ((now.get(column) ?? '') !== text) return false;
  for (const [column, text] of now) if ((wanted.get(column) ?? '') !== text) return false;
  return true;
}

/** One text for each column; what is deeper than the columns goes into the last. */
function partsOf(value: FieldValue, columns: number): readonly string[] {
  if (value === null || typeof value === 'string' || columns < 2) return [valueText(value)];
  const { path } = value;
  return path.length <= columns ? path : [...path.slice(0, columns - 1), path.slice(columns - 1).join('/')];
}

/** A cell that was emptied and still takes over what stands above, or `同上`. */
function isBlankOfNothing(text: string): boolean {
  return /^(?:同上|〃|"|''|″|”|〞|ditto|same as above|↑)$/iu.test(text);
}

function notSafe(): Message {
  return message('This could not be written without changing other requirements.');
}
