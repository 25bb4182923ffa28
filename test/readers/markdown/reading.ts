/** What the tests of the Markdown reader share: reading a text, and looking at what was found. */
import type { Claim, RequirementFact } from '../../../src/model/facts.ts';
import type { Field } from '../../../src/model/field.ts';
import type { TextRange } from '../../../src/model/textRange.ts';
import { markdownReader } from '../../../src/readers/markdown/markdownReader.ts';
import type { ReaderResult } from '../../../src/readers/reader.ts';

export function read(text: string, path = 'docs/notes.md'): ReaderResult {
  return markdownReader.read({ path, text });
}

/** `id title` of each requirement, in order; `—` where there is no id. */
export function named({ requirements }: ReaderResult): string[] {
  return requirements.map(({ id, title }) => `${id ?? '—'} ${title}`.trim());
}

export function reasons({ leftOut }: ReaderResult): string[] {
  return leftOut.map(({ reason }) => reason.key);
}

/** The texts of a requirement's claims of a field, nearest first. */
export function texts(requirement: RequirementFact | undefined, field: Field): string[] {
  return (requirement?.claims ?? []).filter((claim) => claim.field === field).map(({ text }) => text);
}

/** `field<origin> text` of what a requirement inherits. */
export function inherited(requirement: RequirementFact | undefined): string[] {
  return (requirement?.claims ?? [])
    .filter(({ from }) => from === 'heading' || from === 'file' || from === 'folder')
    .map(({ field, from, text }: Claim) => `${field}<${from}> ${text}`);
}

/** The characters that a range covers; line ends count as `\n`. */
export function slice(text: string, { line, character, endLine, endCharacter }: TextRange): string {
  const lines = text.split(/\r\n?|\n/);
  if (line === endLine) return (lines[line] ?? '').slice(character, endCharacter);
  const middle = lines.slice(line + 1, endLine);
  return [
    (lines[line] ?? '').slice(character),
    ...middle,
    (lines[endLine] ?? '').slice(0, endCharacter),
  ].join('\n');
}
