/**
 * Gives a pipe table a further column at its end: a header, a delimiter, and a cell in every row that has all
 * the others. A row that is shorter stays as it is unless it gets a value.
 */
import { rangeInLine } from '../../model/textRange.ts';
import type { SourceEdit } from '../writer.ts';
import type { LinePart, TableBlock } from './blocks.ts';
import { cellText } from './markdownText.ts';
import type { SourceText } from './sourceText.ts';
import { addedCells, opensAtEnd } from './tableCellWriter.ts';
import { delimiterColumns, splitTableRow } from './tableRow.ts';

/**
 * `texts` are the values by the row's index in the table, the header's row being 0. `null` where a row has more
 * cells than the table has columns: they would come to stand below the new header.
 */
export function pipeColumnEdits(
  source: SourceText,
  table: TableBlock,
  header: string,
  texts: ReadonlyMap<number, string>,
): readonly SourceEdit[] | null {
  const edits: SourceEdit[] = [];
  const [first] = table.rows;
  const delimiter = first && delimiterEdit(source, first.line + 1, first.start, table.columns);
  if (!delimiter) return null;
  for (const [index, row] of table.rows.entries()) {
    const written = source.lines[row.line] ?? '';
    const cells = splitTableRow(written, row.start, table.columns).length;
    if (cells > table.columns) return null;
    const text = index === 0 ? header : (texts.get(index) ?? '');
    if (cells < table.columns && text === '') continue;
    edits.push(cellEdit(written, row, table.columns, cells, text));
  }
  return [...edits, delimiter];
}

function cellEdit(
  written: string,
  { line }: LinePart,
  columns: number,
  cells: number,
  text: string,
): SourceEdit {
  const end = written.trimEnd().length;
  const added =
    text === ''
      ? blankCell(written)
      : addedCells(cells, new Map([[columns, cellText(text)]]), opensAtEnd(written));
  return { range: rangeInLine(line, end, 0), text: added };
}

/** Behind a row without a pipe at its end a lone pipe would only close it. */
function blankCell(written: string): string {
  return opensAtEnd(written) ? ' |' : ' | |';
}

/** A copy of the last delimiter without its alignment; `null` where the line is none. */
function delimiterEdit(source: SourceText, line: number, from: number, columns: number): SourceEdit | null {
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
  return { range: rangeInLine(line, end, 0), text };
}
