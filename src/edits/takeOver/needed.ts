/** What differences need that are to be taken over: a requirement its module, a module the one around it. */
import type { BothPlans } from '../../insight/compare/bothPlans.ts';
import type { Difference } from '../../insight/compare/difference.ts';

/** The wanted differences with those that bring what they name and the plan here lacks. */
export function withNeeded(
  { from }: BothPlans,
  differences: readonly Difference[],
  wanted: ReadonlySet<string>,
): ReadonlySet<string> {
  const missing = new Map(
    differences
      .filter(({ change }) => change === 'removed')
      .map((each) => [`${each.subject} ${each.from ?? ''}`, each] as const),
  );
  const all = new Set(wanted);
  const waiting = differences.filter(({ id }) => wanted.has(id));
  const need = (subject: Difference['subject'], name: string | null | undefined): void => {
    const lacking = name ? missing.get(`${subject} ${name}`) : undefined;
    if (!lacking || all.has(lacking.id)) return;
    all.add(lacking.id);
    waiting.push(lacking);
  };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { subject, change, field, from: name } = next;
    if (change === 'added') continue;
    const isWhole = field === '';
    if (subject === 'module' && (isWhole || field === 'parent'))
      need('module', from.modules.find(({ path }) => path === name)?.parent);
    if (subject === 'step' && (isWhole || field === 'parent' || field === 'modules')) {
      const step = from.steps.find(({ path }) => path === name);
      if (field !== 'modules') need('process', step?.process);
      if (field !== 'parent') for (const path of step?.modules ?? []) need('module', path);
    }
    if (subject === 'requirement') {
      const requirement = from.requirements.find(({ key }) => key === name);
      if (isWhole || field === 'module') for (const path of requirement?.modules ?? []) need('module', path);
      if (isWhole || field === 'phase') need('phase', requirement?.phase);
      if (isWhole || field === 'step') need('step', requirement?.step);
    }
  }
  return all;
}
