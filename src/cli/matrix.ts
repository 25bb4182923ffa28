/** `groundplan matrix`: requirement × module, phase, step, implementation and verification. */
import { matrixHead, matrixRows } from '../exchange/report/matrix.ts';
import { matrixCsv } from '../exchange/report/matrixCsv.ts';
import { tableMarkdown } from '../exchange/report/reportMarkdown.ts';
import type { Indexed } from './indexed.ts';

export const matrixFormats = ['csv', 'markdown', 'json'] as const;
export type MatrixFormat = (typeof matrixFormats)[number];

export function matrix(indexed: Indexed, format: MatrixFormat): string {
  const { snapshot, root, translate } = indexed;
  const input = { snapshot, root: root.id, translate };
  switch (format) {
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
