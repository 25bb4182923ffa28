/** The questions about the plan that a tool and a command ask alike, and how their inputs are read. */
import defer * as answers from '../../exchange/answers/answers.ts';
import type { AskedPlan } from '../../exchange/answers/answers.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';

export type Question = 'search' | 'module' | 'findings' | 'trace';

/** `input` may be anything; what is not of the expected form is taken as not said. */
export function answer(session: Session, question: Question, input: unknown): string {
  const given: Partial<Record<string, unknown>> =
    typeof input === 'object' && input !== null ? { ...input } : {};
  const text = (name: string): string => {
    const value = given[name];
    return typeof value === 'string' ? value.slice(0, longestInput).trim() : '';
  };
  const said = (name: string): object => (text(name) === '' ? {} : { [name]: text(name) });
  const plan = askedPlan(session);
  switch (question) {
    case 'search':
      return answers.searchAnswer(plan, text('query'));
    case 'module':
      return answers.moduleAnswer(plan, text('module'));
    case 'findings':
      return answers.findingsAnswer(plan, { ...said('rule'), ...said('severity'), ...said('document') });
    case 'trace':
      return answers.traceAnswer(plan, text('id'));
  }
}

const longestInput = 200;

function askedPlan({ snapshot, findings, search }: Session): AskedPlan {
  return {
    snapshot,
    findings: findings.all(),
    find: (query, most) => search.find(query, most).flatMap(({ key }) => snapshot.requirement(key) ?? []),
    translate,
  };
}
