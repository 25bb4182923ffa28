/** One document source for the folder that is worked on, and another for the repositories that its plan names. */
import type { Root } from '../model/snapshot.ts';
import type { ContentVisitor, DocumentSource, Listing } from './ports.ts';

export class SplitSource implements DocumentSource {
  readonly #own: DocumentSource;
  readonly #others: DocumentSource;

  constructor(own: DocumentSource, others: DocumentSource) {
    this.#own = own;
    this.#others = others;
  }

  list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    return this.#of(root).list(root, below, signal);
  }

  read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.#of(root).read(root, paths, mostBytes, visit, signal);
  }

  #of({ source }: Root): DocumentSource {
    return source ? this.#others : this.#own;
  }
}
