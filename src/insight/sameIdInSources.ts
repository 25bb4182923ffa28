/** Requirements of other repositories that have the id of one here and are about something else. */
import type { Requirement } from '../model/requirement.ts';
import { type Snapshot, sourceRootOf } from '../model/snapshot.ts';
import { sameTitle } from '../placement/definitions.ts';
import { idKey } from '../vocabulary/ids.ts';

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

/** The other way round: for one of another repository, those with its id outside of it. */
export function ownOfSameId(snapshot: Snapshot, of: Requirement | undefined): readonly Requirement[] {
  const id = of?.id ?? null;
  if (id === null || !snapshot.roots.some((root) => root.id === of?.root && root.source)) return [];
  return snapshot
    .documentsNaming(id)
    .flatMap((uri) => snapshot.document(uri)?.requirements ?? [])
    .filter((own) => own.root !== of?.root && own.id !== null && idKey(own.id) === idKey(id));
}
