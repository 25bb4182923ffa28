/**
 * What a card was made of, so that a change which touches nothing of it costs nothing: typing in one document does not
 * prepare the card of a requirement in another.
 */
import type { RequirementCard } from '../../insight/requirementCard.ts';
import type { Finding } from '../../model/finding.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';

export interface CardBasis {
  readonly uris: ReadonlySet<string>;
  /** Where its own findings stand; those of the plan file come and go with whatever others say. */
  readonly findingsIn: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  /** Whatever is called so may come to name the requirement. */
  readonly ids: readonly string[];
  /** Coverage goes on from document to document, so that any of them may change it. */
  readonly isTraced: boolean;
}

export interface Touching {
  readonly change: SnapshotChange;
  /** Documents whose findings differ. */
  readonly findings: ReadonlySet<string>;
}

/** `keys` are the other requirements that the card names. */
export function cardBasis(
  snapshot: Snapshot,
  requirement: Requirement,
  card: RequirementCard,
  keys: Iterable<string>,
): CardBasis {
  const { fact, id, key, root, uri } = requirement;
  const plan = snapshot.plan(root).uri;
  const findings = card.findings.flatMap(({ uri: at }: Finding) => (at === null ? [] : [at]));
  const places = [
    ...card.implementedBy,
    ...card.verifiedBy,
    ...card.mentionedInCode,
    ...card.mentionedInDocuments,
  ];
  return {
    uris: new Set([uri, ...(plan === null ? [] : [plan]), ...places.map((place) => place.uri)]),
    findingsIn: new Set([uri, ...findings]),
    keys: new Set([key, ...keys]),
    ids: [...(id === null ? [] : [id]), ...(fact.parts ?? []).map((part) => part.id)],
    isTraced: card.needs.length > 0,
  };
}

/** Whether a change may make the card another one; rather once too often. */
export function touchesCard({ change, findings }: Touching, basis: CardBasis): boolean {
  const { documents, everything, requirements, snapshot } = change;
  if (everything || basis.isTraced) return true;
  const has = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => {
    const [few, many] = one.size < other.size ? [one, other] : [other, one];
    for (const each of few) if (many.has(each)) return true;
    return false;
  };
  if (has(requirements, basis.keys) || has(documents, basis.uris) || has(findings, basis.findingsIn))
    return true;
  if (documents.size === 0) return false;
  return basis.ids.some((id) => snapshot.documentsNaming(id).some((uri) => documents.has(uri)));
}
