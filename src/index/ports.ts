/** What the index needs from the outside. The desktop, the browser and the command line each bring theirs. */
import type { LeftOutCount, Root } from '../model/snapshot.ts';

/** The files of a root that may be read: relative paths with `/`, in any order, and what was left out. */
export interface Listing {
  readonly paths: readonly string[];
  readonly leftOut: readonly LeftOutCount[];
}

/** Why a file gave no bytes. */
export interface ReadFailure {
  readonly reason: 'gone' | 'forbidden' | 'tooLarge' | 'binary' | 'failed';
  readonly detail: string;
}

/** Receives a file's content; the bytes are only valid during the call, as their buffer is used again. */
export type ContentVisitor = (path: string, content: Uint8Array | ReadFailure) => void;

export interface DocumentSource {
  /**
   * All files of a root that are not ignored; with `below`, only those at or under that path. A folder
   * that cannot be listed is counted in `leftOut`.
   */
  list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing>;
  /**
   * Reads files one after another and hands each to `visit`, giving the thread back every few
   * milliseconds. Larger files than `mostBytes(path)` and binary ones fail. Ends early when aborted.
   */
  read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void>;
}

/** Where words for developers and for people who report a fault go. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
}

export type { Translate } from '../model/message.ts';
