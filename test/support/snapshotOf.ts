import { applyChanges } from '../../src/index/applyChanges.ts';
import { fileKinds, isTestFile } from '../../src/index/fileKinds.ts';
import { IndexSnapshot } from '../../src/index/indexSnapshot.ts';
import { firstChange } from '../../src/index/snapshotChange.ts';
import { emptyState } from '../../src/index/snapshotState.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Root, Snapshot } from '../../src/model/snapshot.ts';
import { hasReader } from '../../src/readers/registry.ts';
import { readFacts } from '../../src/readers/readDocument.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';

export const testRoot: Root = { id: 'file:///plan', name: 'plan' };

/** The snapshot of one root with these texts, by path. */
export function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  return snapshotOfRoots([{ root: testRoot, files }]);
}

/** The snapshot of several roots. */
export function snapshotOfRoots(
  roots: readonly { readonly root: Root; readonly files: Readonly<Record<string, string>> }[],
): IndexSnapshot {
  const documents = roots.flatMap(({ root, files }) => {
    const kindOf = fileKinds(null, hasReader);
    return Object.entries(files).flatMap(([path, text]) => {
      const kind = kindOf(path);
      if (!kind) return [];
      const info = {
        uri: documentUri(root.id, path),
        root: root.id,
        path,
        kind,
        isTest: kind === 'code' && isTestFile(path),
      };
      return [{ info, facts: readFacts(path, kind, text) }];
    });
  });
  return new IndexSnapshot(
    applyChanges(emptyState, { roots: roots.map(({ root }) => root), documents }).state,
  );
}

/** The findings over a snapshot, on a day such as `2026-12-31`; without one nothing is late. */
export function findingsOf(snapshot: Snapshot, today?: string): FindingBook {
  const book = new FindingBook();
  if (today !== undefined) book.startDay(today);
  book.update(firstChange(snapshot));
  return book;
}
