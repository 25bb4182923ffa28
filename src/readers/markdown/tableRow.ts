/**
 * Splits a line of a table into its cells. Everything that reads or edits a cell goes through here, so
 * that both mean the same characters. Grammar: GitHub Flavored Markdown 4.10, where a pipe separates even
 * within inline code unless it is escaped.
 */

/** One cell. `start` and `end` are offsets in the line (UTF-16), without the blanks around the content. */
export interface RowCell {
  readonly start: number;
  readonly end: number;
  /** The content as written, with `\|` as `|`. */
  readonly text: string;
}

/**
 * The cells of a table line. `from` is where the row starts behind a quote's or a list's indent. An empty
 * cell lies behind the first blank after its pipe, where its content would be written.
 *
 * With `columns`, a line with too many cells is split again without the pipes inside inline code, and that
 * is taken where it gives exactly so many: people forget to escape them.
 */
export function splitTableRow(line: string, from = 0, columns?: number): RowCell[] {
  const cells = split(line, from, () => false);
  if (columns === undefined || cells.length <= columns || !line.includes('`')) return cells;
  const code = codeSpans(line, from);
  const fewer = split(line, from, (at) => code.some(([start, end]) => at > start && at < end));
  return fewer.length === columns ? fewer : cells;
}

function split(line: string, from: number, isProtected: (at: number) => boolean): RowCell[] {
  const end = line.trimEnd().length;
  let start = from;
  while (start < end && /\s/u.test(line[start] ?? '')) start++;
  if (start >= end) return [];
  const cells: RowCell[] = [];
  let at = start;
  let cellStart = start;
  for (; at < end; at++) {
    if (line[at] !== '|' || line[at - 1] === '\\' || isProtected(at)) continue;
    if (at > start) cells.push(cell(line, cellStart, at));
    cellStart = at + 1;
  }
  if (cellStart < end) cells.push(cell(line, cellStart, end));
  return cells;
}

function cell(line: string, from: number, to: number): RowCell {
  const content = line.slice(from, to);
  const trimmed = content.trim();
  if (trimmed === '') {
    const start = to - from > 1 ? from + 1 : from;
    return { start, end: start, text: '' };
  }
  const start = from + content.indexOf(trimmed);
  const text = trimmed.includes('\\|') ? trimmed.replaceAll('\\|', '|') : trimmed;
  return { start, end: start + trimmed.length, text };
}

/** The places of inline code, `[start, end)`; an unclosed run of backticks opens none. */
function codeSpans(line: string, from: number): [number, number][] {
  const runs = [...line.matchAll(/`{1,64}/g)].filter((run) => run.index >= from);
  const spans: [number, number][] = [];
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    const close = runs.findIndex((run, at) => at > i && at <= i + 16 && run[0] === open?.[0]);
    if (!open || close < 0) continue;
    spans.push([open.index, (runs[close]?.index ?? 0) + open[0].length]);
    i = close;
  }
  return spans;
}

/**
 * How many columns a table's delimiter line has, 0 when it is none: `|---|:-:|`, `--- | ---`. Never a line
 * that reads as a list item.
 */
export function delimiterColumns(line: string, from = 0): number {
  const row = line.slice(from).trim();
  if (row.length < 2 || !/^[|:-]/.test(row) || !/^(?:-[^\s]|[|:][-|:\s])/.test(row)) return 0;
  if (/[^|:\s-]/.test(row) || row.includes('\f') || row.includes('\v')) return 0;
  const parts = row.split('|');
  let columns = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = (parts[i] ?? '').trim();
    if (part === '') {
      if (i === 0 || i === parts.length - 1) continue;
      return 0;
    }
    if (!/^:?-+:?$/.test(part)) return 0;
    columns++;
  }
  return columns;
}
