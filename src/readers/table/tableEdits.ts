/**
 * Which cells of a table have to change so that some of its requirements say something else and all others
 * say what they said: blank cells go on with the module above, and merged cells belong to several rows.
 * How a cell is written is the business of the format.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { documentChanged, type FieldValue, valueText, type WritableField } from '../writer.ts';
import { says, takesPart } from './fieldClaims.ts';
import type { Cell, Grid, GridRow } from './grid.ts';
import type { Column, RequirementColumns } from './tableColumns.ts';
import { RowReader } from './tableRequirements.ts';

/** A cell and the text that it is to hold, as people read it. */
export interface CellEdit {
  /** Indexes in the grid. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface TableWritten {
  readonly cells: readonly CellEdit[];
  readonly refusals: ReadonlyMap<RequirementFact, Message>;
}

/** Says that there is no module, where a blank would take over the one above. */
const nothingHere = '—';

/** `facts` were read from rows of this grid. */
export function tableEdits(
  grid: Grid,
  columns: RequirementColumns,
  facts: readonly RequirementFact[],
  field: WritableField,
  value: FieldValue,
): TableWritten {
  const refusals = new Map<RequirementFact, Message>();
  const rows = new Map<number, RequirementFact>();
  const rowAt = new Map(grid.rows.map(({ range }, index) => [startOf(range), index]));
  for (const fact of facts) {
    const index = rowAt.get(startOf(fact.range));
    if (index === undefined) refusals.set(fact, documentChanged());
    else rows.set(index, fact);
  }
  const written =
    field === 'module'
      ? new GroupEdits(grid, columns, value).edits(rows)
      : cellOfEach(grid, columns, rows, field, valueText(value));
  for (const [fact, why] of refusals) written.refusals.set(fact, why);
  return written;
}

interface Draft {
  cells: CellEdit[];
  refusals: Map<RequirementFact, Message>;
}

function cellOfEach(
  grid: Grid,
  { columns }: RequirementColumns,
  rows: ReadonlyMap<number, RequirementFact>,
  field: WritableField,
  text: string,
): Draft {
  const draft: Draft = { cells: [], refusals: new Map() };
  for (const [index, fact] of rows) {
    const row = grid.rows[index];
    const column = row && columnFor(grid, columns, row, field);
    // Where there is no column there is nothing to clear.
    if (!column && text === '') continue;
    if (!column) draft.refusals.set(fact, noColumn());
    else if ('key' in column) draft.refusals.set(fact, column);
    else if (!belongsTo(grid, index, column.index, rows)) draft.refusals.set(fact, mergedCell());
    else if (row.cells[column.index]?.text !== text && row.cells[column.index]?.spanned !== 'down')
      draft.cells.push({ row: index, column: column.index, text });
  }
  return draft;
}

/** The column that counts for this row: one that says it already, else one that is meant for it. */
function columnFor(
  grid: Grid,
  columns: readonly Column[],
  row: GridRow,
  field: WritableField,
): Column | Message | null {
  const taking = columns.filter((column) => takesPart(column.field, field) !== null);
  const text = (column: Column): string => row.cells[column.index]?.text ?? '';
  const saying = taking.find((column) => says(text(column), column.field, field));
  const outright = saying ?? taking.find((column) => column.field === field);
  if (outright) return outright;
  const mixed = taking[0];
  if (!mixed) return null;
  // An empty cell is what the others of its column are.
  const others = grid.rows.slice(1).map(({ cells }) => cells[mixed.index]?.text ?? '');
  const otherField = field === 'phase' ? 'status' : 'phase';
  if ([text(mixed), ...others].every((other) => !says(other, mixed.field, otherField))) return mixed;
  return field === 'phase'
    ? message('The column “{0}” holds statuses here, so a phase cannot be written into it.', mixed.name)
    : message('The column “{0}” holds phases here, so a status cannot be written into it.', mixed.name);
}

/** Whether a cell is of these rows alone; a merged one may be others' as well. */
function belongsTo(grid: Grid, index: number, column: number, rows: ReadonlyMap<number, unknown>): boolean {
  const cell = grid.rows[index]?.cells[column];
  if (!cell || cell.spanned === 'across') return false;
  return rowsOfCell(grid, index, column).every((row) => rows.has(row));
}

function rowsOfCell({ rows }: Grid, index: number, column: number): number[] {
  const cellAt = (row: number): Cell | undefined => rows[row]?.cells[column];
  let first = index;
  while (first > 0 && cellAt(first)?.spanned === 'down') first--;
  let last = index;
  while (cellAt(last + 1)?.spanned === 'down') last++;
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The module columns, which a row may take from the rows above. */
class GroupEdits {
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

  edits(rows: ReadonlyMap<number, RequirementFact>): Draft {
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
          ? noColumn()
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
          if (!belongsTo(this.#grid, index, column, changing) && this.#isMerged(index, column)) return mergedCell();
          const own = this.#rows[index]?.cells[column]?.text ?? '';
          this.#setCell(index, column, text === '' && (own === '' || isBlankOfNothing(own)) ? nothingHere : text);
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
      : (this.#groups.findLast(({ level, index: at }) => level > 0 && (cells[at]?.text ?? '') !== '') ?? null);
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
      if (row && cell) this.#rows[at] = { ...row, cells: row.cells.with(column, { ...cell, text, source: text }) };
    }
    const [first = index] = rowsOfCell(this.#grid, index, column);
    this.#cells.set(`${first}:${column}`, { row: first, column, text });
  }

  #isMerged(index: number, column: number): boolean {
    return rowsOfCell(this.#grid, index, column).length > 1 || this.#grid.rows[index]?.cells[column]?.spanned !== null;
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

function startOf({ line, character }: TextRange): string {
  return `${line}:${character}`;
}

function noColumn(): Message {
  return message('The table has no column for it.');
}

function mergedCell(): Message {
  return message('The cell is merged with others, so it cannot say something for this requirement alone.');
}

function notSafe(): Message {
  return message('This could not be written without changing other requirements.');
}
