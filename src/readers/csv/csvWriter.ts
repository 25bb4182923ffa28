/** Sets fields in the rows of separated values: the content of a cell alone, quoted where it has to be. */
import type { RequirementFact } from '../../model/facts.ts';
import { compareRanges, rangeInLine, type TextRange } from '../../model/textRange.ts';
import { type CellEdit, noColumn } from '../table/cellEdits.ts';
import { tableToWrite } from '../table/exportedTable.ts';
import type { Grid } from '../table/grid.ts';
import { idColumnOf, idHeader } from '../table/idCells.ts';
import { newHeader, rowsWithoutColumn, tableEdits } from '../table/tableEdits.ts';
import {
  documentChanged,
  type FieldValue,
  type SourceEdit,
  valueText,
  type Writer,
  type Written,
} from '../writer.ts';
import { csvDialect } from './csvDialect.ts';
import { csvGridRow } from './csvGridRow.ts';
import { type CsvCell, type CsvRow, scanCsv } from './scanCsv.ts';

export const csvWriter: Writer = {
  setField({ text }, facts, field, value, options): Written {
    const dialect = csvDialect(text, '');
    const rows = dialect ? scanCsv(text, dialect.separator, dialect) : [];
    const table = tableToWrite(rows.map((row) => csvGridRow(text, row)));
    if (!dialect || !table) return refused(facts);
    const { grid, columns } = table;
    const written = tableEdits(grid, columns, facts, field, value);
    const refusals = new Map(written.refusals);
    const cells = [...written.cells];
    if (options?.newColumns && valueText(value) !== '') {
      const lacking = rowsWithoutColumn(grid, refusals);
      if (lacking.size > 0) cells.push(...columnCells(grid, lacking, newHeader(grid, field), value));
      for (const fact of lacking.values()) refusals.delete(fact);
    }
    const rowOf = new Map(rows.map((row) => [row.range, row]));
    const byRow = new Map<CsvRow, Map<number, string>>();
    for (const { row, column, text: said } of cells) {
      const source = rowOf.get(grid.rows[row]?.range ?? grid.range);
      if (!source) continue;
      const texts = byRow.get(source) ?? new Map<number, string>();
      texts.set(column, said);
      byRow.set(source, texts);
    }
    const edits = [...byRow].flatMap(([row, texts]) => rowEdits(row, texts, dialect.separator));
    return { edits, refusals };
  },

  giveId({ text }, { range }, id, options) {
    const dialect = csvDialect(text, '');
    const rows = dialect ? scanCsv(text, dialect.separator, dialect) : [];
    const table = tableToWrite(rows.map((row) => csvGridRow(text, row)));
    const index = table?.grid.rows.findIndex((row) => compareRanges(row.range, range) === 0) ?? -1;
    if (!dialect || !table || index < 0) return documentChanged();
    const { grid, columns } = table;
    const rowOf = new Map(rows.map((row) => [row.range, row]));
    const column = idColumnOf(grid, columns, index);
    if (column === null && options?.newColumns !== true) return noColumn;
    const cells: CellEdit[] =
      column === null
        ? grid.rows.map((_, row) => ({
            row,
            column: grid.columns,
            text: row === 0 ? idHeader(grid) : row === index ? id : '',
          }))
        : [{ row: index, column, text: id }];
    return cells.flatMap((cell) => {
      const source = rowOf.get(grid.rows[cell.row]?.range ?? grid.range);
      return source ? rowEdits(source, new Map([[cell.column, cell.text]]), dialect.separator) : [];
    });
  },
};

/** The cells of a new last column; rows without a value get a blank, so that all stay equally wide. */
function columnCells(
  { rows, columns }: Grid,
  lacking: ReadonlyMap<number, RequirementFact>,
  header: string,
  value: FieldValue,
): CellEdit[] {
  return rows.map((_, row) => ({
    row,
    column: columns,
    text: row === 0 ? header : lacking.has(row) ? valueText(value) : '',
  }));
}

function refused(facts: readonly RequirementFact[]): Written {
  return { edits: [], refusals: new Map(facts.map((fact) => [fact, documentChanged()])) };
}

/** Cells that a short row lacks are added at its end, in one edit. */
export function rowEdits(
  { cells, range }: CsvRow,
  texts: ReadonlyMap<number, string>,
  separator: string,
): SourceEdit[] {
  const edits: SourceEdit[] = [];
  let added = '';
  const last = Math.max(...texts.keys());
  for (let column = 0; column <= last; column++) {
    const cell = cells[column];
    const text = texts.get(column);
    if (!cell) added += separator + cellSource(text ?? '', separator);
    else if (text !== undefined && (text !== '' || cell.text !== ''))
      edits.push(cellEdit(cell, text, separator));
  }
  if (added !== '') edits.push({ range: rangeInLine(range.endLine, range.endCharacter, 0), text: added });
  return edits;
}

function cellEdit(cell: CsvCell, text: string, separator: string): SourceEdit {
  if (cell.quoted) return { range: cell.range, text: protectedText(text).replaceAll('"', '""') };
  const source = cellSource(text, separator);
  // A quote opens a cell only at its very beginning.
  return { range: source.startsWith('"') ? wholeCell(cell) : cell.range, text: source };
}

/** A cell without quotes lies in one line. */
function wholeCell({ range, start, end, contentStart }: CsvCell): TextRange {
  return rangeInLine(range.line, range.character - (contentStart - start), end - start);
}

/** A value as a cell of its own, quoted where it has to be or where those around it are. */
export function cellSource(text: string, separator: string, quoted = false): string {
  const plain = protectedText(text);
  const isPlain = !quoted && !plain.includes(separator) && !/["\r\n]|^\s|\s$/u.test(plain);
  return isPlain ? plain : `"${plain.replaceAll('"', '""')}"`;
}

/** A spreadsheet would compute what begins like a formula. */
function protectedText(text: string): string {
  return /^[=+\-@]/u.test(text) ? `'${text}` : text;
}
