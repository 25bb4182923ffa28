import type { DocumentEntry, DocumentInfo } from '../model/snapshot.ts';
import { noFacts, type DocumentFacts } from '../model/facts.ts';
import { contributionOf, type Contribution } from '../placement/inferredPlan.ts';

/** A document as the index keeps it: what was read, and what placing made of it. */
export interface DocumentState extends DocumentEntry {
  readonly contribution: Contribution;
}

/** A document before its requirements are placed. */
export function unplacedDocument(info: DocumentInfo, facts: DocumentFacts = noFacts): DocumentState {
  return { ...info, facts, requirements: [], contribution: contributionOf(facts.requirements) };
}

/** Canonical order of documents within one root: by path, code unit by code unit, whatever the language. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
