/** What the tests of needs share: requirements in one line each, and whether every place covers its value. */
import assert from 'node:assert/strict';
import type { Claim, DocumentFacts, RequirementFact } from '../../../src/model/facts.ts';
import type { Field } from '../../../src/model/field.ts';
import type { TextRange } from '../../../src/model/textRange.ts';
import { readFacts } from '../../../src/readers/readDocument.ts';

export function facts(text: string, path = 'docs/x.rst'): DocumentFacts {
  return readFacts(path, 'document', text);
}

/** `id title @ line of the directive:line of the id`, from 1. */
export function needs(text: string, path?: string): readonly string[] {
  return facts(text, path).requirements.map(
    ({ id, title, range, anchor }) => `${id ?? '-'} ${title} @ ${range.line + 1}:${anchor.line + 1}`,
  );
}

export function only(text: string, path?: string): RequirementFact {
  const [fact, ...others] = facts(text, path).requirements;
  assert.ok(fact);
  assert.equal(others.length, 0);
  return fact;
}

/** The own texts of a field, in order. */
export function said({ claims }: RequirementFact, field: Field): readonly string[] {
  return claims.filter((claim) => claim.field === field && claim.from === 'field').map(({ text }) => text);
}

export function sourceAt(text: string, range: TextRange): string {
  const lines = text.split(/\r\n|\r|\n/u);
  if (range.line === range.endLine)
    return (lines[range.line] ?? '').slice(range.character, range.endCharacter);
  return [
    (lines[range.line] ?? '').slice(range.character),
    ...lines.slice(range.line + 1, range.endLine),
    (lines[range.endLine] ?? '').slice(0, range.endCharacter),
  ].join('\n');
}

/** Ranges lie in the text, and the words of every claim stand in its range. */
export function assertPlaced(text: string, fact: RequirementFact): void {
  const lines = text.split(/\r\n|\r|\n/u);
  const inText = (range: TextRange): void => {
    assert.ok(range.line >= 0 && range.character >= 0 && range.endLine < lines.length, JSON.stringify(range));
    assert.ok(range.character <= (lines[range.line] ?? '').length, JSON.stringify(range));
    assert.ok(range.endCharacter <= (lines[range.endLine] ?? '').length, JSON.stringify(range));
    assert.ok(range.line < range.endLine || range.character <= range.endCharacter, JSON.stringify(range));
  };
  inText(fact.range);
  inText(fact.anchor);
  for (const part of fact.parts ?? []) inText(part.range);
  for (const claim of fact.claims) {
    if (claim.from === 'file' || claim.from === 'folder') continue;
    inText(claim.range);
    assert.ok(
      holdsWords(sourceAt(text, claim.range), claim),
      `${claim.field}: ${JSON.stringify(claim.text)}`,
    );
  }
}

function holdsWords(source: string, { text }: Claim): boolean {
  let at = 0;
  return [...text.replace(/\s+/gu, '')].every((sign) => {
    at = source.indexOf(sign, at);
    if (at < 0) return false;
    at += sign.length;
    return true;
  });
}
