/** The traceability matrix: each requirement with its place and what implements and verifies it. */
import { message } from '../../../model/message.ts';
import type { Block } from '../block.ts';
import { matrixHead, matrixRows } from '../matrix.ts';
import type { ReportInput } from '../reportInput.ts';

export function matrixSection(input: ReportInput): readonly Block[] {
  const rows = matrixRows(input);
  if (rows.length === 0) return [];
  const { translate } = input;
  return [
    { kind: 'heading', level: 2, text: translate(message('Traceability matrix')), anchor: 'matrix' },
    { kind: 'table', head: matrixHead.map(translate), rows },
  ];
}
