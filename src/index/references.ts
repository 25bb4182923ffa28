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
  const references = fromMarkers(document, only);
  const marked = new Set<string>();
  for (const { id, range } of references) {
    const word = withoutComponent(id);
    // The word at its place is the id, or what stands behind the component.
    marked.add(`${range.line}:${range.endCharacter - word.length}:${word}`);
    marked.add(`${range.line}:${range.character}:${id}`);
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

/** Those of its markers alone, in the order of the text. */
export function markedReferences(document: DocumentEntry): readonly Reference[] {
  return fromMarkers(document, null).sort((a, b) => compareRanges(a.range, b.range));
}

function fromMarkers({ facts, uri, isTest }: DocumentEntry, only: string | null): Reference[] {
  const references: Reference[] = [];
  for (const { id, kind, range, mayBeForeign, isLocal } of facts.markers) {
    if (only !== null && idKey(id) !== only && idKey(withoutComponent(id)) !== only) continue;
    references.push({
      uri,
      id,
      kind: isTest ? 'verifies' : kind,
      explicit: mayBeForeign !== true,
      range,
      ...(isLocal && { isLocal }),
    });
  }
  return references;
}
