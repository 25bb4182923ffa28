/** A made repository read by the real readers, index and rules, beside the requirements of its source. */
import { repositoryRows } from '../../src/exchange/rows/repositoryRows.ts';
import type { RepositoryRows } from '../../src/exchange/rows/rows.ts';
import { firstChange } from '../../src/index/snapshotChange.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Root } from '../../src/model/snapshot.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { MemorySource } from '../../test/support/memorySource.ts';
import type { MadeRepository } from './organisation.ts';

export async function readMade(
  made: MadeRepository,
  source: { readonly name: string; readonly files: ReadonlyMap<string, string> },
  revision: string,
): Promise<RepositoryRows> {
  const memory = new MemorySource();
  const own: Root = { id: 'file:///made/own', name: 'checkout' };
  const other: Root = { id: 'file:///made/source', name: source.name };
  for (const [path, text] of made.files) memory.folder(own.id).set(path, text);
  for (const [path, text] of source.files) memory.folder(other.id).set(path, text);
  const index = new WorkspaceIndex({
    source: memory,
    log: { info: () => undefined, warn: () => undefined },
  });
  await index.setRoots([own, other]);
  await index.settled();
  const { snapshot } = index;
  const book = new FindingBook();
  book.startDay(made.day);
  book.update(firstChange(snapshot));
  book.settle();
  const rows = repositoryRows(
    {
      snapshot,
      findings: book.all(),
      root: own,
      translate: ({ key, args }) => formatMessage(key, args),
    },
    {
      repository: made.name,
      revision,
      day: made.day,
      toolVersion: '0.0.0',
      requirementsFrom: null,
      repositories: new Map(),
    },
  );
  index.dispose();
  return rows;
}
