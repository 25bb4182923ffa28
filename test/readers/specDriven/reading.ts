/** What the tests of specifications share: reading a text by its path as the registry does. */
import assert from 'node:assert/strict';
import type { DocumentFacts, RequirementFact } from '../../../src/model/facts.ts';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { readerOf } from '../../../src/readers/registry.ts';
import { slice } from '../markdown/reading.ts';

export function read(path: string, text: string): DocumentFacts {
  return readFacts(path, 'document', text);
}

/** The name of the reader that takes a text. */
export function readerFor(path: string, text: string, isVouched = false): string | undefined {
  return readerOf({ path, text, isVouched })?.name;
}

export function only(facts: DocumentFacts): RequirementFact {
  const [fact] = facts.requirements;
  assert.ok(fact && facts.requirements.length === 1);
  return fact;
}

/** `id: text` of each part, as it stands at its range. */
export function partsOf(text: string, { parts = [] }: RequirementFact): readonly string[] {
  return parts.map(({ id, range }) => `${id}: ${slice(text, range)}`);
}

/** `[x] title → ids` of each task; `*` for one that is for everything in its folder. */
export function tasksIn({ tasks = [] }: DocumentFacts): readonly string[] {
  return tasks.map(
    ({ title, isDone, names }) =>
      `[${isDone ? 'x' : ' '}] ${title} → ${names === null ? '*' : names.join(' ')}`,
  );
}

/** `id@line:start-end` of each reference in the format's own syntax. */
export function markersIn({ markers }: DocumentFacts): readonly string[] {
  return markers.map(({ id, range }) => `${id}@${range.line}:${range.character}-${range.endCharacter}`);
}
