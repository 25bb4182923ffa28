import type { Snapshot } from '../model/snapshot.ts';

/** The names from the outermost module to the one at `path`; an id stands in where the plan has no module. */
export function modulePathNames(snapshot: Snapshot, root: string, path: string): readonly string[] {
  const ids = path.split('/');
  return ids.map((id, at) => snapshot.module(root, ids.slice(0, at + 1).join('/'))?.name ?? id);
}
