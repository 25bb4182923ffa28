/**
 * What depends on a requirement: other requirements whose fields name it, and every other place that does. The
 * places come from the snapshot, so that lists, ranges and ids of several roots mean here what they mean everywhere.
 */
import type { Claim } from '../model/facts.ts';
import type { Field } from '../model/field.ts';
import type { Reference } from '../model/reference.ts';
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';
import { containsPosition, type TextRange } from '../model/textRange.ts';
import { idKey, isIdShaped } from '../vocabulary/ids.ts';

/** The fields by which a requirement names others, the tightest bond first. */
export const relations = ['dependsOn', 'parent', 'covers', 'duplicateOf', 'links'] as const;
export type Relation = (typeof relations)[number];

/** A requirement that names another in a field of its own. */
export interface Dependant {
  readonly requirement: Requirement;
  readonly relation: Relation;
  /** Where its field names the other, in its own document. */
  readonly range: TextRange;
}

export interface Dependants {
  /** By relation, then in canonical order; each requirement once for each relation. */
  readonly requirements: readonly Dependant[];
  /** Places in code, in canonical order. */
  readonly code: readonly Reference[];
  /** Places in documents that are no field of a requirement, in canonical order. */
  readonly documents: readonly Reference[];
}

interface RelationClaim {
  readonly requirement: Requirement;
  readonly relation: Relation;
  readonly claim: Claim;
}

export function dependantsOf(snapshot: Snapshot, requirement: Requirement): Dependants {
  const named = mentionsByDocument(snapshot.mentionsOf(requirement));
  const found: Dependant[] = [];
  const documents: Reference[] = [];
  for (const [uri, mentions] of named) {
    const entry = snapshot.document(uri);
    const claims = entry ? relationClaimsAt(entry, mentions) : [];
    for (const mention of mentions) {
      const { line, character } = mention.range;
      const naming = claims.filter(({ claim }) => containsPosition(claim.range, line, character));
      if (naming.length === 0) documents.push(mention);
      for (const { requirement: by, relation } of naming) {
        found.push({ requirement: by, relation, range: mention.range });
      }
    }
  }
  found.push(...namingInOtherShapes(snapshot, requirement));
  return {
    requirements: inOrder(found.filter(({ requirement: by }) => by.key !== requirement.key)),
    code: snapshot.referencesTo(requirement),
    documents,
  };
}

function mentionsByDocument(mentions: readonly Reference[]): ReadonlyMap<string, readonly Reference[]> {
  const byDocument = new Map<string, Reference[]>();
  for (const mention of mentions) {
    const known = byDocument.get(mention.uri);
    if (known) known.push(mention);
    else byDocument.set(mention.uri, [mention]);
  }
  return byDocument;
}

/** The relation fields of a document that stand on a line of one of the places. */
function relationClaimsAt(entry: DocumentEntry, places: readonly Reference[]): readonly RelationClaim[] {
  const lines = new Set(places.map(({ range }) => range.line));
  return relationClaims(entry).filter(({ claim: { range } }) => {
    for (let line = range.line; line <= range.endLine; line++) if (lines.has(line)) return true;
    return false;
  });
}

const known = new WeakMap<readonly Requirement[], readonly RelationClaim[]>();

/** Kept with the immutable list: a hover over any requirement asks. */
function relationClaims({ requirements }: DocumentEntry): readonly RelationClaim[] {
  let claims = known.get(requirements);
  if (!claims) {
    claims = requirements.flatMap((requirement) =>
      requirement.fact.claims.flatMap((claim) => {
        // What a file's or a folder's name says has no place in the text.
        if (!isRelation(claim.field) || (claim.from !== 'field' && claim.from !== 'column')) return [];
        return [{ requirement, relation: claim.field, claim }];
      }),
    );
    known.set(requirements, claims);
  }
  return claims;
}

/** Ids such as `5.1` or `auth.login` are no words that a scan would take, but a field that holds them means them. */
function namingInOtherShapes(snapshot: Snapshot, requirement: Requirement): readonly Dependant[] {
  const { id, fact } = requirement;
  const ids = [...(id === null ? [] : [id]), ...(fact.parts ?? []).map((part) => part.id)];
  const keys = new Set(ids.filter((one) => !isIdShaped(one)).map(idKey));
  if (keys.size === 0) return [];
  const found: Dependant[] = [];
  for (const entry of snapshot.documents()) {
    for (const { requirement: by, relation, claim } of relationClaims(entry)) {
      const names = claim.text.split(/[\s,，、;；|]+/u).some((word) => {
        if (!keys.has(idKey(word))) return false;
        const meant = snapshot.resolve(word, entry.uri);
        return meant.kind === 'one' && meant.requirement.key === requirement.key;
      });
      if (names) found.push({ requirement: by, relation, range: claim.range });
    }
  }
  return found;
}

function inOrder(found: readonly Dependant[]): readonly Dependant[] {
  const first = new Map<string, Dependant>();
  for (const one of found) {
    const key = `${one.relation} ${one.requirement.key}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()].sort((a, b) => relations.indexOf(a.relation) - relations.indexOf(b.relation));
}

/** Whether a field names other requirements. */
export function isRelation(field: Field): field is Relation {
  return relations.some((relation) => relation === field);
}
