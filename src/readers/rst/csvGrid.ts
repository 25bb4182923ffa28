/** A `csv-table`: separated values in the content, headers in an option or in the first rows. */
import type { SourceText } from '../markdown/sourceText.ts';
import { type Directive, optionOf } from '../sphinxNeeds/directive.ts';
import { textWithin } from '../sphinxNeeds/textWithin.ts';
import { type Cell, type Grid, type GridRow, spanOf } from '../table/grid.ts';
import { rstText } from './rstText.ts';

const mostColumns = 200;

/** `null` where the values stand in a file of their own. Values over several lines are not joined. */
export function csvGrid(source: SourceText, directive: Directive): Grid | null {
  if (optionOf(directive, 'file') || optionOf(directive, 'url')) return null;
  const separator = separatorOf(optionOf(directive, 'delim')?.value.text ?? '');
  const rows: GridRow[] = [];
  const header = optionOf(directive, 'header')?.value;
  const content = {
    line: directive.optionPlace.line + 1,
    character: 0,
    endLine: directive.range.endLine,
    endCharacter: directive.range.endCharacter,
  };
  for (const range of header ? [header.range, content] : [content]) {
    if (range.endLine < range.line) continue;
    for (const { line, start, text } of textWithin(source, range)) {
      if (text.trim() !== '') rows.push(rowOf(text, line, start, separator));
    }
  }
  const columns = rows[0]?.cells.length ?? 0;
  if (columns === 0) return null;
  const even = rows.map((row) => ({ ...row, cells: evened(row, columns) }));
  return { rows: even, columns, range: spanOf(even) };
}

function separatorOf(written: string): string {
  if (written === 'tab') return '\t';
  if (written === 'space') return ' ';
  return written.length === 1 ? written : ',';
}

function rowOf(text: string, line: number, from: number, separator: string): GridRow {
  const cells: Cell[] = [];
  const end = text.trimEnd().length;
  for (let at = text.length - text.trimStart().length; at <= end && cells.length < mostColumns;) {
    while (at < end && text[at] !== separator && /[ \t]/u.test(text[at] ?? '')) at++;
    const close = text[at] === '"' ? closingQuote(text, at + 1) : -1;
    const start = close >= 0 ? at + 1 : at;
    let next = text.indexOf(separator, close >= 0 ? close : at);
    if (next < 0 || next > end) next = end;
    const stop = close >= 0 ? close : at + text.slice(at, next).trimEnd().length;
    const written = text.slice(start, stop);
    cells.push({
      text: rstText(written.replaceAll('""', '"')),
      source: written,
      range: { line, character: from + start, endLine: line, endCharacter: from + stop },
      spanned: null,
    });
    if (next >= end) break;
    at = next + 1;
  }
  return { cells, range: { line, character: from, endLine: line, endCharacter: from + end } };
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return -1;
}

function evened({ cells, range }: GridRow, columns: number): readonly Cell[] {
  const even = cells.slice(0, columns);
  const end = { ...range, line: range.endLine, character: range.endCharacter };
  while (even.length < columns) even.push({ text: '', source: '', range: end, spanned: null });
  return even;
}
