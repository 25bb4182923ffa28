/**
 * The fields of a document’s requirements that name other requirements, with the exact place of each name. Asked from
 * those that name, so that a repository costs what it holds, and not what it holds times itself.
 */
import { isRelation } from '../../insight/dependants.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { containsPosition } from '../../model/textRange.ts';
import { isIdShaped } from '../../vocabulary/ids.ts';
import type { LinkRow, ReferenceRow, RequirementName } from './rows.ts';

/** By the key of the requirement that names; each target once for each relation. */
export function linkRows(
  snapshot: Snapshot,
  { uri, requirements }: DocumentEntry,
  references: readonly ReferenceRow[],
  names: (requirement: Requirement) => RequirementName,
): ReadonlyMap<string, readonly LinkRow[]> {
  const byLine = new Map<number, ReferenceRow[]>();
  for (const reference of references) {
    const known = byLine.get(reference.range.line);
    if (known) known.push(reference);
    else byLine.set(reference.range.line, [reference]);
  }
  const found = new Map<string, readonly LinkRow[]>();
  for (const requirement of requirements) {
    const own = names(requirement);
    const links = new Map<string, LinkRow>();
    const add = (link: LinkRow): void => {
      const { target, relation } = link;
      if (target.key === own.key && target.repository === own.repository) return;
      const once = `${relation}\n${target.repository}\n${target.key}`;
      if (!links.has(once)) links.set(once, link);
    };
    for (const { field, from, text, range } of requirement.fact.claims) {
      // What a file's or a folder's name says has no place in the text.
      if (!isRelation(field) || (from !== 'field' && from !== 'column')) continue;
      for (let line = range.line; line <= range.endLine; line++) {
        for (const reference of byLine.get(line) ?? []) {
          if (!containsPosition(range, reference.range.line, reference.range.character)) continue;
          const [target] = reference.targets;
          if (target && reference.targets.length === 1)
            add({ relation: field, target, range: reference.range });
        }
      }
      // Ids such as `5.1` are no words that a scan would take, but a field that holds them means them.
      for (const word of text.split(/[\s,，、;；|]+/u)) {
        if (word === '' || isIdShaped(word)) continue;
        const meant = snapshot.resolve(word, uri);
        if (meant.kind === 'one') add({ relation: field, target: names(meant.requirement), range });
      }
    }
    if (links.size > 0) found.set(requirement.key, [...links.values()]);
  }
  return found;
}
