/** Each business process step by step: what carries each step and since when; steps without support say so in words. */
import { modulesWithoutStep, stepState, type SupportState } from '../../../insight/processCoverage.ts';
import { moduleTrail } from '../../../insight/moduleTreeContent.ts';
import { supportOf } from '../../../insight/stepSupport.ts';
import { message, type Message } from '../../../model/message.ts';
import type { Block } from '../block.ts';
import { nameOf } from '../names.ts';
import type { ReportInput } from '../reportInput.ts';

export function processSections({ snapshot, root, translate }: ReportInput): readonly Block[] {
  const { processes } = snapshot.plan(root);
  if (processes.length === 0) return [];
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: translate(message('Business processes')), anchor: 'processes' },
  ];
  for (const { name, steps } of processes) {
    blocks.push(
      { kind: 'heading', level: 3, text: name },
      {
        kind: 'table',
        head: [
          message('Step'),
          message('Role'),
          message('Supported'),
          message('Modules'),
          message('Requirements'),
        ].map(translate),
        rows: steps.map((step, index) => {
          const support = supportOf(snapshot, root, step);
          return [
            `${index + 1}. ${step.name}`,
            step.role ?? '',
            translate(supportWord(stepState(snapshot, root, step))),
            [
              ...support.modules.map((path) => moduleTrail(snapshot, root, path)),
              ...support.unknown.map((text) => translate(message('“{0}” is not in the plan', text))),
            ],
            support.requirements.map(nameOf),
          ];
        }),
      },
    );
  }
  const lonely = modulesWithoutStep(snapshot, root);
  if (lonely.length > 0) {
    blocks.push(
      { kind: 'heading', level: 3, text: translate(message('Modules that serve no step')) },
      { kind: 'list', items: lonely.map(({ path }) => moduleTrail(snapshot, root, path)) },
    );
  }
  return blocks;
}

function supportWord(state: SupportState): Message {
  switch (state.kind) {
    case 'now':
      return message('✔ now');
    case 'from':
      return message('from {0}', state.name);
    case 'open':
      return message('nobody says when');
    case 'never':
      return message('✘ not supported');
  }
}
