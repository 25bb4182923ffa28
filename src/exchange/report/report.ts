/** The whole report as blocks: what it answers stands in the order in which people ask. */
import { message } from '../../model/message.ts';
import type { Block } from './block.ts';
import type { ReportInput } from './reportInput.ts';
import { findingSection } from './sections/findingSection.ts';
import { functionSection } from './sections/functionSection.ts';
import { matrixSection } from './sections/matrixSection.ts';
import { moduleSections } from './sections/moduleSections.ts';
import { otherRepositories } from './sections/otherRepositories.ts';
import { overview } from './sections/overview.ts';
import { phaseSections } from './sections/phaseSections.ts';
import { planMatrix } from './sections/planMatrix.ts';
import { processSections } from './sections/processSections.ts';
import { sourceSection } from './sections/sourceSection.ts';
import { toDoSection } from './sections/toDoSection.ts';
import { valueSection } from './sections/valueSection.ts';

export function reportTitle({
  snapshot,
  root,
  translate,
}: Pick<ReportInput, 'snapshot' | 'root' | 'translate'>): string {
  const name = snapshot.plan(root).system?.name ?? snapshot.roots.find(({ id }) => id === root)?.name ?? '';
  return translate(message('Plan overview: {0}', name));
}

/** Of which day it is, and what was checked out then. */
export function reportDate({ today, revision, translate }: ReportInput): string {
  return translate(
    typeof revision === 'string'
      ? message('As of {0}, on top of Git revision {1}', today, revision)
      : message('As of {0}', today),
  );
}

export function reportBlocks(input: ReportInput): readonly Block[] {
  return [
    ...overview(input),
    ...planMatrix(input),
    ...phaseSections(input),
    ...processSections(input),
    ...moduleSections(input),
    ...toDoSection(input),
    ...valueSection(input),
    ...functionSection(input),
    ...sourceSection(input),
    ...otherRepositories(input),
    ...matrixSection(input),
    ...findingSection(input),
  ];
}
