/** Whether the code in the workspace names requirements at all; where it does not, none of them is missed there. */
import type { Snapshot } from '../model/snapshot.ts';

const known = new WeakMap<Snapshot, boolean>();

/** Whether any code holds a reference in a syntax made for it. */
export function usesReferences(snapshot: Snapshot): boolean {
  let uses = known.get(snapshot);
  if (uses === undefined) {
    uses = anyMarkerInCode(snapshot);
    known.set(snapshot, uses);
  }
  return uses;
}

function anyMarkerInCode(snapshot: Snapshot): boolean {
  for (const { kind, facts } of snapshot.documents()) {
    if (kind === 'code' && facts.markers.length > 0) return true;
  }
  return false;
}
