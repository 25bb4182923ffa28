/** What the tests of writers share: setting a field in a text, with the way back checked each time. */
import assert from 'node:assert/strict';
import type { RequirementFact } from '../../src/model/facts.ts';
import { readFacts } from '../../src/readers/readDocument.ts';
import { readerOf } from '../../src/readers/registry.ts';
import {
  applySourceEdits,
  type FieldValue,
  inverseEdits,
  type WritableField,
} from '../../src/readers/writer.ts';

/** The text after setting the field of the requirements with these ids (or titles); `refused: …` where it cannot be. */
export function set(
  path: string,
  text: string,
  names: string | readonly string[],
  field: WritableField,
  value: FieldValue,
): string {
  const reader = readerOf({ path, text });
  const requirements = read(path, text);
  const asked = (typeof names === 'string' ? [names] : names).map((name) => {
    const fact = requirements.find(({ id, title }) => id === name || title === name);
    assert.ok(fact, `no requirement ${name} in ${text}`);
    return fact;
  });
  const written = reader?.writer?.setField({ text, requirements }, asked, field, value);
  assert.ok(written, `no writer for ${path}`);
  const [refusal] = written.refusals.values();
  if (refusal) {
    assert.deepEqual(written.edits, []);
    return `refused: ${refusal.key}`;
  }
  const after = applySourceEdits(text, written.edits);
  assert.equal(applySourceEdits(after, inverseEdits(text, written.edits)), text);
  return after;
}

export function read(path: string, text: string): readonly RequirementFact[] {
  return readFacts(path, readerOf({ path, text })?.name === 'plan' ? 'plan' : 'document', text).requirements;
}

/** The first own text of a field of a requirement, as it is read. */
export function said(path: string, text: string, name: string, field: string): string | undefined {
  const fact = read(path, text).find(({ id, title }) => id === name || title === name);
  return fact?.claims.find(
    (claim) => claim.field === field && (claim.from === 'field' || claim.from === 'column'),
  )?.text;
}
