/** Sets fields in the rows of separated values: the content of a cell alone, quoted where it has to be. */
import type { RequirementFact } from '../../model/facts.ts';
import { rangeInLine, type TextRange } from '../../model/textRange.ts';
import { tableToWrite } from '../table/exportedTable.ts';
import { tableEdits } from '../table/tableEdits.ts';
import { documentChanged, type SourceEdit, type Writer, type Written } from '../writer.ts';
import { csvDialect } from './csvDialect.ts';
import { csvGridRow } from './csvGridRow.ts';
import { type CsvCell, type CsvRow, scanCsv } from './scanCsv.ts';

export const csvWriter: Writer = {
  setField({ text }, facts, field, value): Written {
    const dialect = csvDialect(text, '');
    const rows = dialect ? scanCsv(text, dialect.separator, dialect) : [];
    const table = tableToWrite(rows.map((row) => csvGridRow(text, row)));
    if (!dialect || !table) return refused(facts);
    const { grid, columns } = table;
    const { cells, refusals } = tableEdits(grid, columns, facts, field, value);
    const rowOf = new Map(rows.map((row) => [row.range, row]));
    const byRow = new Map<CsvRow, Map<number, string>>();
    for (const { row, column, text: said } of cells) {
      const written = rowOf.get(grid.rows[row]?.range ?? grid.range);
      if (!written) continue;
      const texts = byRow.get(written) ?? new Map<number, string>();
      texts.set(column, said);
      byRow.set(written, texts);
    }
    const edits = [...byRow].flatMap(([row, texts]) => rowEdits(row, texts, dialect.separator));
    return { edits, refusals };
  },
};

function refused(facts: readonly RequirementFact[]): Written {
  return { edits: [], refusals: new Map(facts.map((fact) => [fact, documentChanged()])) };
}

/** Cells that a short row lacks are added at its end, in one edit. */
function rowEdits(
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
    else if (text !== undefined) edits.push(cellEdit(cell, text, separator));
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

function cellSource(text: string, separator: string): string {
  const plain = protectedText(text);
  const isPlain = !plain.includes(separator) && !/["\r\n]|^\s|\s$/u.test(plain);
  return isPlain ? plain : `"${plain.replaceAll('"', '""')}"`;
}

/** A spreadsheet would compute what begins like a formula. */
function protectedText(text: string): string {
  return /^[=+\-@]/u.test(text) ? `'${text}` : text;
}
