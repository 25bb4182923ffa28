/** HTML tables as they stand in Markdown documents: `tr`, `th`, `td` with `rowspan` and `colspan`. */
import { type Cell, type Grid, type GridRow, spanOf } from '../table/grid.ts';
import { plainText } from './plainText.ts';
import { rangeOfOffsets, type SourceText } from './sourceText.ts';

const mostColumns = 200;
const mostRows = 20_000;

interface OpenCell {
  readonly from: number;
  readonly down: number;
  readonly across: number;
}

/** The tables in the given lines (inclusive), in order. Unclosed cells, rows and tables end where they must. */
export function htmlTables(source: SourceText, fromLine: number, toLine: number): Grid[] {
  const start = source.starts[fromLine] ?? 0;
  const end = source.starts[toLine + 1] ?? source.text.length;
  const text = source.text.slice(start, end);
  if (!/<t[rdh][\s>]/i.test(text)) return [];
  const reader = new HtmlTableReader(source, text, start, fromLine);
  const tag = /<!--|<(\/?)(table|tr|td|th)(?=[\s/>])([^<>]{0,2000})>/gi;
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    if (found[0] === '<!--') {
      const close = text.indexOf('-->', tag.lastIndex);
      tag.lastIndex = close < 0 ? text.length : close + 3;
      continue;
    }
    reader.take((found[2] ?? '').toLowerCase(), found[1] === '/', found[3] ?? '', found.index, tag.lastIndex);
  }
  return reader.finish();
}

class HtmlTableReader {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #base: number;
  readonly #grids: Grid[] = [];
  #line: number;
  #rows: { cells: Cell[]; from: number; to: number }[] = [];
  /** Cells that reach down into the next rows, by column. */
  #reaching: ({ cell: Cell; rows: number } | null)[] = [];
  #cell: OpenCell | null = null;
  #inRow = false;

  constructor(source: SourceText, text: string, base: number, line: number) {
    this.#source = source;
    this.#text = text;
    this.#base = base;
    this.#line = line;
  }

  take(name: string, closes: boolean, attributes: string, from: number, to: number): void {
    this.#closeCell(from);
    if (name === 'table') {
      this.#closeRow(from);
      this.#closeTable();
    } else if (name === 'tr') {
      this.#closeRow(closes ? to : from);
      if (!closes && this.#rows.length < mostRows) {
        this.#rows.push({ cells: [], from, to });
        this.#inRow = true;
      }
    } else if (!closes && this.#inRow) {
      this.#cell = { from: to, down: span(attributes, 'rowspan'), across: span(attributes, 'colspan') };
    }
  }

  finish(): Grid[] {
    this.#closeCell(this.#text.length);
    this.#closeRow(this.#text.length);
    this.#closeTable();
    return this.#grids;
  }

  #closeCell(to: number): void {
    const open = this.#cell;
    const row = this.#rows.at(-1);
    this.#cell = null;
    if (!open || !row) return;
    this.#fillFromAbove(row.cells);
    const written = this.#text.slice(open.from, to);
    const content = written.trim();
    const from = open.from + (content === '' ? 0 : written.indexOf(content));
    const range = rangeOfOffsets(
      this.#source,
      this.#base + from,
      this.#base + from + content.length,
      this.#line,
    );
    this.#line = range.line;
    // Line ends within a cell are blanks in HTML.
    const text = plainText(content.replace(/[ \t]{0,64}\r?\n[ \t]{0,64}/g, ' '));
    for (let across = 0; across < open.across && row.cells.length < mostColumns; across++) {
      const cell: Cell = { text, source: content, range, spanned: across > 0 ? 'across' : null };
      if (open.down > 1) this.#reaching[row.cells.length] = { cell, rows: open.down - 1 };
      row.cells.push(cell);
    }
  }

  #fillFromAbove(cells: Cell[]): void {
    for (;;) {
      const reaching = this.#reaching[cells.length];
      if (!reaching) return;
      this.#reaching[cells.length] =
        reaching.rows > 1 ? { cell: reaching.cell, rows: reaching.rows - 1 } : null;
      cells.push({ ...reaching.cell, spanned: 'down' });
    }
  }

  #closeRow(to: number): void {
    const row = this.#rows.at(-1);
    if (!this.#inRow || !row) return;
    this.#inRow = false;
    this.#fillFromAbove(row.cells);
    row.to = to;
  }

  #closeTable(): void {
    this.#reaching = [];
    const columns = Math.max(0, ...this.#rows.slice(0, 1_000).map(({ cells }) => cells.length));
    const rows = this.#rows
      .filter(({ cells }) => cells.length > 0)
      .map(({ cells, from, to }): GridRow => {
        const range = rangeOfOffsets(this.#source, this.#base + from, this.#base + to);
        const end = { ...range, line: range.endLine, character: range.endCharacter };
        const filled = cells.slice(0, columns);
        while (filled.length < columns) filled.push({ text: '', source: '', range: end, spanned: null });
        return { cells: filled, range };
      });
    this.#rows = [];
    if (rows.length > 0) this.#grids.push({ rows, columns, range: spanOf(rows) });
  }
}

const spans = {
  rowspan: /rowspan\s{0,8}=\s{0,8}["']?(\d{1,4})/i,
  colspan: /colspan\s{0,8}=\s{0,8}["']?(\d{1,4})/i,
} as const;

function span(attributes: string, name: 'rowspan' | 'colspan'): number {
  const found = spans[name].exec(attributes);
  return Math.min(Math.max(Number(found?.[1] ?? 1), 1), name === 'colspan' ? mostColumns : 1_000);
}
