/** Requirements of other repositories that have the id of one here and are about something else. */
import type { Requirement } from '../model/requirement.ts';
import { type Snapshot, sourceRootOf } from '../model/snapshot.ts';
import { sameTitle } from '../placement/definitions.ts';

export interface SameIdElsewhere {
  /** The source, as the plan calls it. */
  readonly name: string;
  readonly requirement: Requirement;
}

/** In the order of the plan. What stands there under the same title is the same requirement. */
export function sameIdInSources(
  snapshot: Snapshot,
  { id, title, root, uri }: Requirement,
): readonly SameIdElsewhere[] {
  if (id === null || sourceRootOf(snapshot, uri)) return [];
  return snapshot.sources(root).flatMap(({ source: { name } }) => {
    const meant = snapshot.resolve(`${name}:${id}`, uri);
    if (meant.kind !== 'one') return [];
    const { requirement } = meant;
    return requirement.root === root || sameTitle(requirement.title, title) ? [] : [{ name, requirement }];
  });
}
