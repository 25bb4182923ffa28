/** Each module: what it is to become, who looks after it, which steps it carries and what builds it. */
import { moduleCard } from '../../../insight/moduleCard.ts';
import { measureValues } from '../../../insight/measureText.ts';
import { message } from '../../../model/message.ts';
import { allModules } from '../../../model/plan.ts';
import type { Block } from '../block.ts';
import { factBlock } from '../facts.ts';
import { wordsOf } from '../names.ts';
import { requirementTable } from '../requirementTable.ts';
import type { ReportInput } from '../reportInput.ts';

export function moduleSections(input: ReportInput): readonly Block[] {
  const { snapshot, root, translate } = input;
  const { modules } = snapshot.plan(root);
  if (modules.length === 0) return [];
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: translate(message('Modules')), anchor: 'modules' },
  ];
  for (const { path } of allModules(modules)) {
    const card = moduleCard(snapshot, root, path);
    if (!card) continue;
    const { done, total } = card.progress;
    blocks.push(
      { kind: 'heading', level: 3, text: card.names.join(' › ') },
      factBlock(translate, [
        [message('End state'), card.endState],
        [message('Owner'), card.owner],
        [message('Also called'), card.aliases.join(', ')],
        [message('Progress'), total === 0 ? null : translate(message('{0} of {1} released', done, total))],
        [
          message('Metrics'),
          ...card.measures.map((measure) =>
            [measure.name, ...measureValues(measure).map((text) => wordsOf(input, text))].join(' · '),
          ),
        ],
        [
          message('Carries the steps'),
          ...card.steps.map(({ process, step, role }) =>
            [`${process} › ${step}`, ...(role === null ? [] : [role])].join(' · '),
          ),
        ],
      ]),
      ...requirementTable(input, snapshot.inModule(root, path), 'module'),
    );
  }
  return blocks;
}
