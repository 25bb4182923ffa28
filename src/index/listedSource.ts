/** A document source that lists, of a root with chosen files, these files alone. */
import type { Root } from '../model/snapshot.ts';
import type { ContentVisitor, DocumentSource, Listing } from './ports.ts';

export class ListedSource implements DocumentSource {
  readonly #source: DocumentSource;

  readonly stamps?: NonNullable<DocumentSource['stamps']>;
  readonly now?: NonNullable<DocumentSource['now']>;

  constructor(source: DocumentSource) {
    this.#source = source;
    if (source.stamps) this.stamps = (...asked) => source.stamps?.(...asked) ?? Promise.resolve(new Map());
    if (source.now) this.now = () => source.now?.() ?? 0;
  }

  list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    const only = root.source?.only;
    if (!only) return this.#source.list(root, below, signal);
    const paths = below === undefined ? only : only.filter((path) => path === below);
    return Promise.resolve({ paths, leftOut: [] });
  }

  read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.#source.read(root, paths, mostBytes, visit, signal);
  }
}
