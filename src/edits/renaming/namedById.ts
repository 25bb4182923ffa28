/** Which documents name a requirement by its id, and whether a place that says the id means this one. */
import { documentPath } from '../../model/documentUri.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, NamingPlace, Snapshot } from '../../model/snapshot.ts';
import type { TextRange } from '../../model/textRange.ts';
import { idKey, isIdShaped, withoutComponent } from '../../vocabulary/ids.ts';
import { isRelation } from './idEdits.ts';

/** The documents that renaming may change. */
export function documentsOfId(snapshot: Snapshot, requirement: Requirement): ReadonlySet<string> {
  return new Set(entriesFor(snapshot, requirement).map(({ uri }) => uri));
}

/** The documents that renaming may change, the one of the requirement itself first. */
export function entriesFor(snapshot: Snapshot, requirement: Requirement): readonly DocumentEntry[] {
  const { id, uri, root } = requirement;
  if (id === null) return [];
  const plan = snapshot.plan(root);
  const naming = isLaterDefinition(snapshot, requirement)
    ? []
    : [...snapshot.mentionsOf(requirement), ...snapshot.referencesTo(requirement)]
        .filter((place) => idKey(withoutComponent(place.id)) === idKey(id))
        .map((place) => place.uri);
  // The plan may name it by the path of its document, where the id alone means another one.
  const inPlan = plan.uri !== null && plan.placements.some(({ of }) => namesIt(requirement, of.text));
  const linking =
    isIdShaped(idKey(id)) || isLaterDefinition(snapshot, requirement)
      ? []
      : linkedBy(snapshot, requirement, id);
  return [...new Set([uri, ...naming, ...linking, ...(inPlan && plan.uri ? [plan.uri] : [])])].flatMap(
    (each) => snapshot.document(each) ?? [],
  );
}

/** Documents whose fields may name an id that no word of a text is taken for, such as `C01`. */
function linkedBy(snapshot: Snapshot, requirement: Requirement, id: string): readonly string[] {
  return [...snapshot.documents()].flatMap(({ uri, facts }) => {
    const isMeant = (at: TextRange): boolean => means(snapshot, requirement, uri, at);
    const names = facts.requirements.some(
      (fact) =>
        (fact.id === id && isMeant(fact.anchor)) ||
        fact.claims.some(
          ({ field, text, range }) => isRelation(field) && text.includes(id) && isMeant(range),
        ),
    );
    return names ? [uri] : [];
  });
}

/** Of several definitions of an id the first has the references; a later one has nothing but itself. */
export function isLaterDefinition(snapshot: Snapshot, requirement: Requirement): boolean {
  const [first] = snapshot.definitionsOf(requirement);
  return first !== undefined && first.key !== requirement.key;
}

/** Whether the id of a requirement means this one, at a place of a document. */
export function means(snapshot: Snapshot, { id, key }: Requirement, uri: string, at?: NamingPlace): boolean {
  const meant = snapshot.resolve(id ?? '', uri, at);
  return meant.kind === 'one' && meant.requirement.key === key;
}

/** Whether a key of `placements:` is this requirement by the path of its document. */
export function namesIt({ id, root, uri }: Requirement, written: string): boolean {
  const at = written.lastIndexOf('#');
  if (at < 0 || id === null) return false;
  return idKey(written.slice(at + 1)) === idKey(id) && written.slice(0, at) === documentPath(root, uri);
}
