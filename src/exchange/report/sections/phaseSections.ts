/** Each phase: what it is for, how far it is, what it is to change and what it holds. */
import { isOverdue } from '../../../insight/phaseTree.ts';
import { measureValues } from '../../../insight/measureText.ts';
import { phaseCard } from '../../../insight/phaseCard.ts';
import { message } from '../../../model/message.ts';
import type { Block } from '../block.ts';
import { factBlock } from '../facts.ts';
import { wordsOf } from '../names.ts';
import { requirementTable } from '../requirementTable.ts';
import type { ReportInput } from '../reportInput.ts';

export function phaseSections(input: ReportInput): readonly Block[] {
  const { snapshot, root, today, translate } = input;
  const { phases } = snapshot.plan(root);
  if (phases.length === 0) return [];
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: translate(message('Phases')), anchor: 'phases' },
  ];
  for (const phase of phases) {
    const card = phaseCard(snapshot, root, phase.id);
    if (!card) continue;
    const { done, total } = card.progress;
    const { capacity, open, over } = card.load;
    blocks.push(
      { kind: 'heading', level: 3, text: card.name },
      factBlock(translate, [
        [message('Goal'), card.goal],
        [message('When it is complete'), card.targetForm],
        [message('Dates'), [card.start, card.due].filter((date) => date !== null).join(' – ')],
        [
          message('Progress'),
          translate(message('{0} of {1} released', done, total)),
          card.weighted &&
            translate(message('{0} of {1} person-days done', card.weighted.done, card.weighted.total)),
          isOverdue(snapshot, root, phase, today)
            ? translate(message('overdue since {0}', phase.due ?? ''))
            : null,
        ],
        [
          message('Capacity'),
          capacity === null
            ? null
            : translate(message('{0} person-days, {1} still to be built', capacity, open)),
          over > 0 ? translate(message('{0} person-days too many', over)) : null,
        ],
        [
          message('Metrics'),
          ...card.measures.map((measure) =>
            [measure.name, ...measureValues(measure).map((text) => wordsOf(input, text))].join(' · '),
          ),
        ],
      ]),
      ...requirementTable(input, snapshot.inPhase(root, phase.id), 'phase'),
    );
  }
  return blocks;
}
