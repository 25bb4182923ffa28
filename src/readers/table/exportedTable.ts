/**
 * Reads the table of an exported file or of a sheet: rows of a title, headers, requirements. The same
 * evidence is asked of it as of a table in a text.
 */
import type { Claim, LeftOut, RequirementFact } from '../../model/facts.ts';
import { type Message, message } from '../../model/message.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { announcesRequirements, isChangeLog } from '../contextWords.ts';
import type { ItemKind, Tracker } from '../trackers/tracker.ts';
import { trackerOf } from '../trackers/trackers.ts';
import { exportColumns, otherKind } from './exportColumns.ts';
import { type Cell, type Grid, type GridRow, spanOf } from './grid.ts';
import { headerColumns, headerRow, mostTitleRows } from './headerRow.ts';
import { readColumns, type RequirementColumns } from './tableColumns.ts';
import { type Surroundings, tableRequirements } from './tableRequirements.ts';
import { withoutTrackerSigns } from './trackerCells.ts';

export interface ExportedTable {
  readonly requirements: readonly RequirementFact[];
  readonly leftOut: readonly LeftOut[];
  /** The tracker that exported the table, `null` where its headers tell none. */
  readonly tracker: string | null;
}

const noTable: ExportedTable = { requirements: [], leftOut: [], tracker: null };

/** The meaning of the columns is told from so many rows: a file of data may have millions. */
export const judgedRows = 500;
/** Prose that introduces a table is longer than a title. */
const longestTitle = 60;

export interface ExportedRows {
  /** The first rows, by which the table is judged. */
  readonly judged: readonly GridRow[];
  /** All rows; asked for once the table is accepted. */
  readonly all: () => readonly GridRow[];
  readonly path: string;
  readonly around: Surroundings;
  /** Somebody says that the file holds requirements. */
  readonly isVouched: boolean;
}

/** Cells beyond the last header belong to no column; that some were left out is said once. */
export function readExportedTable({
  judged: rows,
  all,
  path,
  around,
  isVouched,
}: ExportedRows): ExportedTable {
  const { first, columns, tracker } = headersOf(rows);
  const judged = tableFrom(rows.slice(first), columns, tracker);
  if (columns === 0) return noTable;
  if (isChangeLog(path.replace(/\.[A-Za-z]{1,10}$/, '')))
    return { ...noTable, leftOut: [{ reason: message('Change log'), range: judged.range }] };
  const titles = rows.slice(0, first).flatMap(titleOf);
  const announced = [path, ...around.headings, ...titles.map(({ text }) => text)].some(announcesRequirements);
  const verdict = tracker ? exportColumns(judged, tracker) : readColumns(judged, { announced, isVouched });
  if (verdict.kind !== 'definition') {
    // Orders, customers and machines are numbered like requirements; ids that are some are mentions anyway.
    const reason = verdict.kind === 'leftOut' ? verdict.reason : message('Table without requirement columns');
    return { ...noTable, leftOut: [{ reason, range: judged.range }] };
  }
  const whole = all().slice(first);
  const surroundings: Surroundings = {
    inherited: [...titles.map(placeOf), ...around.inherited],
    headings: [...around.headings, ...titles.map(({ text }) => text)],
  };
  const wider = whole.find(({ cells }) => cells.slice(columns).some(({ text }) => text !== ''));
  const leftOut: LeftOut[] = wider
    ? [{ reason: message('Cells beyond the last column that has a header'), range: wider.range }]
    : [];
  const table = tableFrom(whole, columns, tracker);
  const taken = tracker && !isVouched ? withoutOtherKinds(table, verdict, tracker, leftOut) : table;
  return {
    requirements: tableRequirements(taken, verdict, surroundings),
    leftOut,
    tracker: tracker?.name ?? null,
  };
}

/** Where the headers stand, how far they reach, and which tracker they tell. */
function headersOf(rows: readonly GridRow[]): {
  readonly first: number;
  readonly columns: number;
  readonly tracker: Tracker | null;
} {
  const cells = rows.slice(0, judgedRows).map((row) => row.cells);
  const trackers = cells.slice(0, mostTitleRows).map((row) => trackerOf(row.map(({ text }) => text)));
  const told = trackers.findIndex((tracker) => tracker !== null);
  const first = told < 0 ? headerRow(cells) : told;
  return { first, columns: headerColumns(cells, first), tracker: trackers[told] ?? null };
}

/** Tasks, defects and tests are exported together with requirements. Each that is left out is counted. */
function withoutOtherKinds(
  grid: Grid,
  { columns, firstRow }: RequirementColumns,
  tracker: Tracker,
  leftOut: LeftOut[],
): Grid {
  const rows = grid.rows.filter((row, index) => {
    const kind = index < firstRow ? null : otherKind(row, columns, tracker);
    if (kind) leftOut.push({ reason: reasonOf(kind), range: row.range });
    return kind === null;
  });
  return { ...grid, rows };
}

function reasonOf(kind: ItemKind): Message {
  if (kind === 'task') return message('A task of a tracker');
  return kind === 'defect' ? message('A defect of a tracker') : message('A test of a tracker');
}

/**
 * The table that requirements were read from, in all its rows, for writers; `null` where there is none. That
 * it is one has been decided, so no more evidence is asked; what its columns mean does not depend on that.
 */
export function tableToWrite(
  rows: readonly GridRow[],
): { readonly grid: Grid; readonly columns: RequirementColumns } | null {
  const { first, columns, tracker } = headersOf(rows);
  if (columns === 0) return null;
  const judged = tableFrom(rows.slice(first, judgedRows), columns, tracker);
  const verdict = tracker
    ? exportColumns(judged, tracker)
    : readColumns(judged, { announced: true, isVouched: true });
  if (verdict.kind !== 'definition') return null;
  return { grid: tableFrom(rows.slice(first), columns, tracker), columns: verdict };
}

/**
 * The table of a file that somebody wants to import: where no row is chosen, the headers are found as in reading.
 * Columns that tell no requirements are taken as they are called, for people to say what they mean.
 */
export function tableToImport(
  rows: readonly GridRow[],
  headersAt: number | null,
): {
  readonly grid: Grid;
  readonly columns: RequirementColumns;
  readonly headersAt: number;
} | null {
  const found = headersAt === null ? headersOf(rows) : null;
  const first = headersAt ?? found?.first ?? 0;
  const own = rows.slice(first);
  const cells = own.slice(0, judgedRows).map((row) => row.cells);
  const tracker = found ? found.tracker : trackerOf((cells[0] ?? []).map(({ text }) => text));
  const headed = found?.columns ?? headerColumns(cells, 0);
  if (headed === 0 || own.length < 2) return null;
  // Somebody may know what stands beyond the last header.
  const width = Math.max(headed, ...cells.map((row) => row.findLastIndex(({ text }) => text !== '') + 1));
  const grid = tableFrom(own, width, tracker);
  const judged = tableFrom(own.slice(0, judgedRows), width, tracker);
  const verdict = tracker
    ? exportColumns(judged, tracker)
    : readColumns(judged, { announced: true, isVouched: true });
  if (verdict.kind !== 'leftOut') return { grid, columns: verdict, headersAt: first };
  const columns = (grid.rows[0]?.cells ?? []).map(({ text }, index) => ({
    index,
    field: fieldOfHeader(text) ?? ('other' as const),
    name: text,
    level: 0,
  }));
  return {
    grid,
    columns: { kind: 'definition', columns, id: null, title: null, firstRow: 1 },
    headersAt: first,
  };
}

function tableFrom(rows: readonly GridRow[], columns: number, tracker: Tracker | null): Grid {
  const filled = rows.filter(({ cells }) => cells.some(({ text }) => text !== ''));
  const even = filled.map((row): GridRow => {
    const cells = row.cells.slice(0, columns);
    const { endLine, endCharacter } = row.range;
    const end = { line: endLine, character: endCharacter, endLine, endCharacter };
    while (cells.length < columns) cells.push({ text: '', source: '', range: end, spanned: null });
    return { ...row, cells };
  });
  return withoutTrackerSigns({ rows: even, columns, range: spanOf(even) }, tracker);
}

/** The text of a title row: its only cell, unless it states something, as `导出时间：…` does. */
function titleOf({ cells }: GridRow): Cell[] {
  const filled = cells.filter(({ text, spanned }) => text !== '' && spanned === null);
  const only = filled.length === 1 ? filled[0] : undefined;
  return only && only.text.length <= longestTitle && !/[:：\n]/u.test(only.text) ? [only] : [];
}

function placeOf({ text, range }: Cell): Claim {
  return { field: 'place', from: 'heading', text, range, name: '' };
}
