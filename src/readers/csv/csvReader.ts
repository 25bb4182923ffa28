/** Reads separated values: exports of trackers and spreadsheets, each one table. */
import { fileClaims } from '../fileClaims.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import defer * as exported from '../table/exportedTable.ts';
import type { GridRow } from '../table/grid.ts';
import defer * as dialects from './csvDialect.ts';
import defer * as gridRow from './csvGridRow.ts';
import defer * as writing from './csvWriter.ts';
import defer * as scanning from './scanCsv.ts';
import type { ScanLimits } from './scanCsv.ts';
import { mostRequirements } from '../limits.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };

export const csvReader: Reader = {
  name: 'csv',
  accepts: (path) => /\.(?:csv|tsv)$/iu.test(path),
  read,
  get writer() {
    return writing.csvWriter;
  },
};

function read({ path, text, isVouched = false }: ReaderInput): ReaderResult {
  const dialect = dialects.csvDialect(text, path);
  if (!dialect) return nothing;
  const rows = (limits: ScanLimits): GridRow[] =>
    scanning.scanCsv(text, dialect.separator, dialect, limits).map((row) => gridRow.csvGridRow(text, row));
  const judged = rows({ mostRows: exported.judgedRows, mostCharacters: Infinity });
  let taken: readonly GridRow[] = judged;
  const all = (): readonly GridRow[] => {
    // A row behind the last that is taken tells that there are more.
    const mostRows = mostRequirements + exported.judgedRows;
    if (judged.length === exported.judgedRows) taken = rows({ mostRows, mostCharacters: Infinity });
    return taken;
  };
  const around = { inherited: fileClaims(path), headings: [] };
  const { requirements, leftOut, tracker } = exported.readExportedTable({
    judged,
    all,
    path,
    around,
    isVouched,
  });
  return { ...nothing, requirements, ...(tracker !== null && { format: tracker }), leftOut };
}
