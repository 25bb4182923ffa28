/** What the tests of readers share about places: that they lie in the text, and what stands there. */
import assert from 'node:assert/strict';
import type { RequirementFact } from '../../src/model/facts.ts';
import type { TextRange } from '../../src/model/textRange.ts';
import { readFacts } from '../../src/readers/readDocument.ts';

export function slice(text: string, range: TextRange): string {
  const lines = text.split(/\r\n?|\n/u).slice(range.line, range.endLine + 1);
  lines.push((lines.pop() ?? '').slice(0, range.endCharacter));
  lines[0] = (lines[0] ?? '').slice(range.character);
  return lines.join('\n');
}

/** Reads a text as a document and checks that every range lies in it. */
export function readWithin(path: string, text: string): readonly RequirementFact[] {
  const facts = readFacts(path, 'document', text);
  const lines = text.split(/\r\n?|\n/u);
  const within = ({ line, character, endLine, endCharacter }: TextRange): boolean =>
    character <= (lines[line]?.length ?? -1) &&
    endCharacter <= (lines[endLine]?.length ?? -1) &&
    (line < endLine || (line === endLine && character <= endCharacter));
  for (const { range } of [...facts.leftOut, ...facts.problems, ...facts.requirements])
    assert.ok(within(range), JSON.stringify(range));
  for (const fact of facts.requirements) {
    for (const range of [fact.anchor, ...fact.claims.map((claim) => claim.range)])
      assert.ok(within(range), JSON.stringify(range));
  }
  return facts.requirements;
}

/** `field=text` of what a requirement says itself, in order; with the document's word where it has no field. */
export function own(fact: RequirementFact | undefined): readonly string[] {
  return (fact?.claims ?? [])
    .filter(({ from }) => from === 'field' || from === 'column')
    .map(({ field, name, text }) => `${field === 'other' ? name : field}=${text}`);
}

/** What a requirement takes over from headings. */
export function places(fact: RequirementFact | undefined): readonly string[] {
  return (fact?.claims ?? []).filter(({ from }) => from === 'heading').map(({ text }) => text);
}
