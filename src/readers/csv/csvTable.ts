/** The table of separated values, for adding rows and changing cells. */
import { rangeInLine } from '../../model/textRange.ts';
import type { SourceEdit } from '../writer.ts';
import { tableToWrite } from '../table/exportedTable.ts';
import type { RowTable } from '../table/rowTable.ts';
import { csvDialect } from './csvDialect.ts';
import { csvGridRow } from './csvGridRow.ts';
import { cellSource, rowEdits } from './csvWriter.ts';
import { scanCsv } from './scanCsv.ts';

/** `null` where the text holds no table of requirements. */
export function csvTable(text: string): RowTable | null {
  const dialect = csvDialect(text, '');
  if (!dialect) return null;
  const { separator } = dialect;
  const rows = scanCsv(text, separator, dialect);
  const table = tableToWrite(rows.map((row) => csvGridRow(text, row)));
  if (!table) return null;
  const rowAt = new Map(rows.map((row) => [row.range, row]));
  const sourceOf = (index: number) => rowAt.get(table.grid.rows[index]?.range ?? table.grid.range);
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  return {
    ...table,
    setCells: (index, texts) => {
      const row = sourceOf(index);
      return row ? rowEdits(row, texts, separator) : [];
    },
    addRows: (behind, added) => {
      const row = sourceOf(behind);
      if (!row) return null;
      const written = added.map((texts) => {
        const width = Math.max(row.cells.length, texts.length);
        return Array.from({ length: width }, (_, at) =>
          cellSource(texts[at] ?? '', separator, row.cells[at]?.quoted ?? false),
        ).join(separator);
      });
      const { endLine, endCharacter } = row.range;
      return {
        range: rangeInLine(endLine, endCharacter, 0),
        text: written.map((line) => lineEnd + line).join(''),
      };
    },
    addColumns: (headers) => {
      const { columns, rows: gridRows } = table.grid;
      const edits: SourceEdit[] = [];
      for (const [index] of gridRows.entries()) {
        const row = sourceOf(index);
        if (!row || row.cells.slice(columns).some(({ text: said }) => said !== '')) return null;
        const texts = headers.map((header, at) => [columns + at, index === 0 ? header : ''] as const);
        edits.push(...rowEdits(row, new Map(texts), separator));
      }
      return edits;
    },
  };
}
