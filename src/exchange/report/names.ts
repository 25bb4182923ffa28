/** How a report names things. */
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import type { RowText } from '../../insight/moduleTreeContent.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { ReportInput } from './reportInput.ts';

/** The id and the title. */
export function nameOf({ id, title }: Requirement): string {
  return id === null ? title : `${id} ${title}`;
}

export function phaseNameOf(
  { snapshot }: Pick<ReportInput, 'snapshot'>,
  { root, phase }: Requirement,
): string {
  return phase ? (snapshot.phase(root, phase.id)?.name ?? phase.id) : '';
}

export function moduleNamesOf(
  { snapshot }: Pick<ReportInput, 'snapshot'>,
  { root, modules }: Requirement,
): readonly string[] {
  return modules.map(({ path }) => moduleTrail(snapshot, root, path));
}

export function stepNameOf({ snapshot }: Pick<ReportInput, 'snapshot'>, { root, step }: Requirement): string {
  return step ? (snapshot.step(root, step.path)?.name ?? step.path) : '';
}

export function wordsOf({ translate }: ReportInput, text: RowText): string {
  return typeof text === 'string' ? text : translate(text);
}
