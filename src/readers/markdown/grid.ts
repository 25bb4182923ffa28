/** A table as rows of cells with exact places, whatever syntax it is written in. */
import type { TextRange } from '../../model/textRange.ts';
import type { TableBlock } from './blocks.ts';
import { plainText } from './plainText.ts';
import type { SourceText } from './sourceText.ts';
import { splitTableRow } from './tableRow.ts';

export interface Cell {
  /** As people read it. */
  readonly text: string;
  /** The source of the content, at `range`. */
  readonly source: string;
  readonly range: TextRange;
  /** A cell that reaches down from the row above (`rowspan`) or in from the left (`colspan`). */
  readonly spanned: 'down' | 'across' | null;
}

export interface GridRow {
  /** As many as the table has columns. */
  readonly cells: readonly Cell[];
  readonly range: TextRange;
}

export interface Grid {
  readonly rows: readonly GridRow[];
  readonly columns: number;
  readonly range: TextRange;
}

/** The cells of a pipe table. Missing cells stand empty at the row's end, superfluous ones are left out. */
export function gridOfTable(source: SourceText, table: TableBlock): Grid {
  const rows = table.rows.map(({ line, start, end }): GridRow => {
    const text = source.lines[line] ?? '';
    const split = splitTableRow(text, start, table.columns);
    const cells: Cell[] = [];
    for (let column = 0; column < table.columns; column++) {
      const found = split[column];
      const from = found?.start ?? end;
      const to = found?.end ?? end;
      const written = text.slice(from, to);
      cells.push({
        text: found === undefined || written === '' ? '' : plainText(found.text),
        source: written,
        range: { line, character: from, endLine: line, endCharacter: to },
        spanned: null,
      });
    }
    return { cells, range: { line, character: start, endLine: line, endCharacter: end } };
  });
  return { rows, columns: table.columns, range: spanOf(rows) };
}

export function spanOf(rows: readonly GridRow[]): TextRange {
  const first = rows[0]?.range;
  const last = rows.at(-1)?.range;
  return {
    line: first?.line ?? 0,
    character: first?.character ?? 0,
    endLine: last?.endLine ?? 0,
    endCharacter: last?.endCharacter ?? 0,
  };
}
