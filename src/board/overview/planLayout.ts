/**
 * Where everything of the Plan picture lies, by arithmetic alone: a row is as high as its fullest cell, a card has one
 * height. All lengths are in em, so that zoom and font size need no measuring. Nothing here touches the page.
 */
import type { PlanPicture, PlanRow } from './planPicture.ts';

/** In em. */
export const sizes = {
  /** From the top of one card to that of the next, with the gap between them. */
  card: 6.6,
  cardGap: 0.5,
  cellPadding: 0.5,
  /** A row whose cells hold nothing, or that is folded. */
  lowRow: 3.1,
  /** A row with cards has room for what its module is to become. */
  leastRow: 5.2,
  mostRowHead: 16,
  leastRowHead: 12,
  narrowRowHead: 9.5,
  leastColumn: 15,
  mostColumn: 30,
  /** A column that has nothing in it and is no phase. */
  slimColumn: 8,
  /** A cell as wide as this has two cards beside each other. */
  twoCards: 27,
} as const;

/** Below this width a picture is narrow: less is said of the modules. */
export const narrow = 45;

/** A row that nobody folded or unfolded is folded by itself beyond so many cards in one cell. */
const mostUnfolded = 40;

export interface Folding {
  readonly folded: ReadonlySet<string>;
  readonly unfolded: ReadonlySet<string>;
}

export interface PlacedRow {
  /** Its place in the picture. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly isFolded: boolean;
  readonly hasBelow: boolean;
}

export interface PlacedColumn {
  readonly left: number;
  readonly width: number;
  readonly perLine: number;
}

export interface PlanLayout {
  readonly rows: readonly PlacedRow[];
  /** By the row's place in the picture: where it stands among those on show, or -1. */
  readonly placeOf: readonly number[];
  readonly columns: readonly PlacedColumn[];
  readonly rowHead: number;
  /** Of all rows, and of the row headers with all columns. */
  readonly height: number;
  readonly width: number;
}

/** Rows are known by this: the same in every picture of the same plan. */
export function rowName({ kind, id }: Pick<PlanRow, 'kind' | 'id'>): string {
  return kind === 'part' ? `=${id}` : kind;
}

export function isFolded(row: PlanRow, { folded, unfolded }: Folding): boolean {
  const name = rowName(row);
  if (folded.has(name)) return true;
  return !unfolded.has(name) && row.cells.some((cell) => cell.length > mostUnfolded);
}

/** `width` is that of the window onto it, in em. */
export function planLayout(picture: PlanPicture, folding: Folding, width: number): PlanLayout {
  const columns = placedColumns(picture, width);
  const rowHead = rowHeadWidth(width);
  const rows: PlacedRow[] = [];
  const placeOf: number[] = [];
  /** By place in the picture: whether it, or one around it, is folded. */
  const closed: boolean[] = [];
  const hasBelow = new Set(picture.rows.map(({ parent }) => parent));
  let top = 0;
  picture.rows.forEach((row, index) => {
    const isHidden = closed[row.parent] ?? false;
    const folds = isFolded(row, folding);
    closed[index] = isHidden || folds;
    if (isHidden) {
      placeOf.push(-1);
      return;
    }
    const height = folds ? sizes.lowRow : rowHeight(row, columns);
    placeOf.push(rows.length);
    rows.push({ index, top, height, isFolded: folds, hasBelow: hasBelow.has(index) });
    top += height;
  });
  const last = columns.at(-1);
  return {
    rows,
    placeOf,
    columns,
    rowHead,
    height: top,
    width: last ? last.left + last.width : rowHead,
  };
}

/** The rows between two heights, with those that only reach in: from the first to before the second. */
export function rowsBetween({ rows }: PlanLayout, top: number, bottom: number): readonly [number, number] {
  const from = firstAfter(rows.length, (at) => (rows[at]?.top ?? 0) + (rows[at]?.height ?? 0) > top);
  const to = firstAfter(rows.length, (at) => (rows[at]?.top ?? 0) >= bottom);
  return [from, Math.max(from, to)];
}

/** The columns between two places, likewise. */
export function columnsBetween(
  { columns }: PlanLayout,
  left: number,
  right: number,
): readonly [number, number] {
  const from = firstAfter(
    columns.length,
    (at) => (columns[at]?.left ?? 0) + (columns[at]?.width ?? 0) > left,
  );
  const to = firstAfter(columns.length, (at) => (columns[at]?.left ?? 0) >= right);
  return [from, Math.max(from, to)];
}

/** The cards of a cell between two heights, counted from the top of its row. */
export function cardsBetween(
  count: number,
  perLine: number,
  top: number,
  bottom: number,
): readonly [number, number] {
  const from = Math.floor((top - sizes.cellPadding) / sizes.card) * perLine;
  const to = Math.ceil((bottom - sizes.cellPadding) / sizes.card) * perLine;
  const within = (at: number): number => Math.min(count, Math.max(0, at));
  return [within(from), within(to)];
}

/** From the top left of the cell. */
export function cardPlace(
  at: number,
  { width, perLine }: PlacedColumn,
): { readonly top: number; readonly left: number; readonly width: number; readonly height: number } {
  const inner = width - 2 * sizes.cellPadding;
  const each = (inner - (perLine - 1) * sizes.cardGap) / perLine;
  return {
    top: sizes.cellPadding + Math.floor(at / perLine) * sizes.card,
    left: sizes.cellPadding + (at % perLine) * (each + sizes.cardGap),
    width: each,
    height: sizes.card - sizes.cardGap,
  };
}

/** The row and the column under a place, counted as they are on show; -1 for none. */
export function cellAt(
  layout: PlanLayout,
  left: number,
  top: number,
): { readonly row: number; readonly column: number } {
  const [row] = rowsBetween(layout, top, top);
  const [column] = columnsBetween(layout, left, left);
  const isInside = top >= 0 && row < layout.rows.length && left >= layout.rowHead;
  return isInside && column < layout.columns.length ? { row, column } : { row: -1, column: -1 };
}

/** A share of the window, so that the phases have most of it. */
function rowHeadWidth(width: number): number {
  if (width < narrow) return sizes.narrowRowHead;
  return Math.min(sizes.mostRowHead, Math.max(sizes.leastRowHead, Math.round(width * 1.7) / 10));
}

function placedColumns({ columns, rows }: PlanPicture, width: number): readonly PlacedColumn[] {
  const isSlim = columns.map(
    ({ kind }, at) => kind !== 'part' && rows.every(({ cells }) => (cells[at]?.length ?? 0) === 0),
  );
  const slim = isSlim.filter((is) => is).length * sizes.slimColumn;
  const wide = isSlim.filter((is) => !is).length;
  const rowHead = rowHeadWidth(width);
  const each = wide === 0 ? 0 : (width - rowHead - slim) / wide;
  const wideColumn = Math.min(sizes.mostColumn, Math.max(sizes.leastColumn, each));
  let left: number = rowHead;
  return columns.map((_, at) => {
    const own = isSlim[at] === true ? sizes.slimColumn : wideColumn;
    const placed = { left, width: own, perLine: own >= sizes.twoCards ? 2 : 1 };
    left += own;
    return placed;
  });
}

function rowHeight(row: PlanRow, columns: readonly PlacedColumn[]): number {
  const lines = Math.max(
    0,
    ...row.cells.map((cell, at) => Math.ceil(cell.length / (columns[at]?.perLine ?? 1))),
  );
  if (lines === 0) return sizes.lowRow;
  return Math.max(sizes.leastRow, lines * sizes.card - sizes.cardGap + 2 * sizes.cellPadding);
}

/** The first place for which something holds that holds for all after it too. */
function firstAfter(count: number, holds: (at: number) => boolean): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
