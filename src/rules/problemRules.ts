/** What readers could not make sense of, said at its place. */
import type { Problem } from '../model/facts.ts';
import type { Severity } from '../model/finding.ts';
import type { DocumentRule } from './rule.ts';

export const planInvalid = problemRule('plan/invalid', 'error');
export const documentUnreadable = problemRule('document/unreadable', 'error');
export const rangeTooLarge = problemRule('reference/range-too-large', 'warning');

function problemRule(code: Problem['code'], defaultSeverity: Severity): DocumentRule {
  return {
    code,
    subject: 'document',
    defaultSeverity,
    *check({ uri, facts }) {
      for (const problem of facts.problems) {
        if (problem.code === code)
          yield { uri, range: problem.range, requirement: null, message: problem.message };
      }
    },
  };
}
