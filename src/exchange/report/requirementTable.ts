/** Requirements as a table of a report, without the column that its section says already. */
import { statusText } from '../../insight/statusText.ts';
import { message } from '../../model/message.ts';
import { fieldText, type Requirement } from '../../model/requirement.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { Block, TableBlock } from './block.ts';
import { moduleNamesOf, nameOf, phaseNameOf } from './names.ts';
import type { ReportInput } from './reportInput.ts';

/** Nothing for no requirements. */
export function requirementTable(
  input: ReportInput,
  requirements: readonly Requirement[],
  said: 'module' | 'phase' | null,
): readonly Block[] {
  if (requirements.length === 0) return [];
  const { translate } = input;
  const text = (requirement: Requirement, field: 'priority' | 'owner'): string => {
    const written = fieldText(requirement, field);
    return written === null || isPlaceholder(written) ? '' : written;
  };
  return [
    withoutEmptyColumns({
      kind: 'table',
      head: [
        translate(message('Requirement')),
        ...(said === 'module' ? [] : [translate(message('Module'))]),
        ...(said === 'phase' ? [] : [translate(message('Phase'))]),
        translate(message('Status')),
        translate(message('Priority')),
        translate(message('Owner')),
      ],
      rows: requirements.map((requirement) => [
        nameOf(requirement),
        ...(said === 'module' ? [] : [moduleNamesOf(input, requirement)]),
        ...(said === 'phase' ? [] : [phaseNameOf(input, requirement)]),
        statusText(requirement) ?? '',
        text(requirement, 'priority'),
        text(requirement, 'owner'),
      ]),
    }),
  ];
}

/** A column in which nobody wrote anything takes room from the others. */
function withoutEmptyColumns({ kind, head, rows }: TableBlock): TableBlock {
  const isUsed = head.map((_, column) => rows.some((row) => row[column] !== ''));
  const used = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, column) => isUsed[column]);
  return { kind, head: used(head), rows: rows.map(used) };
}
