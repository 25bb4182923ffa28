/** In a browser no folder lies on this machine: there is nothing to list and nothing to read. */
import type { ContentVisitor, DocumentSource, Listing } from '../../index/ports.ts';
import type { Root } from '../../model/snapshot.ts';

/** Stands in for the source of the same name on the desktop, and is never asked, as no root there is on a disk. */
export class NodeSource implements DocumentSource {
  list(): Promise<Listing> {
    return Promise.resolve({ paths: [], leftOut: [] });
  }

  read(
    _root: Root,
    paths: readonly string[],
    _mostBytes: (path: string) => number,
    visit: ContentVisitor,
  ): Promise<void> {
    for (const path of paths) visit(path, { reason: 'gone', detail: '' });
    return Promise.resolve();
  }
}
