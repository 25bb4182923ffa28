/**
 * Gives a pipe table further columns at its end: headers, delimiters, and cells in every row that has all
 * the others. A row that is shorter stays as it is unless it gets a value.
 */
import { rangeInLine } from '../../model/textRange.ts';
import type { SourceEdit } from '../writer.ts';
import type { LinePart, TableBlock } from './blocks.ts';
import type { SourceText } from './sourceText.ts';
import { addedCells, opensAtEnd } from './tableCellWriter.ts';
import { delimiterColumns, splitTableRow } from './tableRow.ts';

/**
 * `texts` are the values of the first new column by the row's index in the table, the header's row being 0. `null`
 * where a row has more cells than the table has columns: they would come to stand below a new header.
 */
export function pipeColumnEdits(
  source: SourceText,
  table: TableBlock,
  headers: readonly string[],
  texts: ReadonlyMap<number, string>,
): readonly SourceEdit[] | null {
  const edits: SourceEdit[] = [];
  const [first] = table.rows;
  const delimiter =
    first && delimiterEdit(source, first.line + 1, first.start, table.columns, headers.length);
  if (!delimiter) return null;
  for (const [index, row] of table.rows.entries()) {
    const written = source.lines[row.line] ?? '';
    const cells = splitTableRow(written, row.start, table.columns).length;
    if (cells > table.columns) return null;
    const added = headers.map((header, at) =>
      index === 0 ? header : at === 0 ? (texts.get(index) ?? '') : '',
    );
    if (cells < table.columns && added.every((text) => text === '')) continue;
    edits.push(cellsEdit(written, row, table.columns, cells, added));
  }
  return [...edits, delimiter];
}

function cellsEdit(
  written: string,
  { line }: LinePart,
  columns: number,
  cells: number,
  texts: readonly string[],
): SourceEdit {
  const end = written.trimEnd().length;
  const isBlank = texts.every((text) => text === '');
  const named = new Map(texts.map((text, at) => [columns + at, text]));
  const added = isBlank ? blankCells(written, texts.length) : addedCells(cells, named, opensAtEnd(written));
  return { range: rangeInLine(line, end, 0), text: added };
}

/** Behind a row without a pipe at its end the first lone pipe would only close it. */
function blankCells(written: string, count: number): string {
  return (opensAtEnd(written) ? '' : ' |') + ' |'.repeat(count);
}

/** A copy of the last delimiter without its alignment; `null` where the line is none. */
function delimiterEdit(
  source: SourceText,
  line: number,
  from: number,
  columns: number,
  added: number,
): SourceEdit | null {
  const written = source.lines[line] ?? '';
  const start = /^[\s>]{0,64}/u.exec(written.slice(0, Math.max(from, 0)))?.[0].length ?? 0;
  if (delimiterColumns(written, start) !== columns) return null;
  const end = written.trimEnd().length;
  const isClosed = written.trimEnd().endsWith('|');
  const last = /(?<before>[ \t]{0,16}):?(?<dashes>-{1,400}):?(?<after>[ \t]{0,16})\|?$/u.exec(
    written.slice(0, end),
  )?.groups;
  const dashes = '-'.repeat(Math.min(Math.max(last?.['dashes']?.length ?? 3, 3), 12));
  const before = last?.['before'] ?? '';
  const after = isClosed ? (last?.['after'] ?? '') : '';
  const text = isClosed ? `${before}${dashes}${after}|` : ` | ${dashes}`;
  return { range: rangeInLine(line, end, 0), text: text.repeat(added) };
}
