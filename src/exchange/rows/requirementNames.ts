/** What a requirement is called across repositories, whichever roots are open beside the one that defines it. */
import type { Requirement } from '../../model/requirement.ts';
import type { Root, Snapshot } from '../../model/snapshot.ts';
import { idKey } from '../../vocabulary/ids.ts';
import type { RequirementName } from './rows.ts';

export interface RepositoryNames {
  /** What the own root is called among all repositories. */
  readonly repository: string;
  /** What other roots are called there, by the names that they have here. */
  readonly repositories: ReadonlyMap<string, string>;
}

/**
 * The own root has the name that it is exported by; any other root, the one that `repositories` has for it, else the name
 * by which the workspace knows it. So a requirement has the same name wherever it is named from.
 */
export function requirementNames(
  snapshot: Snapshot,
  own: string,
  { repository, repositories }: RepositoryNames,
): (requirement: Requirement) => RequirementName {
  const roots = new Map(snapshot.roots.map((root) => [root.id, root]));
  const nameOf = (name: string): string => repositories.get(name) ?? name;
  const isAlone = snapshot.roots.length < 2;
  return (requirement) => {
    const { root, uri, id: written, key } = requirement;
    const plain = isAlone ? key : withoutRoot(key, roots.get(root));
    const document = snapshot.document(uri);
    const scope = document?.facts.scope ?? null;
    const id = written === null ? null : idKey(written);
    const isFirst = id === null || plain === (scope === null ? id : `${scope}/${id}`);
    return {
      repository: root === own ? repository : nameOf(roots.get(root)?.name ?? root),
      scope,
      id,
      further: isFirst ? null : (document?.path ?? uri),
      key: plain,
    };
  };
}

/** Keys of a window with several roots begin with the name of their root, and its number where that name is not the only one. */
function withoutRoot(key: string, root: Root | undefined): string {
  if (root === undefined || !key.startsWith(root.name)) return key;
  const rest = key.slice(root.name.length);
  const behind = /^(?:~\d{1,9})?:/u.exec(rest)?.[0];
  return behind === undefined ? key : rest.slice(behind.length);
}
