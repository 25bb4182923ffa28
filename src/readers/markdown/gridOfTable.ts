import { type Cell, type Grid, type GridRow, spanOf } from '../table/grid.ts';
import type { TableBlock } from './blocks.ts';
import { plainText } from './plainText.ts';
import type { SourceText } from './sourceText.ts';
import { splitTableRow } from './tableRow.ts';

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
