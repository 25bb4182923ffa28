/** One source for all roots of a window: each root goes to the source that can read its scheme. */
import type { ContentVisitor, DocumentSource, Listing, Stamps } from '../index/ports.ts';
import type { Root } from '../model/snapshot.ts';

/**
 * The source that reads a root; `isPart` when only one path is to be listed. Asked anew each time, so that
 * the answer may change with the window.
 */
export type SourceOf = (root: Root, isPart: boolean) => DocumentSource;

export class RoutedSource implements DocumentSource {
  readonly #sourceOf: SourceOf;

  constructor(sourceOf: SourceOf) {
    this.#sourceOf = sourceOf;
  }

  list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    return this.#sourceOf(root, below !== undefined).list(root, below, signal);
  }

  read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.#sourceOf(root, false).read(root, paths, mostBytes, visit, signal);
  }

  stamps(root: Root, paths: readonly string[], before: number, signal?: AbortSignal): Promise<Stamps> {
    const none: Stamps = new Map();
    return this.#sourceOf(root, false).stamps?.(root, paths, before, signal) ?? Promise.resolve(none);
  }

  now(): number {
    return Date.now();
  }
}
