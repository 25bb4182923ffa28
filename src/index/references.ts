/** The places of one document that name ids: its explicit markers, and its id-shaped words beside them. */
import type { Reference } from '../model/reference.ts';
import type { DocumentEntry } from '../model/snapshot.ts';
import { compareRanges, rangeInLine } from '../model/textRange.ts';
import { idKey, withoutComponent } from '../vocabulary/ids.ts';

/**
 * In the order of the text; with `only` (an id's key) those of one id, whatever component they name. A word at a marker's place is the
 * marker. In a test file everything that names a requirement verifies it.
 */
export function referencesOfDocument(
  document: DocumentEntry,
  only: string | null = null,
): readonly Reference[] {
  const { facts, uri, isTest } = document;
  const references: Reference[] = [];
  const marked = new Set<string>();
  for (const { id, kind, range, mayBeForeign, isLocal } of facts.markers) {
    const word = withoutComponent(id);
    if (only !== null && idKey(id) !== only && idKey(word) !== only) continue;
    // The word at its place is the id, or what stands behind the component.
    marked.add(`${range.line}:${range.endCharacter - word.length}:${word}`);
    marked.add(`${range.line}:${range.character}:${id}`);
    references.push({
      uri,
      id,
      kind: isTest ? 'verifies' : kind,
      explicit: mayBeForeign !== true,
      range,
      ...(isLocal && { isLocal }),
    });
  }
  const { ids, at } = facts.words;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? '';
    if (only !== null && idKey(id) !== only) continue;
    const line = at[i * 3] ?? 0;
    const character = at[i * 3 + 1] ?? 0;
    if (marked.has(`${line}:${character}:${id}`)) continue;
    references.push({
      uri,
      id,
      kind: isTest ? 'verifies' : 'mentions',
      explicit: false,
      range: rangeInLine(line, character, at[i * 3 + 2] ?? 0),
    });
  }
  return references.sort((a, b) => compareRanges(a.range, b.range));
}
