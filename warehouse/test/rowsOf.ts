/** The rows of a few texts, for tests. */
import { repositoryRows, type RowOptions } from '../../src/exchange/rows/repositoryRows.ts';
import type { RepositoryRows } from '../../src/exchange/rows/rows.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Root, Snapshot } from '../../src/model/snapshot.ts';
import { findingsOf, snapshotOf, snapshotOfRoots, testRoot } from '../../test/support/snapshotOf.ts';

export const englishWords = { module: 'Module', phase: 'Phase', status: 'Status', owner: 'Owner' };

export function rowsOf(
  files: Readonly<Record<string, string>>,
  options?: Partial<RowOptions>,
): RepositoryRows {
  return rowsOfSnapshot(snapshotOf(files), testRoot, options);
}

/** The first root leaves; the others lie beside it. */
export function rowsOfRoots(
  roots: Parameters<typeof snapshotOfRoots>[0],
  options?: Partial<RowOptions>,
): RepositoryRows {
  return rowsOfSnapshot(snapshotOfRoots(roots), roots[0]?.root ?? testRoot, options);
}

function rowsOfSnapshot(snapshot: Snapshot, root: Root, options: Partial<RowOptions> = {}): RepositoryRows {
  const findings = findingsOf(snapshot, '2026-11-27');
  return repositoryRows(
    { snapshot, findings: findings.all(), root, translate: ({ key, args }) => formatMessage(key, args) },
    {
      repository: 'acme/shop',
      revision: 'r1',
      day: '2026-11-27',
      toolVersion: '1.2.3',
      repositories: new Map(),
      requirementsFrom: null,
      ...options,
    },
  );
}
