/** How requirements are told apart: `[root:][feature/]id`, and words of the document where there is no id. */
import type { RequirementFact } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Root } from '../model/snapshot.ts';
import { idKey } from '../vocabulary/ids.ts';

/**
 * What stands before every key of a root: nothing in a window with one root, whatever other repositories its plan
 * names, so that no key depends on these.
 */
export function rootPrefixes(roots: readonly Root[]): ReadonlyMap<string, string> {
  const isAlone = roots.filter(({ source }) => !source).length < 2;
  const seen = new Map<string, number>();
  return new Map(
    roots.map(({ id, name, source }) => {
      if (isAlone && !source) return [id, ''];
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [id, count === 1 ? `${name}:` : `${name}~${count}:`];
    }),
  );
}

/** Every id that names a requirement, its own first and then those of its parts, as they are compared. */
export function idKeysOf({ id, fact }: Requirement): readonly string[] {
  const own = id === null ? [] : [idKey(id)];
  return fact.parts ? [...new Set([...own, ...fact.parts.map((part) => idKey(part.id))])] : own;
}

/** The key that the first definition of an id gets. */
export function keyOfId(prefix: string, scope: string | null, id: string): string {
  return `${prefix}${scope === null ? '' : `${scope}/`}${idKey(id)}`;
}

/**
 * The key of a requirement without an id: its document, headings and title. It changes with the words, so
 * it is never persisted.
 */
export function keyOfTitle(prefix: string, path: string, fact: RequirementFact): string {
  return `${prefix}${path}#${[...fact.headings, fact.title].join('/')}`;
}
