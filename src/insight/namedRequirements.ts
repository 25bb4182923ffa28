/** The other way round from what depends on a requirement: those that its own fields name. */
import type { Claim } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { containsPosition } from '../model/textRange.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';
import { relations, type Relation } from './dependants.ts';

/** What one field names. */
export interface Named {
  readonly relation: Relation;
  /** In the order of the text, each once. */
  readonly requirements: readonly Requirement[];
  /** What the field says where no requirement is known by it. */
  readonly text: string;
}

/** By relation; lists and ranges of ids mean here what they mean everywhere. */
export function requirementsNamedBy(snapshot: Snapshot, requirement: Requirement): readonly Named[] {
  const { fact } = requirement;
  return relations.flatMap((relation) => {
    const claims = fact.claims.filter((claim) => claim.field === relation && saysSomething(claim));
    return claims.map((claim) => ({
      relation,
      requirements: namedIn(snapshot, requirement, claim),
      text: claim.text,
    }));
  });
}

function namedIn(snapshot: Snapshot, requirement: Requirement, claim: Claim): readonly Requirement[] {
  const { key, uri } = requirement;
  const ids = [...idsAt(snapshot, uri, claim), ...claim.text.split(/[\s,，、;；|]+/u)];
  const found = new Map<string, Requirement>();
  for (const id of ids) {
    const meant = id === '' ? null : snapshot.resolve(id, uri);
    if (meant?.kind === 'one' && meant.requirement.key !== key)
      found.set(meant.requirement.key, meant.requirement);
  }
  return [...found.values()];
}

/** The ids that stand in the claim's place, with those that a range or a shortened list stands for. */
function idsAt(snapshot: Snapshot, uri: string, { from, range }: Claim): readonly string[] {
  const words = snapshot.document(uri)?.facts.words;
  if (!words || (from !== 'field' && from !== 'column')) return [];
  return words.ids.filter((_id, nth) =>
    containsPosition(range, words.at[nth * 3] ?? -1, words.at[nth * 3 + 1] ?? -1),
  );
}
