/** The other repositories that a root's plan reads, with those that they read in turn. */
import type { Root, Snapshot } from '../model/snapshot.ts';

/** Each once, in the order met; folders that are worked on are not among them. */
export function sourceRoots(snapshot: Snapshot, root: string): readonly Root[] {
  const reached = new Set([root]);
  for (const from of reached) {
    for (const { found } of snapshot.sources(from)) if (found && 'root' in found) reached.add(found.root);
  }
  return snapshot.roots.filter(({ id, source }) => source && id !== root && reached.has(id));
}
