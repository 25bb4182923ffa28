/** What the index needs from the outside. The desktop, the browser and the command line each bring theirs. */
import type { Revision } from '../model/history.ts';
import type { DocumentFacts } from '../model/facts.ts';
import type { DocumentInfo, LeftOutCount, Root, SourceFault } from '../model/snapshot.ts';

/** The files of a root that may be read: relative paths with `/`, in any order, and what was left out. */
export interface Listing {
  readonly paths: readonly string[];
  readonly leftOut: readonly LeftOutCount[];
  /** Folders that could not be listed, `''` for the root itself: what lies in them is unknown, not gone. */
  readonly unlisted?: readonly string[];
}

/** Why a file gave no bytes. */
export interface ReadFailure {
  readonly reason: 'gone' | 'folder' | 'forbidden' | 'tooLarge' | 'binary' | 'failed';
  readonly detail: string;
}

/**
 * Receives a file's content; the bytes are only valid during the call, as their buffer is used again. `stamp` is what
 * the file showed just before it was read, as `glance` gives it; missing where nothing tells.
 */
export type ContentVisitor = (path: string, content: Uint8Array | ReadFailure, stamp?: string | null) => void;

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
  /**
   * Tells, without reading, by what each file would differ if it had changed; `null` for one that is gone or changed so
   * lately that nothing tells. Without it, nothing that was kept of an earlier session is taken to hold.
   */
  stamps?(root: Root, paths: readonly string[], before: number, signal?: AbortSignal): Promise<Stamps>;
  /**
   * Tells, without reading, what each file shows now, for files that changed without anybody telling; `null` for one that
   * is gone or in doubt. Files without an entry were not looked at: where a look is dear, the first of them are enough.
   * Without it, only new and vanished files are found.
   */
  glance?(root: Root, paths: readonly string[], signal?: AbortSignal): Promise<Glances>;
  /** The time by the clock that `stamps` goes by. */
  now?(): number;
}

/** What tells one state of a file from another, such as its size and times, by path. */
export type Stamps = ReadonlyMap<string, string>;
export type Glances = ReadonlyMap<string, string | null>;

/** What was read of a file in an earlier session, and the state of the file that holds for. */
export interface KeptFacts {
  readonly path: string;
  readonly kind: DocumentInfo['kind'];
  /** The encoding that somebody had chosen for it. */
  readonly chosen: string | null;
  readonly stamp: string;
  readonly facts: DocumentFacts;
}

/** Keeps facts from one session to the next. Nothing here rejects: what cannot be kept or trusted is not there. */
export interface FactStore {
  /** What was kept of plan and documents, or of code; nothing where anything is in doubt. */
  load(root: Root, isCode: boolean): Promise<readonly KeptFacts[]>;
  /** Takes the place of what was kept of the root; called with all roots of the window, to forget others. */
  save(root: Root, kept: readonly KeptFacts[], roots: readonly Root[]): Promise<void>;
  /** Removes all that was kept, of every root. */
  clear(): void;
}

/** What a path of a plan's `sources:` leads to. */
export type SourcePlace =
  /** `id` as that of a root, also of one in `own` if it is the same folder; `path` from the folder of `from`. */
  | { readonly kind: 'folder'; readonly id: string; readonly path: string }
  /** `id` and `path` of the folder that it lies in. */
  | { readonly kind: 'file'; readonly id: string; readonly path: string; readonly file: string }
  | { readonly kind: 'fault'; readonly fault: SourceFault };

/** Looks up what other repositories a plan names; reads nothing. */
export interface SourcePlaces {
  /** Never rejects. `own` are the roots that are worked on: a folder around one of them is at fault. */
  find(from: Root, path: string, own: readonly Root[]): Promise<SourcePlace>;
}

/** Why a document has no history that could be read. */
export type NoHistory = 'noGit' | 'notInGit' | 'noCommits' | 'tooSlow' | 'failed';

/** Which revision a document's folder stands at. */
export interface Standing {
  readonly head: string;
  /** Older revisions are not on this machine. */
  readonly isShallow: boolean;
}

/** A document at one revision: its content by name, and its path from the root as it was called then. */
export interface StoredVersion {
  readonly path: string;
  readonly blob: string;
}

export interface DocumentRevision extends Revision {
  /** It follows no other, as far as this machine knows. */
  readonly isFirst: boolean;
  /** `null` where the revision deletes it. */
  readonly after: StoredVersion | null;
  /** One for each revision that this one follows; `null` where the document was not there. */
  readonly before: readonly (StoredVersion | null)[];
}

/** Reads stored contents one after another, until it is closed. */
export interface StoredContents {
  read(blob: string, mostBytes: number): Promise<Uint8Array | ReadFailure>;
  close(): void;
}

/** The version history of a root's documents. Nothing here rejects; paths are relative to the root, with `/`. */
export interface HistorySource {
  standing(root: Root, path: string, signal?: AbortSignal): Promise<Standing | NoHistory>;
  /**
   * The revisions up to `head` that touched a document, the newest first, followed through renames; at most `most`.
   */
  revisions(
    root: Root,
    path: string,
    head: string,
    most: number,
    signal?: AbortSignal,
  ): Promise<readonly DocumentRevision[] | NoHistory>;
  /**
   * The paths that differ between a revision and a later one, in the repository that a document lies in; `null` where
   * the later one does not follow the other.
   */
  changed(
    root: Root,
    path: string,
    from: string,
    to: string,
    signal?: AbortSignal,
  ): Promise<ReadonlySet<string> | null>;
  contents(root: Root, path: string, signal?: AbortSignal): StoredContents;
}

/** Gives the thread back while long work runs. Nothing may assume that the world is unchanged after a turn. */
export interface TimeSlices {
  /** Whether the thread has been held for long enough. */
  isOver(): boolean;
  turn(): Promise<void>;
}

/** Where words for developers and for people who report a fault go. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
}

export type { Translate } from '../model/message.ts';
