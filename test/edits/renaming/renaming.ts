/** What the tests of renaming share: texts in memory, renamed and read again. */
import assert from 'node:assert/strict';
import { renameId } from '../../../src/edits/renaming/renameId.ts';
import type { RenameResult } from '../../../src/edits/renaming/renameResult.ts';
import { documentUri } from '../../../src/model/documentUri.ts';
import { formatMessage } from '../../../src/model/message.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { applySourceEdits, inverseEdits } from '../../../src/readers/writer.ts';
import { snapshotOfRoots, testRoot } from '../../support/snapshotOf.ts';

export type Files = Readonly<Record<string, string>>;

export interface InMemory {
  readonly snapshot: Snapshot;
  readonly textOf: (uri: string) => string | null;
}

/** The texts of one root, by path. */
export function inMemory(files: Files): InMemory {
  return inRoots([{ root: testRoot, files }]);
}

export function inRoots(
  roots: readonly { readonly root: { readonly id: string; readonly name: string }; readonly files: Files }[],
): InMemory {
  const texts = new Map(
    roots.flatMap(({ root, files }) =>
      Object.entries(files).map(([path, text]) => [documentUri(root.id, path), text] as const),
    ),
  );
  return { snapshot: snapshotOfRoots(roots), textOf: (uri) => texts.get(uri) ?? null };
}

export function requirementNamed(snapshot: Snapshot, id: string, path?: string): Requirement {
  const found = [...snapshot.requirements()].find(
    (requirement) =>
      requirement.id === id && (path === undefined || requirement.uri.endsWith(encodeURI(path))),
  );
  assert.ok(found, `there is no ${id}`);
  return found;
}

/** The texts after it, or `refused: …`. Every edit is taken back as well. */
export function after(files: Files, { textOf }: InMemory, result: RenameResult): Files | string {
  if ('refusal' in result) return `refused: ${formatMessage(result.refusal.key, result.refusal.args)}`;
  const changed: Record<string, string> = { ...files };
  for (const [uri, edits] of result.edits) {
    const path = Object.keys(files).find((each) => documentUri(testRoot.id, each) === uri);
    assert.ok(path !== undefined, uri);
    const before = textOf(uri) ?? '';
    const now = applySourceEdits(before, edits);
    assert.equal(applySourceEdits(now, inverseEdits(before, edits)), before);
    changed[path] = now;
  }
  return changed;
}

/** Renames a requirement of these texts. */
export function renamed(files: Files, id: string, newId: string, path?: string): Files | string {
  const memory = inMemory(files);
  const requirement = requirementNamed(memory.snapshot, id, path);
  return after(files, memory, renameId(memory.snapshot, requirement, newId, memory.textOf));
}

/** Why nothing was renamed; empty where something was. */
export function refusalOf(now: Files | string): string {
  return typeof now === 'string' ? now : '';
}

/** The one text that differs after renaming; all are given by path. */
export function changes(files: Files, now: Files | string): Files {
  assert.ok(typeof now !== 'string', refusalOf(now));
  return Object.fromEntries(Object.entries(now).filter(([path, text]) => files[path] !== text));
}
