/** Who looks after something: the nearest owner around a module, the owner of a requirement. */
import type { Requirement } from '../model/requirement.ts';
import { fieldText } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isPlaceholder } from '../vocabulary/values.ts';

/** The owner of a module, else of the module around it. */
export function moduleOwner(snapshot: Snapshot, root: string, path: string): string | null {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const owner = snapshot.module(root, path.slice(0, end))?.owner;
    if (owner) return owner;
  }
  return null;
}

/** Those who answer for a requirement: its own owner, else the owners of its modules. */
export function ownersOf(snapshot: Snapshot, requirement: Requirement): readonly string[] {
  const own = fieldText(requirement, 'owner');
  if (own !== null && !isPlaceholder(own)) return [own];
  const { root, modules } = requirement;
  return [...new Set(modules.flatMap(({ path }) => moduleOwner(snapshot, root, path) ?? []))];
}
