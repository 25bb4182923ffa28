/** The cell of separated values that is being written, by the separator and the headers of the text as it is now. */
import { csvDialect } from '../../readers/csv/csvDialect.ts';
import { csvGridRow } from '../../readers/csv/csvGridRow.ts';
import { scanCsv } from '../../readers/csv/scanCsv.ts';
import { judgedRows, tableToWrite } from '../../readers/table/exportedTable.ts';
import { type At, type FieldPlace, type LineOf, pieceAt } from './writingPlace.ts';

/** In UTF-16 code units; larger files are data, and nobody types into them. */
const mostCharacters = 2_000_000;

export function csvPlaceAt(text: string, path: string, lineOf: LineOf, at: At): FieldPlace | null {
  if (text.length > mostCharacters) return null;
  const dialect = csvDialect(text, path);
  if (!dialect) return null;
  const { separator } = dialect;
  const rows = scanCsv(text, separator, dialect);
  const row = rows.find(({ range }) => range.line <= at.line && at.line <= range.endLine);
  const sample = rows.slice(0, judgedRows);
  const table = tableToWrite(sample.map((each) => csvGridRow(text, each)));
  const firstRow = table?.grid.rows[table.columns.firstRow]?.range.line;
  // A cell over several lines holds prose.
  if (!row || !table || row.range.line !== row.range.endLine || at.line < (firstRow ?? Infinity)) return null;
  const line = lineOf(at.line);
  const lineStart = (row.cells[0]?.start ?? 0) - row.range.character;
  const column = row.cells.findIndex(({ start, end }) => {
    const offset = lineStart + at.character;
    return start <= offset && offset <= end;
  });
  const cell = row.cells[column];
  const field = table.columns.columns[column]?.field;
  if (!cell || !field) return null;
  const start = cell.contentStart - lineStart;
  if (at.character < start) return null;
  const piece = pieceAt(line, start, at.character, cell.contentEnd - lineStart, field);
  const isWhole = piece.start === start && piece.end === cell.contentEnd - lineStart;
  return {
    ...piece,
    field,
    write: (value) => {
      if (cell.quoted) return value.replaceAll('"', '""');
      const isPlain = !value.includes(separator) && !/["\r\n]/u.test(value);
      return isPlain || !isWhole ? value : `"${value.replaceAll('"', '""')}"`;
    },
  };
}
