/** A document source over texts in memory: the twin of a folder for tests. */
import type { ContentVisitor, DocumentSource, Listing } from '../../src/index/ports.ts';
import type { Root } from '../../src/model/snapshot.ts';

const encoder = new TextEncoder();

export class MemorySource implements DocumentSource {
  /** Texts by root id and path; change them as a program would change files. */
  readonly files = new Map<string, Map<string, string | Uint8Array>>();
  /** Every path that was read, in order. */
  readonly reads: string[] = [];
  lists = 0;

  folder(root: string): Map<string, string | Uint8Array> {
    let folder = this.files.get(root);
    if (!folder) {
      folder = new Map();
      this.files.set(root, folder);
    }
    return folder;
  }

  list(root: Root, below?: string): Promise<Listing> {
    this.lists++;
    const paths = [...this.folder(root.id).keys()].filter(
      (path) => below === undefined || path === below || path.startsWith(`${below}/`),
    );
    return Promise.resolve({ paths, leftOut: [] });
  }

  read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
  ): Promise<void> {
    for (const path of paths) {
      this.reads.push(path);
      const content = this.folder(root.id).get(path);
      if (content === undefined) visit(path, { reason: 'gone', detail: '' });
      else if (content.length > mostBytes(path)) visit(path, { reason: 'tooLarge', detail: '' });
      else visit(path, typeof content === 'string' ? encoder.encode(content) : content);
    }
    return Promise.resolve();
  }
}
