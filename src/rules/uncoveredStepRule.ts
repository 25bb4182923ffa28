/** A step of a business process that no module carries and no requirement serves: a gap to foresee. */
import { message } from '../model/message.ts';
import type { StepRule } from './rule.ts';

export const uncoveredStep: StepRule = {
  code: 'process/uncovered-step',
  subject: 'step',
  defaultSeverity: 'warning',
  *check({ root, step }, snapshot) {
    if (step.modules.length > 0 || snapshot.inStep(root, step.path).length > 0) return;
    yield {
      uri: snapshot.plan(root).uri,
      range: step.range,
      requirement: null,
      message: message(
        'Nothing supports the step “{0}”: no module carries it and no requirement serves it, so people do it by hand. Name a module for it in the plan, or add a requirement.',
        step.name,
      ),
    };
  },
};
