/** The documents of a root under another plan file, to see what that plan would make of them. */
import { documentUri } from '../model/documentUri.ts';
import type { DocumentInfo, Root, Snapshot } from '../model/snapshot.ts';
import { planFileNames } from '../readers/planFile/planFileReader.ts';
import { readFacts } from '../readers/readDocument.ts';
import { applyChanges } from './applyChanges.ts';
import { IndexSnapshot } from './indexSnapshot.ts';
import { emptyState } from './snapshotState.ts';

/**
 * `null` where no plan can be read from the text. Without a snapshot the plan stands alone, with the requirements that
 * it lists itself.
 */
export function withPlanText(over: Snapshot | undefined, root: Root, text: string): Snapshot | null {
  const path = planFileNames[0] ?? '';
  const facts = readFacts(path, 'plan', text);
  if (!facts.plan) return null;
  const uri = over?.plan(root.id).uri ?? documentUri(root.id, path);
  const info: DocumentInfo = { uri, root: root.id, path, kind: 'plan', isTest: false };
  const others = [...(over?.documents() ?? [])]
    .filter((entry) => entry.root === root.id && entry.uri !== uri && entry.kind === 'document')
    .map((entry) => ({ info: entry, facts: entry.facts }));
  const documents = [{ info, facts }, ...others];
  return new IndexSnapshot(applyChanges(emptyState, { roots: [root], documents }).state);
}
