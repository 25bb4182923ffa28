/** A draft of a plan as the text of its file, with a line above each part for those who go on writing. */
import { type PlanDraft, writtenDraft } from '../insight/planDraft.ts';
import { message, type Translate } from '../model/message.ts';
import { newPlanText } from './newPlan.ts';

export function draftText(draft: PlanDraft, translate: Translate): string {
  const { modules, name, phases, processes } = writtenDraft(draft);
  const plan = {
    modules,
    phases: phases.map((phase) => ({ ...phase, goal: phase.goal ?? null })),
    processes,
  };
  return newPlanText(plan, name, {
    file: translate(
      message(
        'The plan: what the system is made of, in which phases it is built, and what the business does with it. Requirements stay in their documents.',
      ),
    ),
    modules: translate(
      message(
        'Modules may lie in one another. endState says what is true once one is complete; aliases are other names that documents use.',
      ),
    ),
    phases: translate(message('Phases come one after the other. goal says what is true at the end of one.')),
    processes: translate(
      message('Steps of the business in their order, each with the modules that carry it.'),
    ),
    examples: {
      module: translate(message('Daily work')),
      phase: translate(message('Phase 1')),
    },
  });
}
