/** Cells of a tracker's export whose text is not what people mean: paths that begin with the project, long texts as HTML. */
import type { Field } from '../../model/field.ts';
import { isOneOf } from '../trackers/trackers.ts';
import type { Cell, Grid, GridRow } from './grid.ts';

/** `CRM\线索\分配` lies in `线索\分配` of the project; the project alone says nothing. Headers are in the first row. */
export function withoutRoots(grid: Grid, rooted: readonly string[]): Grid {
  const [headers, ...rows] = grid.rows;
  if (!headers) return grid;
  const roots = new Map<number, ReadonlySet<string>>();
  for (const [index, { text }] of headers.cells.entries()) {
    if (isOneOf(text, rooted)) roots.set(index, rootsIn(rows.map(({ cells }) => cells[index]?.text ?? '')));
  }
  if (roots.size === 0) return grid;
  const shortened = rows.map((row): GridRow => {
    const cells = row.cells.map((cell, index) => {
      const ofColumn = roots.get(index);
      return ofColumn ? belowRoot(cell, ofColumn) : cell;
    });
    return { ...row, cells };
  });
  return { ...grid, rows: [headers, ...shortened] };
}

/** The projects: what stands before a `\`, or the only value of a column that has none. */
function rootsIn(texts: readonly string[]): ReadonlySet<string> {
  const roots = new Set<string>();
  const bare = new Set<string>();
  for (const text of texts) {
    const at = text.indexOf('\\');
    if (at > 0) roots.add(text.slice(0, at));
    else if (text !== '') bare.add(text);
  }
  return roots.size === 0 && bare.size === 1 ? bare : roots;
}

function belowRoot(cell: Cell, roots: ReadonlySet<string>): Cell {
  const { text, source, range } = cell;
  const at = text.indexOf('\\');
  if (at < 0) return roots.has(text) ? { ...cell, text: '' } : cell;
  const below = text.slice(at + 1);
  const isPlain = source === text && range.line === range.endLine;
  return {
    ...cell,
    text: below,
    ...(isPlain && { source: below, range: { ...range, character: range.character + at + 1 } }),
  };
}

const longTexts: ReadonlySet<Field> = new Set(['description', 'acceptance', 'note']);

/** Long texts without their HTML; the places go on covering the whole value. */
export function plainText(grid: Grid, fields: readonly (Field | null)[]): Grid {
  const [headers, ...rows] = grid.rows;
  if (!headers) return grid;
  const plain = rows.map((row): GridRow => {
    const cells = row.cells.map((cell, index) => {
      const field = fields[index];
      return field && longTexts.has(field) && /[<&]/.test(cell.text)
        ? { ...cell, text: withoutTags(cell.text) }
        : cell;
    });
    return { ...row, cells };
  });
  return { ...grid, rows: [headers, ...plain] };
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  nbsp: ' ',
  '#39': "'",
};

function withoutTags(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]{0,200}>/giu, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/giu, '')
    .replace(/&(lt|gt|quot|amp|nbsp|#39);/gu, (whole, name: string) => entities[name] ?? whole)
    .replace(/[ \t]{1,100}\n/gu, '\n')
    .replace(/\n{2,100}/gu, '\n')
    .trim();
}
