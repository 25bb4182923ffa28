import type { DocumentEntry, DocumentInfo } from '../model/snapshot.ts';
import { noFacts, type DocumentFacts, type RequirementFact } from '../model/facts.ts';
import { contributionOf, type Contribution, sameContribution } from '../placement/inferredPlan.ts';
import { saysTheSame } from './knownFacts.ts';

/** A document as the index keeps it: what was read, and what placing made of it. */
export interface DocumentState extends DocumentEntry {
  readonly contribution: Contribution;
}

/** A document before its requirements are placed; `old` is what it was. */
export function unplacedDocument(
  info: DocumentInfo,
  facts: DocumentFacts = noFacts,
  old?: DocumentState,
): DocumentState {
  const contribution =
    old && contributesTheSame(old.facts.requirements, facts.requirements)
      ? old.contribution
      : contributionOf(facts.requirements);
  return { ...info, facts, requirements: [], contribution };
}

/** Whether each requirement brings what the one in its place brought: a quick look that may say no in vain. */
function contributesTheSame(old: readonly RequirementFact[], now: readonly RequirementFact[]): boolean {
  return (
    old === now ||
    (old.length === now.length &&
      old.every((before, at) => {
        const after = now[at];
        return (
          before === after ||
          (after !== undefined &&
            (saysTheSame(before, after) ||
              sameContribution(contributionOf([before]), contributionOf([after]))))
        );
      }))
  );
}

/** Canonical order of documents within one root: by path, code unit by code unit, whatever the language. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
