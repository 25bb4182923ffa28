/** The other way round from what depends on a requirement: those that its own fields name. */
import type { Claim } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { containsPosition } from '../model/textRange.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';
import { isIdShaped } from '../vocabulary/ids.ts';
import { relations, type Relation } from './dependants.ts';

/** What one field names. */
export interface Named {
  readonly relation: Relation;
  /** In the order of the text, each once. */
  readonly requirements: readonly Requirement[];
  /** What else the field says that looks like an id; all of its text where nothing in it is known. */
  readonly unknown: readonly string[];
}

/** By relation; lists and ranges of ids mean here what they mean everywhere. */
export function requirementsNamedBy(snapshot: Snapshot, requirement: Requirement): readonly Named[] {
  const { fact } = requirement;
  return relations.flatMap((relation) => {
    const claims = fact.claims.filter((claim) => claim.field === relation && saysSomething(claim));
    return claims.map((claim) => ({ relation, ...namedIn(snapshot, requirement, claim) }));
  });
}

function namedIn(
  snapshot: Snapshot,
  { key, uri }: Requirement,
  claim: Claim,
): Pick<Named, 'requirements' | 'unknown'> {
  const scanned = idsAt(snapshot, uri, claim);
  // Ids such as `5.1` are no words that a scan would take, but a field that holds them means them.
  const ids = new Set([...scanned, ...claim.text.split(/[\s,，、;；|]+/u)]);
  // The scan knows what a range stands for, which is no id as a whole.
  const mayBeUnknown = new Set(scanned.length > 0 ? scanned : [...ids].filter(isIdShaped));
  const found = new Map<string, Requirement>();
  const unknown: string[] = [];
  for (const id of ids) {
    const meant = id === '' ? null : snapshot.resolve(id, uri);
    if (meant?.kind === 'one' && meant.requirement.key !== key)
      found.set(meant.requirement.key, meant.requirement);
    else if (meant?.kind !== 'one' && mayBeUnknown.has(id)) unknown.push(id);
  }
  return { requirements: [...found.values()], unknown: found.size === 0 ? [claim.text] : unknown };
}

/** The ids that stand in the claim's place, with those that a range or a shortened list stands for. */
function idsAt(snapshot: Snapshot, uri: string, { from, range }: Claim): readonly string[] {
  const words = snapshot.document(uri)?.facts.words;
  if (!words || (from !== 'field' && from !== 'column')) return [];
  return words.ids.filter((_id, nth) =>
    containsPosition(range, words.at[nth * 3] ?? -1, words.at[nth * 3 + 1] ?? -1),
  );
}
