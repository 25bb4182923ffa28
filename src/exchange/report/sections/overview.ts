/** What the system is, how big its plan is, and what is not in order. */
import { progressOf, weightedProgress } from '../../../insight/progress.ts';
import { measureValues } from '../../../insight/measureText.ts';
import { unsupportedSteps } from '../../../insight/stepSupport.ts';
import { message } from '../../../model/message.ts';
import { allModules } from '../../../model/plan.ts';
import type { Block } from '../block.ts';
import { factBlock } from '../facts.ts';
import { wordsOf } from '../names.ts';
import type { ReportInput } from '../reportInput.ts';

export function overview(input: ReportInput): readonly Block[] {
  const { snapshot, root, translate } = input;
  const { system, modules, phases, processes } = snapshot.plan(root);
  const counts = snapshot.rootCounts(root);
  const { done, total } = progressOf(counts);
  const weighted = weightedProgress(counts);
  const steps = processes.flatMap((process) => process.steps).length;
  const open = unsupportedSteps(snapshot).filter((step) => step.root === root).length;
  return [
    factBlock(translate, [
      [message('Goal of the system'), system?.goal ?? null],
      [message('End state'), system?.endState ?? null],
      [
        message('Metrics'),
        ...(system?.measures ?? []).map((measure) =>
          [measure.name, ...measureValues(measure).map((text) => wordsOf(input, text))].join(' · '),
        ),
      ],
      [
        message('Plan'),
        translate(
          message(
            '{0} modules, {1} phases, {2} business steps',
            [...allModules(modules)].length,
            phases.length,
            steps,
          ),
        ),
      ],
      [
        message('Requirements'),
        translate(message('{0} in all, {1} of {2} released', counts.total, done, total)),
        weighted && translate(message('{0} of {1} person-days done', weighted.done, weighted.total)),
      ],
      [
        message('Not in order'),
        counts.unplaced === 0 ? null : translate(message('{0} without a module or a phase', counts.unplaced)),
        open === 0 ? null : translate(message('{0} business steps that nothing supports', open)),
      ],
    ]),
  ];
}
