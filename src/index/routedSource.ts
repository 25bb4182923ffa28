/** One source for all roots: each root goes to the source that can read it. */
import type { DocumentSource, Glances, Listing, Stamps } from './ports.ts';
import type { Root } from '../model/snapshot.ts';

/**
 * The source that reads a root; `isPart` when only one path is to be listed. Asked anew each time, so that
 * the answer may change with the window.
 */
export type SourceOf = (root: Root, isPart: boolean) => DocumentSource;

export class RoutedSource implements DocumentSource {
  readonly #sourceOf: SourceOf;
  /** The time by the clock that `stamps` goes by; without it, `stamps` is not asked. */
  readonly now?: () => number;

  constructor(sourceOf: SourceOf, now?: () => number) {
    this.#sourceOf = sourceOf;
    if (now) this.now = now;
  }

  list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    return this.#sourceOf(root, below !== undefined).list(root, below, signal);
  }

  read(...[root, ...more]: Parameters<DocumentSource['read']>): Promise<void> {
    return this.#sourceOf(root, false).read(root, ...more);
  }

  stamps(root: Root, paths: readonly string[], before: number, signal?: AbortSignal): Promise<Stamps> {
    const none: Stamps = new Map();
    return this.#sourceOf(root, false).stamps?.(root, paths, before, signal) ?? Promise.resolve(none);
  }

  glance(root: Root, paths: readonly string[], signal?: AbortSignal): Promise<Glances> {
    const none: Glances = new Map();
    return this.#sourceOf(root, false).glance?.(root, paths, signal) ?? Promise.resolve(none);
  }
}
