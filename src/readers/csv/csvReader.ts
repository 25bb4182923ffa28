/** Reads separated values: exports of trackers and spreadsheets, each one table. */
import { message } from '../../model/message.ts';
import { fileClaims } from '../fileClaims.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { judgedRows, readExportedTable } from '../table/exportedTable.ts';
import type { Cell, GridRow } from '../table/grid.ts';
import { unprotected } from '../table/trackerCells.ts';
import { csvDialect } from './csvDialect.ts';
import { type CsvCell, type CsvRow, scanCsv, type ScanLimits } from './scanCsv.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const mostRows = 200_000;

export const csvReader: Reader = {
  name: 'csv',
  accepts: (path) => /\.(?:csv|tsv)$/iu.test(path),
  read,
};

function read({ path, text, isVouched = false }: ReaderInput): ReaderResult {
  const dialect = csvDialect(text, path);
  if (!dialect) return nothing;
  const rows = (limits: ScanLimits): GridRow[] =>
    scanCsv(text, dialect.separator, dialect, limits).map((row) => gridRow(text, row));
  const judged = rows({ mostRows: judgedRows, mostCharacters: Infinity });
  let taken: readonly GridRow[] = judged;
  const all = (): readonly GridRow[] => {
    if (judged.length === judgedRows) taken = rows({ mostRows, mostCharacters: Infinity });
    return taken;
  };
  const around = { inherited: fileClaims(path), headings: [] };
  const { requirements, leftOut } = readExportedTable({ judged, all, path, around, isVouched });
  const last = taken.at(-1);
  const tooMany = taken.length >= mostRows && last !== undefined;
  return {
    ...nothing,
    requirements,
    leftOut: tooMany
      ? [...leftOut, { reason: message('Rows after the first {0}', mostRows), range: last.range }]
      : leftOut,
  };
}

function gridRow(text: string, { cells, range }: CsvRow): GridRow {
  return { cells: cells.map((cell) => gridCell(text, cell)), range };
}

function gridCell(text: string, cell: CsvCell): Cell {
  const source = text.slice(cell.contentStart, cell.contentEnd);
  return { text: unprotected(cell.text), source, range: cell.range, spanned: null };
}
