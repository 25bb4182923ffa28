/** A root without a plan of its own may use another's: what is to be said of that plan is said in its own root. */
import type { EffectivePlan } from '../model/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** The plan of a root if its file lies in that root, else `null`. */
export function ownPlan(snapshot: Snapshot, root: string): EffectivePlan | null {
  const plan = snapshot.plan(root);
  return plan.uri?.startsWith(`${root}/`) === true ? plan : null;
}
