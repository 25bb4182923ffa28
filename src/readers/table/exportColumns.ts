/**
 * What the columns of a tracker's export mean. Its headers told the tracker, so no evidence is asked of its
 * rows, and a bare number in the column of ids is the id that people know.
 */
import { message } from '../../model/message.ts';
import { isRequirementHeader } from '../../vocabulary/headers.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { ItemKind, Tracker } from '../trackers/tracker.ts';
import { fieldInExport, isOneOf, rankAmong } from '../trackers/trackers.ts';
import type { Grid, GridRow } from './grid.ts';
import { isExportNumber } from './exportNumber.ts';
import { isColumnId } from './requirementId.ts';
import type { Column, TableVerdict } from './tableColumns.ts';

/** `grid` has the headers in its first row. */
export function exportColumns(grid: Grid, tracker: Tracker): TableVerdict {
  const [headers, ...rows] = grid.rows;
  if (!headers || rows.length === 0) return { kind: 'leftOut', reason: message('Table without rows') };
  const columns = inOrder(
    headers.cells.map(({ text }, index) => columnOf(text, index, tracker)),
    tracker,
  );
  const id = findId(columns, rows);
  const title = columns.find(({ field }) => field === 'title') ?? null;
  if (!title) return { kind: 'leftOut', reason: message('Table without requirement columns') };
  const settled = columns.map((column): Column => {
    if (column.index === id?.index || column.index === title.index) return column;
    if (column.field === 'title')
      return { ...column, field: isOneOf(column.name, tracker.groups ?? []) ? 'parent' : 'other' };
    return column.field === 'id' ? { ...column, field: 'other' } : column;
  });
  return { kind: 'definition', columns: settled, id, title, firstRow: 1, tracker };
}

/** The kind of an item that is no requirement; `null` for one that is. */
export function otherKind(row: GridRow, columns: readonly Column[], tracker: Tracker): ItemKind | null {
  const kinds = tracker.kinds;
  const column = kinds && columns.find(({ name }) => isOneOf(name, kinds.headers));
  return column ? (kinds.words[nameKey(row.cells[column.index]?.text ?? '')] ?? null) : null;
}

function columnOf(header: string, index: number, tracker: Tracker): Column {
  const name = header.replaceAll('\n', '').trim();
  const field = fieldInExport(name, tracker) ?? 'other';
  const separator = tracker.separators?.[field];
  const words = tracker.statuses?.find(({ headers }) => isOneOf(name, headers))?.words;
  return {
    index,
    field,
    name,
    level: 0,
    ...(separator !== undefined && { separator }),
    ...(words && { statuses: words }),
    ...(field === 'priority' && tracker.priorities && { priorities: tracker.priorities }),
  };
}

/** Those that count first come first; of a header that is repeated by age the newest does. */
function inOrder(columns: readonly Column[], { order = [], newestLast = [] }: Tracker): Column[] {
  const ranked = columns.map((column) => ({ column, rank: rankAmong(column.name, order) }));
  ranked.sort((a, b) => {
    if (a.rank !== b.rank) return a.rank - b.rank;
    const backwards = a.column.name === b.column.name && isOneOf(a.column.name, newestLast);
    return backwards ? b.column.index - a.column.index : a.column.index - b.column.index;
  });
  return ranked.map(({ column }) => column);
}

/** A team's own column of ids before the tracker's, words before numbers, the order of the columns last. */
function findId(columns: readonly Column[], rows: readonly GridRow[]): Column | null {
  let best: Column | null = null;
  let most = 0;
  for (const column of columns) {
    if (column.field !== 'id') continue;
    const texts = rows
      .map(({ cells }) => cells[column.index]?.text ?? '')
      .filter((text) => !isPlaceholder(text));
    const ids = texts.filter(isColumnId).length;
    const numbers = texts.filter(isExportNumber).length;
    const worth = ids * 2 >= texts.length ? (isRequirementHeader(column.name) ? 3 : 2) : 1;
    if (texts.length === 0 || (ids + numbers) * 2 < texts.length || worth <= most) continue;
    best = column;
    most = worth;
  }
  return best;
}
