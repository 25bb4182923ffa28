/** A step of a business process that no module carries and no requirement serves: a gap to foresee. */
import { isUnsupported, supportOf } from '../insight/stepSupport.ts';
import { message } from '../model/message.ts';
import type { StepRule } from './rule.ts';

export const uncoveredStep: StepRule = {
  code: 'process/uncovered-step',
  subject: 'step',
  defaultSeverity: 'warning',
  *check({ root, step }, snapshot) {
    if (!isUnsupported(supportOf(snapshot, root, step))) return;
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
