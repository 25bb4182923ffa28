/** The cell of a pipe table that is being written, and what its column means: from the lines around it now. */
import type { Field } from '../../model/field.ts';
import type { TableBlock } from '../../readers/markdown/blocks.ts';
import { gridOfTable } from '../../readers/markdown/gridOfTable.ts';
import { cellText } from '../../readers/markdown/markdownText.ts';
import { scanBlocks } from '../../readers/markdown/scanBlocks.ts';
import { type SourceText, sourceText } from '../../readers/markdown/sourceText.ts';
import { splitTableRow } from '../../readers/markdown/tableRow.ts';
import { readColumns } from '../../readers/table/tableColumns.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { type At, type FieldPlace, type LineOf, pieceAt } from './writingPlace.ts';

const mostAbove = 3_000;
/** Enough rows to tell what a column means. */
const mostBelow = 100;

/** `announced` where the document holds requirements, so that less evidence is asked of a table. */
export function tablePlaceAt(lineOf: LineOf, { line, character }: At, announced: boolean): FieldPlace | null {
  const text = lineOf(line);
  if (!text.includes('|')) return null;
  let first = line;
  while (first > 0 && line - first < mostAbove && lineOf(first - 1).includes('|')) first--;
  let last = line;
  while (last - line < mostBelow && lineOf(last + 1).includes('|')) last++;
  const source = sourceText(
    Array.from({ length: last - first + 1 }, (_, at) => lineOf(first + at)).join('\n'),
  );
  for (const block of scanBlocks(source).blocks) {
    if (block.kind !== 'table') continue;
    const index = block.rows.findIndex((row) => row.line === line - first);
    const row = block.rows[index];
    if (index <= 0 || !row) continue;
    // A sign at the cursor makes the cell there, be it the last one that was begun just now.
    const cells = splitTableRow(`${text.slice(0, character)}x`, row.start);
    const column = cells.length - 1;
    const field = fieldOfColumn(source, block, { row: index, column }, announced);
    if (!field) return null;
    const start = Math.min(cells.at(-1)?.start ?? character, character);
    const piece = pieceAt(text, start, character, endOfCell(text, character), field);
    const isTight = text[piece.start - 1] === '|' || text[piece.start - 1] === '｜';
    const isTightBehind = text[piece.end] === '|';
    return {
      ...piece,
      field,
      write: (value) => `${isTight ? ' ' : ''}${cellText(value)}${isTightBehind ? ' ' : ''}`,
    };
  }
  return null;
}

function endOfCell(text: string, from: number): number {
  let at = from;
  while (at < text.length && !(text[at] === '|' && text[at - 1] !== '\\')) at++;
  return at;
}

function fieldOfColumn(
  source: SourceText,
  table: TableBlock,
  { row, column }: { readonly row: number; readonly column: number },
  announced: boolean,
): Field | null {
  const grid = gridOfTable(source, table);
  const verdict = readColumns(grid, { announced });
  if (verdict.kind !== 'leftOut')
    return row < verdict.firstRow ? null : (verdict.columns[column]?.field ?? null);
  // The first row below new headers: only these can tell.
  const fields = (grid.rows[0]?.cells ?? []).map(({ text }) => fieldOfHeader(text));
  const isMeant = grid.rows.length <= 3 && fields.includes('id');
  return isMeant ? (fields[column] ?? null) : null;
}
