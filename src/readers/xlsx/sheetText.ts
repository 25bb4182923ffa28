/**
 * A workbook as a text, so that its cells have places like those of any document: findings, hovers and
 * definitions stand in it, and the editor shows it read-only. Each sheet is a line with its name, a line for
 * each row that is not empty, and an empty line.
 */
import type { SheetLines } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import type { ShownText } from '../reader.ts';
import type { Cell, GridRow } from '../table/grid.ts';
import { readWorkbook } from './readWorkbook.ts';
import type { Sheet, SheetRow } from './readSheet.ts';
import { WorkbookFault } from './workbookFault.ts';

export interface SheetText extends ShownText {
  readonly sheets: readonly SheetLines[];
}

/** A sheet with the place of each cell in the text of its workbook. */
export interface PlacedSheet extends SheetLines {
  /** The place of its name. */
  readonly nameRange: TextRange;
  readonly grid: readonly GridRow[];
}

export interface PlacedWorkbook {
  readonly text: string;
  readonly sheets: readonly PlacedSheet[];
  /** How many sheets are hidden, and not read. */
  readonly hidden: number;
}

const separator = ' | ';
/** Cells that merged ones reach into. */
const mostMerged = 200_000;

/** The text of a workbook; never throws. */
export function sheetText(bytes: Uint8Array): SheetText {
  try {
    const { text, sheets } = placeWorkbook(bytes);
    return { text, sheets: sheets.map(linesOf), failure: null };
  } catch (error) {
    if (error instanceof WorkbookFault) return { text: '', sheets: [], failure: error.reason };
    throw error;
  }
}

/** A sheet without its cells. */
export function linesOf({ name, firstLine, lastLine, rowNumbers }: PlacedSheet): SheetLines {
  return { name, firstLine, lastLine, rowNumbers };
}

/** Throws a `WorkbookFault` for bytes that are no workbook, or one that is too large. */
export function placeWorkbook(bytes: Uint8Array): PlacedWorkbook {
  const { sheets, hidden } = readWorkbook(bytes);
  const lines: string[] = [];
  const placed = sheets.map((sheet) => {
    const result = placeSheet(sheet, lines);
    lines.push('');
    return result;
  });
  return { text: lines.join('\n'), sheets: placed, hidden };
}

function placeSheet(sheet: Sheet, lines: string[]): PlacedSheet {
  const firstLine = lines.length;
  const name = oneLine(sheet.name);
  lines.push(`[${name}]`);
  const merged = mergedCells(sheet);
  const anchors = new Map<string, Cell>();
  const grid = sheet.rows.map((row): GridRow => {
    const placedRow = placeRow(row, lines.length, merged.get(row.number) ?? new Map(), anchors);
    lines.push(placedRow.text);
    return placedRow.row;
  });
  return {
    name: sheet.name,
    firstLine,
    lastLine: lines.length - 1,
    rowNumbers: sheet.rows.map(({ number }) => number),
    nameRange: { line: firstLine, character: 1, endLine: firstLine, endCharacter: 1 + name.length },
    grid,
  };
}

/** A place that a merged cell reaches, from above or from the left; `anchor` is `row:column` of that cell. */
interface Reached {
  readonly anchor: string;
  readonly spanned: 'down' | 'across';
}

function placeRow(
  { number, cells }: SheetRow,
  line: number,
  merged: ReadonlyMap<number, Reached>,
  anchors: Map<string, Cell>,
): { readonly row: GridRow; readonly text: string } {
  const width = Math.max(-1, ...cells.keys(), ...merged.keys()) + 1;
  const placed: Cell[] = [];
  let text = '';
  for (let column = 0; column < width; column++) {
    if (column > 0) text += separator;
    const value = cells.get(column) ?? '';
    const source = oneLine(value);
    const range = { line, character: text.length, endLine: line, endCharacter: text.length + source.length };
    text += source;
    const reaching = merged.get(column);
    const anchor = reaching && anchors.get(reaching.anchor);
    if (reaching && anchor) placed.push({ ...anchor, spanned: reaching.spanned });
    else {
      const cell: Cell = { text: value, source, range, spanned: null };
      if (value !== '') anchors.set(`${number}:${column}`, cell);
      placed.push(cell);
    }
  }
  return {
    row: { cells: placed, range: { line, character: 0, endLine: line, endCharacter: text.length } },
    text,
  };
}

/** By row and column. */
function mergedCells(sheet: Sheet): ReadonlyMap<number, ReadonlyMap<number, Reached>> {
  const merged = new Map<number, Map<number, Reached>>();
  const numbers = sheet.rows.map(({ number }) => number);
  let count = 0;
  for (const { top, bottom, left, right } of sheet.merges) {
    for (let index = firstAtLeast(numbers, top); index < numbers.length; index++) {
      const number = numbers[index] ?? 0;
      if (number > bottom) break;
      const row = merged.get(number) ?? new Map<number, Reached>();
      merged.set(number, row);
      for (let column = left; column <= right; column++) {
        if (number === top && column === left) continue;
        if (++count > mostMerged) return merged;
        row.set(column, { anchor: `${top}:${left}`, spanned: number === top ? 'across' : 'down' });
      }
    }
  }
  return merged;
}

/** The index of the first of some rising numbers that is not below `least`. */
function firstAtLeast(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Line ends within a cell are shown as a sign, so that a row stays a line. */
function oneLine(text: string): string {
  return text.replace(/\s{0,16}[\n\r\u2028\u2029\u0085]\s{0,16}/gu, ' ↵ ');
}
