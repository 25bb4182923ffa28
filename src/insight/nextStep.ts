/** The one thing to do next while a plan begins: a row above the modules, gone once requirements have their place. */
import { message } from '../model/message.ts';
import { ownRoots, type Snapshot } from '../model/snapshot.ts';
import type { RowContent } from './moduleTreeContent.ts';

export type NextStep = 'createPlan' | 'nameModules' | 'place';

export interface NextRow {
  readonly kind: 'next';
  readonly id: string;
  readonly parent: null;
  readonly next: NextStep;
}

export function nextRow(snapshot: Snapshot): NextRow | null {
  const next = nextStep(snapshot);
  return next && { kind: 'next', id: JSON.stringify(['next', next]), parent: null, next };
}

/** `null` where there is nothing to plan, or the plan is under way. */
export function nextStep(snapshot: Snapshot): NextStep | null {
  const roots = ownRoots(snapshot);
  const counts = roots.map(({ id }) => snapshot.rootCounts(id));
  const total = counts.reduce((sum, one) => sum + one.total, 0);
  if (total === 0) return null;
  const plans = roots.map(({ id }) => snapshot.plan(id));
  if (plans.every(({ uri }) => uri === null)) return 'createPlan';
  if (plans.every(({ modules }) => modules.length === 0)) return 'nameModules';
  const lacking = counts.reduce((sum, one) => sum + one.withoutModule, 0);
  return lacking === total ? 'place' : null;
}

export function nextContent(snapshot: Snapshot, { next }: NextRow): RowContent {
  switch (next) {
    case 'createPlan': {
      const plans = ownRoots(snapshot).map(({ id }) => snapshot.plan(id));
      const modules = plans.reduce((sum, plan) => sum + plan.modules.length, 0);
      const phases = plans.reduce((sum, plan) => sum + plan.phases.length, 0);
      return {
        label: message('Next: create the plan'),
        details: [message('{0} modules and {1} phases were found in your documents', modules, phases)],
        hasChildren: false,
      };
    }
    case 'nameModules':
      return {
        label: message('Next: name the modules'),
        details: [message('the plan has none yet')],
        hasChildren: false,
      };
    case 'place':
      return {
        label: message('Next: place the requirements'),
        details: [message('none of them has a module yet')],
        hasChildren: false,
      };
  }
}
