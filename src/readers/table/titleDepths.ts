/**
 * The tree that Azure DevOps exports: `Title 1`, `Title 2` …, of which a row fills the one of its depth, so
 * that its parent is the nearest row above that fills one further left.
 */
import type { Field } from '../../model/field.ts';
import type { Cell, Grid, GridRow } from './grid.ts';

/**
 * The titles in one column, and in the second one what names the parent: its id (else its title), with the
 * place in the parent's own row. `fields` are those of the columns; headers are in the first row.
 */
export function withParents(grid: Grid, fields: readonly (Field | null)[]): Grid {
  const [headers, ...rows] = grid.rows;
  const titles = (headers?.cells ?? []).flatMap(({ text }, index) =>
    /^title\s?\d$/iu.test(text) ? [index] : [],
  );
  const [first, second] = titles;
  if (!headers || first === undefined || second === undefined) return grid;
  const id = fields.indexOf('id');
  // By depth, what names the last row of it.
  const above: (Cell | undefined)[] = [];
  const joined = rows.map((row): GridRow => {
    const depth = titles.findIndex((index) => (row.cells[index]?.text ?? '') !== '');
    const title = row.cells[titles[depth] ?? first];
    if (!title) return row;
    const parent = above.slice(0, Math.max(0, depth)).findLast((cell) => cell !== undefined);
    if (depth >= 0) {
      above.length = depth;
      const own = row.cells[id];
      above[depth] = own && own.text !== '' ? own : title;
    }
    const cells = row.cells.map((cell, index) => {
      if (index === first) return title;
      if (index === second) return parent ?? { ...cell, text: '' };
      return titles.includes(index) ? { ...cell, text: '' } : cell;
    });
    return { ...row, cells };
  });
  return { ...grid, rows: [headers, ...joined] };
}
