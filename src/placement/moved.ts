/** A requirement whose words stand elsewhere in its document now: placed as it was, with the claims as they are now. */
import type { Claim, RequirementFact } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';

/** `fact` says what the requirement's own fact says. `null` where it has to be placed anew. */
export function moved(old: Requirement, fact: RequirementFact): Requirement | null {
  // What the plan says comes into its claims by placing alone.
  if (old.said) return null;
  const before = old.fact.claims;
  let isWhole = true;
  const withClaim = <Item extends { readonly claim: Claim }>(item: Item): Item => {
    const claim = fact.claims[before.indexOf(item.claim)];
    if (!claim) isWhole = false;
    return claim ? { ...item, claim } : item;
  };
  const now: Requirement = {
    ...old,
    fact,
    modules: old.modules.map(withClaim),
    phase: old.phase && withClaim(old.phase),
    step: old.step && withClaim(old.step),
    unknown: old.unknown.map(withClaim),
  };
  return isWhole ? now : null;
}
