/** A `list-table`: a list of rows, each a list of cells. */
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import type { Directive } from '../sphinxNeeds/directive.ts';
import { writtenText } from '../sphinxNeeds/directiveDraft.ts';
import { type Cell, type Grid, type GridRow, spanOf } from '../table/grid.ts';
import { lineStart } from './lineStart.ts';
import { rstText } from './rstText.ts';

const rowStart = /([*+-])[ \t]{1,32}(?=[*+-](?:[ \t]|$))/y;
const cellStart = /[*+-](?:[ \t]{1,32}|$)/y;
const mostCells = 200;

/** `null` where the content is no list of lists. */
export function listGrid(source: SourceText, directive: Directive): Grid | null {
  const rows: LinePart[][][] = [];
  let cellColumn = -1;
  for (let line = directive.optionPlace.line + 1; line <= directive.range.endLine; line++) {
    const text = source.lines[line] ?? '';
    const { at, column, isBlank } = lineStart(text);
    if (isBlank) continue;
    rowStart.lastIndex = at;
    const row = cellColumn < 0 || column < cellColumn ? rowStart.exec(text) : null;
    const from = row ? rowStart.lastIndex : at;
    cellStart.lastIndex = from;
    const isCell = (row !== null || column === cellColumn) && cellStart.test(text);
    if (row) {
      rows.push([]);
      cellColumn = column + from - at;
    }
    const cells = rows.at(-1);
    if (!cells) return null;
    const start = isCell ? cellStart.lastIndex : at;
    if (isCell && cells.length < mostCells) cells.push([]);
    const end = text.trimEnd().length;
    if (end > start) cells.at(-1)?.push({ line, start, end });
    // An empty cell has a place to write to.
    else if (isCell) cells.at(-1)?.push({ line, start: end, end });
  }
  return gridOf(source, rows);
}

function gridOf(source: SourceText, rows: readonly (readonly (readonly LinePart[])[])[]): Grid | null {
  const columns = Math.max(0, ...rows.slice(0, 1).map((cells) => cells.length));
  if (columns === 0) return null;
  const all = rows.map((cells): GridRow => {
    const read = cells.slice(0, columns).map((parts) => cellOf(source, parts));
    const first = read[0]?.range;
    const last = read.at(-1)?.range;
    const range = {
      line: first?.line ?? 0,
      character: 0,
      endLine: last?.endLine ?? 0,
      endCharacter: last?.endCharacter ?? 0,
    };
    const end = { ...range, line: range.endLine, character: range.endCharacter };
    while (read.length < columns) read.push({ text: '', source: '', range: end, spanned: null });
    return { cells: read, range };
  });
  return { rows: all, columns, range: spanOf(all) };
}

export function cellOf(source: SourceText, parts: readonly LinePart[]): Cell {
  // The place of an empty cell is no part of a text below it.
  const filled = parts.filter(({ start, end }) => end > start);
  const written = writtenText(source, filled.length > 0 ? filled : parts);
  if (!written)
    return {
      text: '',
      source: '',
      range: { line: 0, character: 0, endLine: 0, endCharacter: 0 },
      spanned: null,
    };
  return { text: rstText(written.text), source: written.text, range: written.range, spanned: null };
}
