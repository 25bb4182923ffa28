/** The traceability matrix as a table for spreadsheets. */
import { csvText } from '../csv.ts';
import { matrixHead, matrixRows } from './matrix.ts';
import type { ReportInput } from './reportInput.ts';

export function matrixCsv(input: Pick<ReportInput, 'snapshot' | 'root' | 'translate'>): string {
  const rows = matrixRows(input).map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cell : cell.join('; '))),
  );
  return csvText([matrixHead.map(input.translate), ...rows]);
}
