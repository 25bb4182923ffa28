/**
 * Drawn tables: `+---+---+` between rows of `| a | b |`. Cells that span rows or columns are rare in tables of
 * requirements; a table with such cells gives nothing.
 */
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { type Grid, type GridRow, spanOf } from '../table/grid.ts';
import { cellOf } from './listGrid.ts';

const border = /^\+(?:[-=]{1,400}\+){1,200}$/u;

/** The drawn tables in some lines of text. */
export function drawnGrids(source: SourceText, text: readonly LinePart[]): readonly Grid[] {
  const grids: Grid[] = [];
  for (let at = 0; at < text.length;) {
    const part = text[at]!;
    if (!border.test(lineOf(source, part))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < text.length && goesOn(source, text[end - 1]!, text[end]!)) end++;
    const grid = end - at < 3 ? null : gridOf(source, text.slice(at, end));
    if (grid) grids.push(grid);
    at = end;
  }
  return grids;
}

function goesOn(source: SourceText, previous: LinePart, part: LinePart): boolean {
  const sign = (source.lines[part.line] ?? '')[part.start];
  return part.line === previous.line + 1 && (sign === '|' || sign === '+');
}

function gridOf(source: SourceText, lines: readonly LinePart[]): Grid | null {
  const columns = lineOf(source, lines[0]!).split('+').length - 2;
  const rows: GridRow[] = [];
  let cells: LinePart[][] = [];
  let first: LinePart | null = null;
  for (const part of lines) {
    const text = lineOf(source, part);
    if (text.startsWith('+')) {
      if (!border.test(text) || text.split('+').length - 2 !== columns) return null;
      if (first) rows.push(rowOf(source, cells, first, part));
      cells = [];
      first = null;
      continue;
    }
    const parts = cellsOf(part, text, columns);
    if (!parts) return null;
    first ??= part;
    for (const [index, cell] of parts.entries()) (cells[index] ??= []).push(cell);
  }
  return first === null && rows.length > 1 ? { rows, columns, range: spanOf(rows) } : null;
}

function rowOf(source: SourceText, cells: readonly LinePart[][], first: LinePart, next: LinePart): GridRow {
  const last = next.line - 1;
  return {
    cells: cells.map((parts) => cellOf(source, parts)),
    range: {
      line: first.line,
      character: first.start,
      endLine: last,
      endCharacter: (source.lines[last] ?? '').trimEnd().length,
    },
  };
}

/** Wide characters move the bars, so the bars are counted rather than their columns. */
function cellsOf({ line, start }: LinePart, text: string, columns: number): LinePart[] | null {
  const bars: number[] = [];
  for (let at = text.indexOf('|'); at >= 0; at = text.indexOf('|', at + 1)) {
    if (text[at - 1] !== '\\') bars.push(at);
  }
  if (bars.length !== columns + 1 || bars[0] !== 0 || bars.at(-1) !== text.length - 1) return null;
  return bars.slice(0, -1).map((bar, index) => {
    const inside = text.slice(bar + 1, bars[index + 1]);
    const from = bar + 1 + (inside.length - inside.trimStart().length);
    const to = bar + 1 + inside.trimEnd().length;
    // The place of an empty cell lies behind its first blank.
    const at = to > from ? from : Math.min(bar + 2, bars[index + 1] ?? bar + 2);
    return { line, start: start + at, end: start + Math.max(at, to) };
  });
}

function lineOf(source: SourceText, { line, start, end }: LinePart): string {
  return (source.lines[line] ?? '').slice(start, end);
}
