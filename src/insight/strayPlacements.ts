/** Entries of the plan's `placements:` that no requirement answers to any more, such as those of vanished rows. */
import type { WrittenPlacement } from '../model/plan.ts';
import { nameInPlan } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { placementKey } from '../placement/writtenPlacements.ts';
import { idKey } from '../vocabulary/ids.ts';

/** In the order of the plan file. Empty for a root whose plan is another root's. */
export function strayPlacements(snapshot: Snapshot, root: string): readonly WrittenPlacement[] {
  const { placements, uri } = snapshot.plan(root);
  if (placements.length === 0 || !uri?.startsWith(`${root}/`)) return [];
  const known = new Set<string>();
  for (const document of snapshot.documents()) {
    if (document.root !== root) continue;
    for (const { id, fact } of document.requirements) {
      const name = nameInPlan(fact);
      if (id !== null) known.add(idKey(id));
      if (name !== null) known.add(placementKey(document.path, name));
    }
  }
  return placements.filter(({ of }) => {
    const at = of.text.lastIndexOf('#');
    return !known.has(at < 0 ? idKey(of.text) : placementKey(of.text.slice(0, at), of.text.slice(at + 1)));
  });
}
