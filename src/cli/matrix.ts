/** `groundplan matrix`: requirement × module, phase, step, implementation and verification. */
import { matrixHead, matrixRows } from '../exchange/report/matrix.ts';
import { matrixCsv } from '../exchange/report/matrixCsv.ts';
import { tableMarkdown } from '../exchange/report/reportMarkdown.ts';
import type { ReportInput } from '../exchange/report/reportInput.ts';
import { alignedRows } from './columns.ts';
import type { Indexed } from './indexed.ts';

export const matrixFormats = ['text', 'csv', 'markdown', 'json'] as const;
export type MatrixFormat = (typeof matrixFormats)[number];

/** From here on columns hold places in code. */
const places = matrixHead.findIndex(({ key }) => key === 'Implemented in');

/** `columns` is the room of a terminal for `text`; `undefined` for as much as is needed. */
export function matrix(indexed: Indexed, format: MatrixFormat, columns?: number): string {
  const { snapshot, root, translate } = indexed;
  const input = { snapshot, root: root.id, translate };
  switch (format) {
    case 'text':
      return matrixText(input, columns);
    case 'csv':
      return matrixCsv(input);
    case 'markdown':
      return `${tableMarkdown(matrixHead.map(translate), matrixRows(input))}\n`;
    case 'json': {
      const names = matrixHead.map(({ key }) => key);
      const rows = matrixRows(input).map((row) =>
        Object.fromEntries(row.map((cell, column) => [names[column], cell])),
      );
      return `${JSON.stringify({ version: 1, rows }, null, 2)}\n`;
    }
  }
}

/** Without places: how many there are is what a terminal has room for. */
function matrixText(input: Pick<ReportInput, 'snapshot' | 'root' | 'translate'>, columns?: number): string {
  const texts = matrixRows(input).map((row) =>
    row.map((cell, column) =>
      typeof cell === 'string'
        ? cell
        : column < places
          ? cell.join(', ')
          : cell.length === 0
            ? '–'
            : `${cell.length}`,
    ),
  );
  // Nor what nobody has written down anywhere.
  const isShown = matrixHead.map(
    ({ key }, column) => key !== 'Document' && texts.some((row) => (row[column] ?? '') !== ''),
  );
  const rows = [matrixHead.map(input.translate), ...texts];
  const shown = rows.map((row) => row.filter((_, column) => isShown[column]));
  return `${alignedRows(shown, columns).join('\n')}\n`;
}
