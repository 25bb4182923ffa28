/** Writes cells of pipe tables and of HTML tables: the content alone, never the blanks around it. */
import { rangeInLine } from '../../model/textRange.ts';
import type { Grid } from '../table/grid.ts';
import type { CellEdit } from '../table/cellEdits.ts';
import type { SourceEdit } from '../writer.ts';
import { cellText, htmlText, inSameMarkup } from './markdownText.ts';
import type { SourceText } from './sourceText.ts';
import { splitTableRow } from './tableRow.ts';

export function htmlCellEdit(grid: Grid, { row, column, text }: CellEdit): SourceEdit[] {
  const cell = grid.rows[row]?.cells[column];
  return cell ? [{ range: cell.range, text: htmlText(text) }] : [];
}

/** Several cells of one row that it does not have yet are added in one edit, so all edits of a row come together. */
export function pipeRowEdits(
  source: SourceText,
  { line, start, columns }: { readonly line: number; readonly start: number; readonly columns: number },
  texts: ReadonlyMap<number, string>,
): SourceEdit[] {
  const written = source.lines[line] ?? '';
  const cells = splitTableRow(written, start, columns);
  const edits: SourceEdit[] = [];
  for (const [column, text] of texts) {
    const cell = cells[column];
    if (!cell) continue;
    const range = rangeInLine(line, cell.start, cell.end - cell.start);
    const content = inSameMarkup(written.slice(cell.start, cell.end), cellText(text));
    if (cell.end === cell.start) {
      const before = /\s/u.test(written[cell.start - 1] ?? '') ? '' : ' ';
      const after = /\s/u.test(written[cell.start] ?? '') ? '' : ' ';
      edits.push({ range, text: `${before}${content}${after}` });
    } else if (content === '' && column === 0 && !opensWithPipe(written, start)) {
      // Without a pipe before it an empty first cell would not be there at all.
      edits.push({ range, text: '—' });
    } else {
      edits.push({ range, text: content });
    }
  }
  const added = addedCells(cells.length, texts, opensAtEnd(written));
  if (added !== '') edits.push({ range: rangeInLine(line, written.trimEnd().length, 0), text: added });
  return edits;
}

/** Cells that a short row lacks; blank ones up to the last that is written. */
export function addedCells(from: number, texts: ReadonlyMap<number, string>, closed: boolean): string {
  const last = Math.max(...[...texts].filter(([, text]) => text !== '').map(([column]) => column));
  let added = '';
  for (let column = from; column <= last; column++) {
    const content = cellText(texts.get(column) ?? '');
    const cell = content === '' ? ' ' : ` ${content} `;
    added += closed ? `${cell}|` : `${column === from ? ' ' : ''}|${column === last ? cell.trimEnd() : cell}`;
  }
  return added;
}

function opensWithPipe(line: string, start: number): boolean {
  return line.slice(start).trimStart().startsWith('|');
}

/** A row that ends with a pipe: a further cell begins right behind it. */
export function opensAtEnd(line: string): boolean {
  const end = line.trimEnd();
  return end.endsWith('|') && !end.endsWith('\\|');
}
