/** The file that is imported, as rows: separated values in an encoding, or the sheets of a workbook. */
import type { Message } from '../../model/message.ts';
import { decode } from '../../readers/decode.ts';
import type { GridRow } from '../../readers/table/grid.ts';
import { placeWorkbook } from '../../readers/xlsx/sheetText.ts';
import { WorkbookFault } from '../../readers/xlsx/workbookFault.ts';
import { importedTable, rowsOfCsv } from './importedTable.ts';

export interface ImportFile {
  readonly sheets: readonly { readonly name: string; readonly rows: readonly GridRow[] }[];
  /** By VS Code's name; `null` for a workbook. */
  readonly encoding: string | null;
}

/** `unknownEncoding` for a text that is in none that can be told, or not in the one that was chosen. */
export function importSheets(
  path: string,
  content: Uint8Array,
  encoding: string | null,
): ImportFile | Message | 'unknownEncoding' {
  if (/\.xlsx$/iu.test(path)) {
    try {
      const { sheets } = placeWorkbook(content);
      return { sheets: sheets.map(({ name, grid }) => ({ name, rows: grid })), encoding: null };
    } catch (error) {
      if (error instanceof WorkbookFault) return error.reason;
      throw error;
    }
  }
  const decoded = decode(content, encoding);
  if ('failure' in decoded) return 'unknownEncoding';
  return { sheets: [{ name: '', rows: rowsOfCsv(decoded.text, path) }], encoding: decoded.encoding };
}

/** The first of the sheets that hold the most requirements. */
export function fullestSheet({ sheets }: Pick<ImportFile, 'sheets'>): number {
  if (sheets.length < 2) return 0;
  let best = 0;
  let most = -1;
  for (const [index, { rows }] of sheets.entries()) {
    const count = importedTable(rows)?.items.length ?? 0;
    if (count <= most) continue;
    best = index;
    most = count;
  }
  return best;
}

/** What stands before ids that are bare numbers, where nobody says. */
export function usualPrefix(tracker: string | null): string {
  return `${(tracker ?? 'REQ').toUpperCase()}-`;
}
