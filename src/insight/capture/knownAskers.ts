/** Those who ask for things in a workspace: sources and requesters, the roles of its steps, owners of modules. */
import { allModules } from '../../model/plan.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';

/** The commonest first. `华东销售一部 · 周会` is the place and the occasion: the place is who asks. */
export function knownAskers(snapshot: Snapshot, root: string): readonly string[] {
  const counts = new Map<string, number>();
  const add = (text: string, by: number): void => {
    const name = text.split(/\s{0,4}[·|/、，,;；]\s{0,4}|\s[-–—]\s/u)[0]?.trim() ?? '';
    if (name === '' || name.length > longestName || isPlaceholder(name)) return;
    counts.set(name, (counts.get(name) ?? 0) + by);
  };
  for (const requirement of snapshot.requirements()) {
    if (requirement.root !== root) continue;
    for (const { field, text } of requirement.fact.claims)
      if (field === 'source' || field === 'requester') for (const asker of askersIn(text)) add(asker, 1);
  }
  const plan = snapshot.plan(root);
  for (const { steps } of plan.processes) for (const { role } of steps) if (role !== null) add(role, 0);
  for (const { owner } of allModules(plan.modules)) if (owner !== null) add(owner, 0);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

/** What one field says of several who asked for the same, one after the other: `市场部；客服部 · 周会`. */
export function askersIn(text: string): readonly string[] {
  return text
    .split(/[；;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const longestName = 30;
