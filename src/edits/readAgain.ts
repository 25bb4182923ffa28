/** A document read again as it is now: edits are computed on that, and never on places of an older text. */
import type { RequirementFact } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry } from '../model/snapshot.ts';
import { compareRanges } from '../model/textRange.ts';
import { planFileReader } from '../readers/planFile/planFileReader.ts';
import { readFacts } from '../readers/readDocument.ts';
import { readerNamed } from '../readers/registry.ts';
import type { Writer } from '../readers/writer.ts';

export interface ReadAgain {
  readonly text: string;
  readonly facts: readonly RequirementFact[];
  /** Each requirement as the text says it now. */
  readonly factOf: ReadonlyMap<Requirement, RequirementFact>;
}

/** `null` for a format that cannot be edited in place. */
export function writerOf(entry: DocumentEntry): Writer | null {
  if (entry.kind === 'plan') return planFileReader.writer ?? null;
  return (entry.facts.reader === undefined ? null : readerNamed(entry.facts.reader))?.writer ?? null;
}

/** `null` where the text is not the one that the snapshot was read from. */
export function readAgain(
  entry: DocumentEntry,
  text: string | null,
  requirements: readonly Requirement[],
): ReadAgain | null {
  if (text === null) return null;
  const facts = readFacts(entry.path, entry.kind, text, entry.facts.isVouched).requirements;
  const factOf = new Map<Requirement, RequirementFact>();
  const indexOf = new Map(entry.facts.requirements.map((fact, index) => [fact, index]));
  for (const requirement of requirements) {
    const fact = facts[indexOf.get(requirement.fact) ?? -1];
    if (!fact || fact.id !== requirement.id || compareRanges(fact.range, requirement.fact.range) !== 0)
      return null;
    factOf.set(requirement, fact);
  }
  return { text, facts, factOf };
}
