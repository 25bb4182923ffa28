/**
 * What documents say of a requirement beside the place that defines it: rows of a follow-up table, of a list of
 * launches, of a matrix. Requirements of the same id in another document are no such place.
 */
import type { RequirementFact } from '../../model/facts.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { idKey } from '../../vocabulary/ids.ts';

export interface PlacedFact {
  readonly uri: string;
  readonly fact: RequirementFact;
}

/** The requirement's own fact first, then the others in canonical order. */
export function factsAbout(snapshot: Snapshot, requirement: Requirement): readonly PlacedFact[] {
  const { id, uri, fact, key } = requirement;
  const own = { uri, fact };
  if (id === null) return [own];
  const others = snapshot.documentsNaming(id).flatMap((naming): readonly PlacedFact[] => {
    const document = snapshot.document(naming);
    const facts = document && repeatedFacts(document).get(idKey(id));
    if (!facts) return [];
    const meant = snapshot.resolve(id, naming);
    if (meant.kind !== 'one' || meant.requirement.key !== key) return [];
    return facts.map((other) => ({ uri: naming, fact: other }));
  });
  return others.length === 0 ? [own] : [own, ...others];
}

/** The ids of requirements of which a document says something without defining them. */
export function idsSpokenOf(document: DocumentEntry): readonly string[] {
  return [...repeatedFacts(document).values()].flatMap(([fact]) => fact?.id ?? []);
}

const byDocument = new WeakMap<DocumentEntry, ReadonlyMap<string, readonly RequirementFact[]>>();
const none: ReadonlyMap<string, readonly RequirementFact[]> = new Map();

function repeatedFacts(document: DocumentEntry): ReadonlyMap<string, readonly RequirementFact[]> {
  if (document.facts.requirements.length === document.requirements.length) return none;
  let known = byDocument.get(document);
  if (!known) {
    const defined = new Set(document.requirements.map(({ fact }) => fact));
    const found = new Map<string, RequirementFact[]>();
    for (const fact of document.facts.requirements) {
      if (fact.id === null || defined.has(fact)) continue;
      const key = idKey(fact.id);
      const same = found.get(key);
      if (same) same.push(fact);
      else found.set(key, [fact]);
    }
    known = found;
    byDocument.set(document, known);
  }
  return known;
}
