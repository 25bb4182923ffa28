/** After how many days something is called late. */
import type { Plan } from '../model/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';

const days: Readonly<Record<keyof Plan['limits'], number>> = {
  waitingDays: 30,
  followUpDays: 30,
};

/** The plan's own limit, else ours; `null` without a plan file, whose documents promised nothing. */
export function limitOf(
  snapshot: Snapshot,
  root: string,
  limit: 'waitingDays' | 'followUpDays',
): number | null {
  const { limits, uri } = snapshot.plan(root);
  return limits[limit] ?? (uri === null ? null : days[limit]);
}
