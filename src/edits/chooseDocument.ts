/** Says in the plan file that one file holds requirements, or that it holds none. */
import type { Message } from '../model/message.ts';
import { newDocumentsText, writeDocuments } from '../readers/planFile/documentsWriter.ts';
import type { SourceEdit } from '../readers/writer.ts';

/** The entry under `documents:` that stands for the files that are read without any choice. */
export const readByDefault = 'default';

/**
 * The edits of a plan file's text. `globs` is its present choice, `null` where it makes none: then the choice
 * begins with what is read by default, so that nothing else changes. No edit where it says so already.
 */
export function chooseDocument(
  planText: string,
  globs: readonly string[] | null,
  path: string,
  holdsRequirements: boolean,
): readonly SourceEdit[] | Message {
  const [add, remove] = entriesFor(path, holdsRequirements);
  const missing = globs?.includes(add) === true ? [] : [add];
  const present = globs?.filter((glob) => glob === remove) ?? [];
  if (missing.length + present.length === 0) return [];
  return writeDocuments(planText, { add: missing, remove: present, otherwise: [readByDefault, add] });
}

/** The plan file for a workspace that has none. */
export function newPlanForDocument(path: string, holdsRequirements: boolean): string {
  return newDocumentsText([readByDefault, entriesFor(path, holdsRequirements)[0]]);
}

function entriesFor(path: string, holdsRequirements: boolean): readonly [add: string, remove: string] {
  const named = globOfPath(path);
  return holdsRequirements ? [named, `!${named}`] : [`!${named}`, named];
}

/** The glob that fits this one path: signs that mean something in globs are escaped. */
export function globOfPath(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|^$]/gu, '\\$&');
}
