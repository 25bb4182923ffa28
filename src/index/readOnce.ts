/** Reads a folder once, for a look at it: the snapshot stays, and nothing follows the files afterwards. */
import type { Root, Snapshot } from '../model/snapshot.ts';
import { planFileReader } from '../readers/planFile/planFileReader.ts';
import { hasReader } from '../readers/registry.ts';
import { isSkipFile } from './fileKinds.ts';
import type { DocumentSource, Listing, Log } from './ports.ts';
import { WorkspaceIndex } from './workspaceIndex.ts';

/** The plan and the requirements; code is not read. Rejects as the source does. */
export async function readOnce(
  source: DocumentSource,
  root: Root,
  log: Log,
  signal?: AbortSignal,
): Promise<Snapshot> {
  const index = new WorkspaceIndex({ source: new DocumentsOnly(source), log });
  try {
    await index.setRoots([root], signal ? { signal } : {});
    await index.settled();
    return index.snapshot;
  } finally {
    index.dispose();
  }
}

/** Leaves out what no reader knows by its name. */
class DocumentsOnly implements DocumentSource {
  readonly #source: DocumentSource;

  constructor(source: DocumentSource) {
    this.#source = source;
  }

  async list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    const listing = await this.#source.list(root, below, signal);
    const paths = listing.paths.filter(
      (path) => hasReader(path) || isSkipFile(path) || planFileReader.accepts(path),
    );
    return { ...listing, paths };
  }

  read(...[root, paths, mostBytes, visit, signal]: Parameters<DocumentSource['read']>): Promise<void> {
    return this.#source.read(root, paths, mostBytes, visit, signal);
  }
}
