/** Reads separated values: exports of trackers and spreadsheets, each one table. */
import { message } from '../../model/message.ts';
import { fileClaims } from '../fileClaims.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { judgedRows, readExportedTable } from '../table/exportedTable.ts';
import type { GridRow } from '../table/grid.ts';
import { csvDialect } from './csvDialect.ts';
import { csvGridRow } from './csvGridRow.ts';
import { csvWriter } from './csvWriter.ts';
import { scanCsv, type ScanLimits } from './scanCsv.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const mostRows = 200_000;

export const csvReader: Reader = {
  name: 'csv',
  accepts: (path) => /\.(?:csv|tsv)$/iu.test(path),
  read,
  writer: csvWriter,
};

function read({ path, text, isVouched = false }: ReaderInput): ReaderResult {
  const dialect = csvDialect(text, path);
  if (!dialect) return nothing;
  const rows = (limits: ScanLimits): GridRow[] =>
    scanCsv(text, dialect.separator, dialect, limits).map((row) => csvGridRow(text, row));
  const judged = rows({ mostRows: judgedRows, mostCharacters: Infinity });
  let taken: readonly GridRow[] = judged;
  const all = (): readonly GridRow[] => {
    if (judged.length === judgedRows) taken = rows({ mostRows, mostCharacters: Infinity });
    return taken;
  };
  const around = { inherited: fileClaims(path), headings: [] };
  const { requirements, leftOut, tracker } = readExportedTable({ judged, all, path, around, isVouched });
  const last = taken.at(-1);
  const tooMany = taken.length >= mostRows && last !== undefined;
  return {
    ...nothing,
    requirements,
    ...(tracker !== null && { format: tracker }),
    leftOut: tooMany
      ? [...leftOut, { reason: message('Rows after the first {0}', mostRows), range: last.range }]
      : leftOut,
  };
}
