/** Finds the row of headers in an exported table, which may stand below a title, a date and who exported it. */
import { fieldOfHeader } from '../../vocabulary/headers.ts';

/** Headers stand within so many rows. */
export const mostTitleRows = 10;

interface Text {
  readonly text: string;
}

/** How many different fields the cells name as headers do. */
export function countHeaders(cells: readonly Text[]): number {
  const fields = new Set<string>();
  for (const { text } of cells) {
    const field = fieldOfHeader(text);
    if (field !== null) fields.add(field);
  }
  return fields.size;
}

/** The index of the first header row; 0 where no row is told from data by its words. */
export function headerRow(rows: readonly (readonly Text[])[]): number {
  let best = 0;
  let most = 1;
  for (const [index, cells] of rows.slice(0, mostTitleRows).entries()) {
    const count = countHeaders(cells);
    if (count > most) {
      best = index;
      most = count;
    }
  }
  // The upper of two rows of headers may have fewer that are known.
  const above = rows[best - 1]?.filter(({ text }) => text !== '') ?? [];
  const isUpper = above.length >= 2 && above.every(({ text }) => fieldOfHeader(text) !== null);
  return isUpper ? best - 1 : best;
}

/** How many columns the table has: up to the last header, of one row of headers or of two. */
export function headerColumns(rows: readonly (readonly Text[])[], first: number): number {
  const width = (cells: readonly Text[] = []): number => cells.findLastIndex(({ text }) => text !== '') + 1;
  const below = rows[first + 1]?.filter(({ text }) => text !== '') ?? [];
  const isLower = below.length >= 2 && below.every(({ text }) => fieldOfHeader(text) !== null);
  return Math.max(width(rows[first]), isLower ? width(rows[first + 1]) : 0);
}
