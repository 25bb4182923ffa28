/** Functions by business step: what a new colleague is shown. */
import { launchOf, releasedOn } from '../../../insight/outcome/launchOf.ts';
import { message } from '../../../model/message.ts';
import { fieldText } from '../../../model/requirement.ts';
import type { Block } from '../block.ts';
import { moduleNamesOf, nameOf } from '../names.ts';
import type { ReportInput } from '../reportInput.ts';

export function functionSection(input: ReportInput): readonly Block[] {
  const { snapshot, root, translate } = input;
  const rows = snapshot.plan(root).processes.flatMap((process) =>
    process.steps.flatMap((step) =>
      snapshot
        .inStep(root, step.path)
        .filter(({ status }) => status === 'released' || status === 'piloting')
        .map((requirement) => [
          `${process.name} › ${step.name}`,
          fieldText(requirement, 'scenario') ?? '',
          moduleNamesOf(input, requirement),
          nameOf(requirement),
          releasedOn(snapshot, requirement) ?? launchOf(snapshot, requirement)?.full ?? '',
        ]),
    ),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'heading',
      level: 2,
      text: translate(message('What is there, by business step')),
      anchor: 'functions',
    },
    {
      kind: 'table',
      head: [
        translate(message('Step')),
        translate(message('Scenario')),
        translate(message('Function')),
        translate(message('What it does')),
        translate(message('Since')),
      ],
      rows,
    },
  ];
}
