/**
 * What a document says again is kept as the object that it was, so that whatever was made of it stands: after a letter
 * was typed, one fact of hundreds is new. Equal facts are interchangeable, so that this changes no answer.
 */
import type { Claim, DocumentFacts, RequirementFact } from '../model/facts.ts';
import type { TextRange } from '../model/textRange.ts';

/** The facts with the requirements of before in the place of equal ones, from the start and from the end. */
export function keepKnownFacts(old: DocumentFacts | undefined, now: DocumentFacts): DocumentFacts {
  if (!old || old.requirements.length === 0 || now.requirements.length === 0) return now;
  const [before, after] = [old.requirements, now.requirements];
  let start = 0;
  while (isSame(before[start], after[start])) start++;
  if (start === after.length && start === before.length) return { ...now, requirements: before };
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && isSame(before.at(-1 - end), after.at(-1 - end))) end++;
  if (start + end === 0) return now;
  const requirements = [
    ...before.slice(0, start),
    ...after.slice(start, after.length - end),
    ...before.slice(before.length - end),
  ];
  return { ...now, requirements };
}

function isSame(a: RequirementFact | undefined, b: RequirementFact | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return (
    a === b ||
    (isSameRange(a.range, b.range) &&
      isSameRange(a.anchor, b.anchor) &&
      saysTheSame(a, b) &&
      a.claims.every((claim, at) => isSameRange(claim.range, b.claims[at]?.range)) &&
      (a.parts?.every(({ range }, at) => isSameRange(range, b.parts?.[at]?.range)) ?? true))
  );
}

/** Whether two facts say the same, wherever it stands. What is rare and long is taken to differ. */
export function saysTheSame(a: RequirementFact, b: RequirementFact): boolean {
  if (a === b) return true;
  return (
    a.id === b.id &&
    a.title === b.title &&
    a.shape === b.shape &&
    a.role === b.role &&
    a.isCopy === b.isCopy &&
    a.definesAlways === b.definesAlways &&
    a.isInformative === b.isInformative &&
    a.namedByTitle === b.namedByTitle &&
    a.measures === undefined &&
    b.measures === undefined &&
    a.launch === undefined &&
    b.launch === undefined &&
    a.claims.length === b.claims.length &&
    a.parts?.length === b.parts?.length &&
    isSameList(a.headings, b.headings) &&
    a.claims.every((claim, at) => isSameClaim(claim, b.claims[at])) &&
    (a.parts?.every(({ id }, at) => id === b.parts?.[at]?.id) ?? true)
  );
}

function isSameClaim(a: Claim, b: Claim | undefined): boolean {
  return (
    a === b ||
    (a.text === b?.text &&
      a.field === b.field &&
      a.from === b.from &&
      a.name === b.name &&
      a.meaning === b.meaning)
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((text, at) => text === b[at]));
}

function isSameRange(a: TextRange, b: TextRange | undefined): boolean {
  return (
    a === b ||
    (a.line === b?.line &&
      a.character === b.character &&
      a.endLine === b.endLine &&
      a.endCharacter === b.endCharacter)
  );
}
