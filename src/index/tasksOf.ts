/** The tasks that are for one requirement: how far the work on it is. */
import type { Requirement } from '../model/requirement.ts';
import type { TaskPlace } from '../model/snapshot.ts';
import { idKey } from '../vocabulary/ids.ts';
import { keyOfScope } from './featureChange.ts';
import { idKeysOf } from './keys.ts';
import { scopeOf } from './resolveId.ts';
import type { SnapshotState } from './snapshotState.ts';

/**
 * Those of its own feature folder that name it or a part of it, and those that are for all of a folder that
 * defines it, or that proposes a change of it. `mentioning` are the documents that mention it.
 */
export function tasksOf(
  state: SnapshotState,
  requirement: Requirement,
  mentioning: readonly string[],
): readonly TaskPlace[] {
  const own = scopeOf(state, requirement);
  const scopes = new Set([own, ...mentioning.map((uri) => state.documents.get(uri)?.facts.scope ?? null)]);
  const ids = new Set(idKeysOf(requirement));
  const places: TaskPlace[] = [];
  for (const scope of scopes) {
    if (scope === null) continue;
    for (const uri of state.features.get(keyOfScope(scope))?.listingTasks ?? []) {
      const document = state.documents.get(uri);
      if (!document || document.root !== requirement.root || document.facts.scope !== scope) continue;
      for (const task of document.facts.tasks ?? []) {
        const isMeant =
          task.names === null || (scope === own && task.names.some((name) => ids.has(idKey(name))));
        if (isMeant) places.push({ uri, task });
      }
    }
  }
  return places;
}
