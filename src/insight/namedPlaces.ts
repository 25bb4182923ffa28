/** Every place in a document that names a requirement, with what it means. */
import type { Reference } from '../model/reference.ts';
import type { DocumentEntry, Resolution, Snapshot } from '../model/snapshot.ts';
import { idKey } from '../vocabulary/ids.ts';

export interface NamedPlace {
  readonly reference: Reference;
  readonly meaning: Resolution;
}

/** In order. A definition is no mention of itself. */
export function namedPlaces(snapshot: Snapshot, document: DocumentEntry): readonly NamedPlace[] {
  const own = new Set(
    document.requirements.flatMap(({ id, fact }) => (id === null ? [] : `${fact.anchor.line}\n${idKey(id)}`)),
  );
  return snapshot
    .referencesIn(document.uri)
    .filter(({ id, range }) => !own.has(`${range.line}\n${idKey(id)}`))
    .map((reference) => ({ reference, meaning: snapshot.meaningOf(reference) }));
}
