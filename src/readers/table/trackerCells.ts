/**
 * What trackers add to the values that they export, and people do not mean: ZenTao's numbers behind names,
 * several plans in one cell, TAPD's semicolon behind a person, the apostrophe that keeps a spreadsheet from
 * computing, the columns `Title 1`, `Title 2` of Azure DevOps. The ranges go on covering the whole value.
 */
import type { Field } from '../../model/field.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import type { Tracker } from '../trackers/tracker.ts';
import { fieldInExport } from '../trackers/trackers.ts';
import type { Cell, Grid, GridRow } from './grid.ts';
import { withParents } from './titleDepths.ts';
import { plainText, withoutRoots } from './exportCells.ts';

/** Fields whose values are names that the tracker numbers. */
const numbered: ReadonlySet<Field> = new Set([
  'module',
  'submodule',
  'phase',
  'product',
  'parent',
  'links',
  'dependsOn',
  'duplicateOf',
]);

/** The value of a cell as people mean it. `'=1+1` was protected: the apostrophe is none of its own. */
export function unprotected(text: string): string {
  return /^'[=+\-@]/u.test(text) ? text.slice(1) : text;
}

/** The grid with such values cleaned, by the headers in its first row and the tracker that they tell, if any. */
export function withoutTrackerSigns(grid: Grid, tracker: Tracker | null): Grid {
  const [headers, ...rows] = grid.rows;
  if (!headers) return grid;
  const fields = headers.cells.map(({ text }) =>
    tracker ? fieldInExport(text, tracker) : fieldOfHeader(text),
  );
  const cleaned = rows.map((row): GridRow => {
    const cells = row.cells.map((cell, index) => cleanedCell(cell, fields[index] ?? null));
    return { ...row, cells };
  });
  const named = { ...grid, rows: [headers, ...cleaned] };
  if (!tracker) return joinedTitles(named);
  const plain = tracker.html ? plainText(named, fields) : named;
  return withParents(tracker.rooted ? withoutRoots(plain, tracker.rooted) : plain, fields);
}

function cleanedCell(cell: Cell, field: Field | null): Cell {
  if (field === null) return cell;
  const { text } = cell;
  if (numbered.has(field) && /\(#\d{1,9}\)/u.test(text)) {
    // `计划A(#4) 计划B(#5)` are two.
    const names = text.split(/\(#\d{1,9}\)/u).map((name) => name.trim());
    return { ...cell, text: names.filter((name) => name !== '').join('；') };
  }
  if (field === 'owner' && /[^;；][;；]$/u.test(text)) return { ...cell, text: text.slice(0, -1).trim() };
  return cell;
}

/** `Title 1`, `Title 2` …: a row fills the one of its depth in the tree; together they are one column. */
function joinedTitles(grid: Grid): Grid {
  const headers = grid.rows[0]?.cells ?? [];
  const titles = headers.flatMap(({ text }, index) => (/^title\s?\d$/iu.test(text) ? [index] : []));
  const [first, ...others] = titles;
  if (first === undefined || others.length === 0) return grid;
  const rows = grid.rows.map((row, at): GridRow => {
    const cells = [...row.cells];
    const filled = titles.map((index) => cells[index]).find((cell) => cell !== undefined && cell.text !== '');
    const cell = cells[first];
    if (!cell) return row;
    cells[first] = at === 0 ? { ...cell, text: 'Title' } : (filled ?? cell);
    for (const index of others) {
      const other = cells[index];
      if (other) cells[index] = { ...other, text: '' };
    }
    return { ...row, cells };
  });
  return { ...grid, rows };
}
