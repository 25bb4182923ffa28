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

/** An id of which a document says something without defining it, and whether that differs from what it said before. */
export interface SpokenId {
  readonly id: string;
  readonly differs: boolean;
}

/** Each id once; `undefined` for a document that is not there. */
export function idsSpokenOf(
  before: DocumentEntry | undefined,
  after: DocumentEntry | undefined,
): readonly SpokenId[] {
  const [old, now] = [before ? repeatedFacts(before) : none, after ? repeatedFacts(after) : none];
  if (old.size === 0 && now.size === 0) return [];
  return Array.from(new Set([...old.keys(), ...now.keys()]), (key) => {
    const [one, two] = [old.get(key) ?? [], now.get(key) ?? []];
    return { id: (two[0] ?? one[0])?.id ?? key, differs: !sayTheSame(one, two) };
  });
}

function sayTheSame(one: readonly RequirementFact[], two: readonly RequirementFact[]): boolean {
  if (one === two) return true;
  return (
    one.length === two.length &&
    one.every((fact, at) => {
      const other = two[at];
      return (
        other?.claims.length === fact.claims.length &&
        fact.measures === undefined &&
        fact.launch === undefined &&
        fact.claims.every(({ text, name }, nth) => {
          const claim = other.claims[nth];
          return claim?.text === text && claim.name === name;
        })
      );
    })
  );
}

const spokenAnywhere = new WeakMap<Snapshot, ReadonlySet<string>>();

/** Whether any document may say more of a requirement than the one that defines it: a quick no for long lists. */
export function mayBeSpokenOf(snapshot: Snapshot, { id }: Requirement): boolean {
  let ids = spokenAnywhere.get(snapshot);
  if (!ids) {
    const found = new Set<string>();
    for (const document of snapshot.documents()) {
      for (const key of repeatedFacts(document).keys()) found.add(key);
    }
    ids = found;
    spokenAnywhere.set(snapshot, ids);
  }
  return ids.size > 0 && id !== null && ids.has(idKey(id));
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
