/**
 * Which of the places that write an id define it. The same id often stands in the specification, a matrix
 * and a summary: the richest place defines, places with the same title mention, and only another title
 * makes a duplicate.
 */
import type { RequirementFact } from '../model/facts.ts';
import { resemblance } from '../vocabulary/resemblance.ts';

/** One place that may define an id. */
export interface Candidate {
  readonly uri: string;
  readonly fact: RequirementFact;
}

/** A column filled down gives thousands of titles for one id; comparing each with each would take minutes. */
const mostCompared = 50;

/**
 * The candidates that define, the first being the id's own requirement and the others conflicting ones.
 * `candidates` are in canonical order, which decides between equally rich places.
 */
export function definers(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const ranked = candidates
    .map((candidate, order) => ({ candidate, order, richness: richness(candidate.fact) }))
    .sort((a, b) => b.richness - a.richness || a.order - b.order)
    .map(({ candidate }) => candidate);
  const chosen: Candidate[] = [];
  const titles = new Set<string>();
  for (const candidate of ranked) {
    const { title, definesAlways } = candidate.fact;
    if (definesAlways) {
      chosen.push(candidate);
      continue;
    }
    if ((title === '' || candidate.fact.isCopy) && chosen.length > 0) continue;
    if (titles.has(title)) continue;
    titles.add(title);
    const alike = chosen.slice(0, mostCompared).some((other) => sameTitle(other.fact.title, title));
    if (!alike) chosen.push(candidate);
  }
  return chosen;
}

/** How much a place says of the requirement itself; inherited claims say nothing of it. */
function richness(fact: RequirementFact): number {
  if (fact.isCopy) return -1;
  let own = fact.title === '' ? 0 : 2;
  for (const { field, from, text } of fact.claims) {
    if ((from === 'field' || from === 'column') && text !== '' && field !== 'id' && field !== 'rowNumber')
      own++;
    if (field === 'description' && text.length > 40) own++;
  }
  return own;
}

/** Whether two titles are those of one requirement. One title may shorten or reword the other; under half of the character pairs in common is another thing. */
export function sameTitle(a: string, b: string): boolean {
  if (a === '' || b === '') return true;
  if (a.includes(b) || b.includes(a)) return true;
  return resemblance(a, b) >= 0.5;
}
