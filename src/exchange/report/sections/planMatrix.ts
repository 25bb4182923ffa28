/** Modules down, phases across: what each phase builds of each module. */
import { progressOf } from '../../../insight/progress.ts';
import { message } from '../../../model/message.ts';
import { allModules } from '../../../model/plan.ts';
import { needsPlacement, type Requirement } from '../../../model/requirement.ts';
import { statusText } from '../../../insight/statusText.ts';
import type { Block, Cell } from '../block.ts';
import { nameOf } from '../names.ts';
import type { ReportInput } from '../reportInput.ts';

/** More than this in one cell is named by its number; the module's own section lists all. */
const mostInCell = 12;
/** Two Chinese signs wide for each level. */
const indent = '　';

export function planMatrix(input: ReportInput): readonly Block[] {
  const { snapshot, root, translate } = input;
  const { modules, phases } = snapshot.plan(root);
  const without = snapshot.withoutModule(root);
  const columns: readonly (string | null)[] = [
    ...phases.map(({ id }) => id),
    ...(snapshot.withoutPhase(root).length > 0 ? [null] : []),
  ];
  const cellsOf = (members: readonly Requirement[]): readonly Cell[] =>
    columns.map((phase) =>
      cell(
        input,
        members.filter(
          (requirement) => (requirement.phase?.id ?? null) === phase && needsPlacement(requirement),
        ),
      ),
    );
  const rows: (readonly Cell[])[] = [...allModules(modules)].map(({ path, name }) => {
    const depth = path.split('/').length - 1;
    return [`${indent.repeat(depth)}${name}`, ...cellsOf(snapshot.inModule(root, path))];
  });
  if (without.length > 0) rows.push([translate(message('No module')), ...cellsOf(without)]);
  if (rows.length === 0 || columns.length === 0) return [];
  const heads = columns.map((id) => {
    if (id === null) return translate(message('No phase'));
    const { done, total } = progressOf(snapshot.phaseCounts(root, id));
    return `${snapshot.phase(root, id)?.name ?? id} ${done}/${total}`;
  });
  return [
    { kind: 'heading', level: 2, text: translate(message('The plan: modules and phases')), anchor: 'plan' },
    { kind: 'table', head: [translate(message('Module')), ...heads], rows },
  ];
}

function cell({ translate }: ReportInput, members: readonly Requirement[]): Cell {
  const shown = members.slice(0, mostInCell).map((requirement) => {
    const status = statusText(requirement);
    const name = nameOf(requirement);
    return status === null ? name : `${name} · ${status}`;
  });
  const more = members.length - shown.length;
  return more > 0 ? [...shown, translate(message('and {0} more', more))] : shown;
}
