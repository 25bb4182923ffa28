/** The values of a metric beside its name. */
import { message } from '../model/message.ts';
import type { Measure } from '../model/plan.ts';
import type { RowText } from './moduleTreeContent.ts';

/** `38% → 80%`, then how it is now. */
export function measureValues({ baseline, target, actual, unit }: Measure): readonly RowText[] {
  const withUnit = (value: string): string => (unit === null ? value : `${value} ${unit}`);
  // The unit once is enough, and narrow views have no room for more.
  if (baseline === null && target === null)
    return actual === null ? [] : [message('actual {0}', withUnit(actual))];
  const now = actual === null ? [] : [message('actual {0}', actual)];
  if (target === null) return [message('baseline {0}', withUnit(baseline ?? '')), ...now];
  if (baseline === null) return [message('target {0}', withUnit(target)), ...now];
  return [`${baseline} → ${withUnit(target)}`, ...now];
}
