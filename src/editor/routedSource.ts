/** One source for all roots of a window: each root goes to the source that can read its scheme. */
import type { ContentVisitor, DocumentSource, Listing } from '../index/ports.ts';
import type { Root } from '../model/snapshot.ts';

export class RoutedSource implements DocumentSource {
  readonly #sourceOf: (root: Root) => DocumentSource;

  /** `sourceOf` is asked anew each time, so that its answer may change with the window. */
  constructor(sourceOf: (root: Root) => DocumentSource) {
    this.#sourceOf = sourceOf;
  }

  list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    return this.#sourceOf(root).list(root, below, signal);
  }

  read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.#sourceOf(root).read(root, paths, mostBytes, visit, signal);
  }
}
