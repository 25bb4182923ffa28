/**
 * The living index of a window: it lists and reads the roots, takes in changes from disk and from open
 * buffers, and publishes snapshots. What is read is a pure function of texts; this file only decides which
 * text of which file is the newest.
 *
 * Invariants: an open buffer wins over the disk; one batch is applied at a time; a text that was read
 * before a newer one arrived is dropped; a deletion removes everything at or under its path.
 */
import { message } from '../model/message.ts';
import { startOfText } from '../model/textRange.ts';
import { documentPath, documentUri } from '../model/documentUri.ts';
import { noFacts, type DocumentFacts } from '../model/facts.ts';
import type { DocumentInfo, LeftOutCount, Root, Snapshot, SnapshotChange } from '../model/snapshot.ts';
import { readerFor } from '../readers/registry.ts';
import { isSameEncoding } from '../readers/decode.ts';
import { readFacts } from '../readers/readDocument.ts';
import { applyChanges, type DocumentChange, type Touched } from './applyChanges.ts';
import { fileKinds, isTestFile, planFileNames, vouchedPaths, type FileKinds } from './fileKinds.ts';
import { IndexSnapshot } from './indexSnapshot.ts';
import { modulesTouched, phasesTouched, stepsTouched } from './members.ts';
import type { DocumentSource, Log, ReadFailure } from './ports.ts';
import { encodingOfContent, factsOfContent, mostBytes } from './readContent.ts';
import { emptyState, type SnapshotState } from './snapshotState.ts';

export interface IndexOptions {
  readonly source: DocumentSource;
  readonly log: Log;
  readonly isTest?: (path: string) => boolean;
  /**
   * The encoding that somebody chose for a document, by its URI and by VS Code's name; `null` where the
   * bytes are to tell. After a new choice, say that the document `changed`.
   */
  readonly encodingOf?: (uri: string) => string | null;
}

export interface Progress {
  readonly read: number;
  readonly total: number;
}

export interface RootsOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

interface Overlay {
  readonly text: string;
  readonly encoding: string;
}

/** Applying facts blocks the thread; so many files, or requirements, cost a few milliseconds. */
const filesPerBatch = 128;
const requirementsPerBatch = 200;

/** Milliseconds between two listings of everything that changes on disk ask for. */
const restAfterListing = 500;

/** What is known of a root apart from its documents' facts. */
interface RootFiles {
  readonly root: Root;
  /** Every listed path, read or not, so that a changed plan can choose again without listing. */
  readonly paths: Set<string>;
  kinds: FileKinds;
  /** The plan's choice of files by which `kinds` was made. */
  choice: string;
  /** Paths that the plan names one by one. */
  vouched: ReadonlySet<string>;
  /** Code waits until there is something that it could refer to. */
  codeRead: boolean;
}

export class WorkspaceIndex {
  readonly #source: DocumentSource;
  readonly #log: Log;
  readonly #isTest: (path: string) => boolean;
  readonly #encodingOf: (uri: string) => string | null;
  readonly #listeners = new Set<(change: SnapshotChange) => void>();
  readonly #files = new Map<string, RootFiles>();
  readonly #overlays = new Map<string, Overlay>();
  /** Of the documents that were read from disk. */
  readonly #encodings = new Map<string, string>();
  readonly #pending = new Map<string, 'changed' | 'removed'>();
  #state: SnapshotState = emptyState;
  #snapshot: IndexSnapshot = new IndexSnapshot(emptyState);
  #working: Promise<void> = Promise.resolve();
  #scheduled = false;
  #rested: Promise<void> = Promise.resolve();
  #disposed = false;
  #read = 0;

  constructor({ source, log, isTest = isTestFile, encodingOf = () => null }: IndexOptions) {
    this.#source = source;
    this.#log = log;
    this.#isTest = isTest;
    this.#encodingOf = encodingOf;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** How many files have been read from disk so far; a plan edit must not raise it. */
  get filesRead(): number {
    return this.#read;
  }

  /** Calls back after each change; the returned function ends it. */
  onDidChange(listener: (change: SnapshotChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes these the roots: new ones are listed and read, documents of others are dropped. */
  setRoots(roots: readonly Root[], options: RootsOptions = {}): Promise<void> {
    return this.#enqueue(() => this.#setRoots(roots, options));
  }

  /** A file or folder was created or changed on disk. */
  changed(uri: string): void {
    this.#pending.set(uri, 'changed');
    this.#schedule();
  }

  /** A file or folder vanished, with everything under it. */
  removed(uri: string): void {
    this.#pending.set(uri, 'removed');
    this.#schedule();
  }

  /**
   * The text of an open buffer, `null` when it closed and the disk counts again. Taken in at once, however
   * much is being read meanwhile. Files that the listing left out stay out. A buffer that was opened in
   * another `encoding` (VS Code's name) than the document has shows wrong characters: the disk stays in force.
   */
  overlay(uri: string, text: string | null, encoding = 'utf8'): void {
    if (this.#disposed) return;
    const before = this.#overlays.get(uri);
    if (text === null) {
      if (this.#overlays.delete(uri)) this.changed(uri);
      return;
    }
    if (before?.text === text && before.encoding === encoding) return;
    this.#overlays.set(uri, { text, encoding });
    const inForce = this.#overlayOf(uri);
    if (inForce === null) {
      if (before !== undefined) this.changed(uri);
      return;
    }
    const info = this.#infoOf(uri);
    if (!info || !this.#isListed(info)) return;
    this.#apply([{ info, facts: this.#factsOf(info, inForce) }]);
    if (this.#codeIsWaiting()) this.#schedule();
  }

  /** Lists the roots again and takes in what appeared or vanished, for events that a watcher missed. */
  verify(): Promise<void> {
    return this.#enqueue(async () => {
      for (const { root } of this.#files.values()) {
        const listing = await this.#source.list(root);
        const files = this.#files.get(root.id);
        if (!files || this.#disposed) continue;
        const listed = new Set(listing.paths);
        const gone = [...files.paths].filter((path) => !listed.has(path));
        const fresh = listing.paths.filter((path) => !files.paths.has(path));
        this.#forget(files, gone);
        await this.#take(files, fresh);
      }
    });
  }

  /** Lists and reads everything again, for contents that changed without anybody telling. */
  refresh(): Promise<void> {
    return this.#enqueue(async () => {
      for (const files of this.#files.values()) {
        const listed = (await this.#source.list(files.root)).paths;
        const present = new Set(listed);
        this.#forget(
          files,
          [...files.paths].filter((path) => !present.has(path)),
        );
        await this.#take(files, listed);
      }
    });
  }

  /** Resolves when every change so far has been handled. */
  async settled(): Promise<void> {
    let seen: Promise<void> | null = null;
    while (seen !== this.#working || this.#scheduled) {
      seen = this.#working;
      await seen;
      await Promise.resolve();
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    this.#overlays.clear();
    this.#encodings.clear();
    this.#pending.clear();
    this.#files.clear();
    this.#state = emptyState;
  }

  async #setRoots(roots: readonly Root[], { signal, onProgress }: RootsOptions): Promise<void> {
    const isNew = ({ id }: Root): boolean => !this.#files.has(id);
    for (const id of [...this.#files.keys()])
      if (roots.every((root) => root.id !== id)) this.#files.delete(id);
    const leftOut = new Map([...this.#state.listedOut].filter(([id]) => this.#files.has(id)));
    const fresh: RootFiles[] = [];
    for (const root of roots.filter(isNew)) {
      const listing = await this.#source.list(root, undefined, signal);
      if (signal?.aborted || this.#disposed) break;
      const files = {
        root,
        paths: new Set(listing.paths),
        kinds: fileKinds(null, isDocument),
        choice: '',
        vouched: new Set<string>(),
        codeRead: false,
      };
      this.#files.set(root.id, files);
      leftOut.set(root.id, listing.leftOut);
      fresh.push(files);
    }
    this.#apply([], roots, leftOut);
    const total = fresh.reduce((sum, { paths }) => sum + paths.size, 0);
    let read = 0;
    const advance = (): void => onProgress?.({ read: ++read, total });
    for (const files of fresh) {
      await this.#readInto(
        files,
        planFileNames.filter((name) => files.paths.has(name)),
        signal,
      );
      this.#chooseFiles(files);
      const documents = [...files.paths].filter((path) => files.kinds(path) === 'document').sort();
      await this.#readInto(files, documents, signal, advance);
    }
    await this.#readWaitingCode(signal, advance);
  }

  /** Reads the code of every root once there is a requirement or a plan that it could refer to. */
  async #readWaitingCode(signal?: AbortSignal, advance?: () => void): Promise<void> {
    if (signal?.aborted || !this.#codeIsWaiting()) return;
    for (const files of this.#files.values()) {
      if (files.codeRead) continue;
      files.codeRead = true;
      await this.#readInto(
        files,
        [...files.paths].filter((path) => files.kinds(path) === 'code'),
        signal,
        advance,
      );
    }
  }

  #codeIsWaiting(): boolean {
    const snapshot = this.#snapshot;
    if (snapshot.requirementCount === 0 && snapshot.roots.every(({ id }) => snapshot.plan(id).uri === null))
      return false;
    return [...this.#files.values()].some(({ codeRead }) => !codeRead);
  }

  #schedule(): void {
    if (this.#scheduled || this.#disposed) return;
    this.#scheduled = true;
    void this.#enqueue(async () => {
      // One turn of the event loop gathers the events of one gesture, such as a branch switch.
      await new Promise((resume) => setTimeout(resume, 0));
      this.#scheduled = false;
      await this.#drain();
    });
  }

  async #drain(): Promise<void> {
    while (this.#pending.size > 0 && !this.#disposed) {
      const batch = [...this.#pending];
      this.#pending.clear();
      const changed = new Map<RootFiles, string[]>();
      for (const [uri, what] of batch) {
        const at = this.#locate(uri);
        if (!at) continue;
        if (what === 'removed') this.#forget(at.files, pathsAtOrUnder(at.files.paths, at.path));
        else changed.set(at.files, [...(changed.get(at.files) ?? []), at.path]);
      }
      for (const [files, paths] of changed) await this.#takeChanged(files, paths);
    }
    await this.#readWaitingCode();
  }

  /** Known files are read again; unknown ones may be folders, or ignored, which only a listing can tell. */
  async #takeChanged(files: RootFiles, paths: readonly string[]): Promise<void> {
    const known = paths.filter((path) => files.paths.has(path));
    const unknown = paths.filter((path) => !files.paths.has(path));
    if (paths.some((path) => /(?:^|\/)\.gitignore$/u.test(path)) || unknown.length > 16) {
      // A build that writes thousands of ignored files must not list the folder again and again.
      await this.#rested;
      this.#rested = new Promise((resume) => setTimeout(resume, restAfterListing));
      const listed = (await this.#source.list(files.root)).paths;
      const present = new Set(listed);
      this.#forget(
        files,
        [...files.paths].filter((path) => !present.has(path)),
      );
      await this.#take(files, [...known, ...listed.filter((path) => !files.paths.has(path))]);
      return;
    }
    const listings: string[] = [];
    for (const path of unknown) {
      const listed = (await this.#source.list(files.root, path)).paths;
      // A folder that was replaced by another of its name: what is no longer below it is gone.
      const present = new Set(listed);
      this.#forget(
        files,
        pathsAtOrUnder(files.paths, path).filter((known) => !present.has(known)),
      );
      listings.push(...listed);
    }
    await this.#take(files, [...known, ...listings]);
  }

  /** Adds paths to the root's files and reads those that count. */
  async #take(files: RootFiles, paths: readonly string[]): Promise<void> {
    for (const path of paths) files.paths.add(path);
    await this.#readInto(
      files,
      [...new Set(paths)].filter((path) => {
        const kind = files.kinds(path);
        return kind !== null && (kind !== 'code' || files.codeRead);
      }),
    );
  }

  #forget(files: RootFiles, paths: readonly string[]): void {
    for (const path of paths) files.paths.delete(path);
    const changes = paths.flatMap((path) => {
      const uri = documentUri(files.root.id, path);
      this.#encodings.delete(uri);
      const info = this.#state.documents.get(uri);
      return info ? [{ info, facts: null }] : [];
    });
    if (changes.length > 0) this.#apply(changes);
  }

  /** Reads files and applies their facts; an open buffer is read in the file's stead. */
  async #readInto(
    files: RootFiles,
    paths: readonly string[],
    signal?: AbortSignal,
    advance?: () => void,
  ): Promise<void> {
    if (paths.length === 0 || this.#disposed) return;
    const { root } = files;
    // Names that an inferred plan takes from documents are taken together: each batch would place all again.
    const { modulesInferred, phasesInferred } = this.#snapshot.plan(root.id);
    const infers = modulesInferred || phasesInferred;
    let changes: DocumentChange[] = [];
    let requirements = 0;
    const applyRead = (): void => {
      // A buffer may have changed while the disk was read: its text is newer.
      const current = changes.map((change) => {
        const overlay = this.#overlayOf(change.info.uri);
        return overlay === null ? change : { info: change.info, facts: this.#factsOf(change.info, overlay) };
      });
      changes = [];
      requirements = 0;
      this.#apply(current);
    };
    await this.#source.read(
      root,
      paths,
      (path) => mostBytes(files.kinds(path)),
      (path, content) => {
        advance?.();
        this.#read++;
        const info = this.#infoOf(documentUri(root.id, path));
        if (!info) return;
        const facts = this.#factsOnDisk(info, content);
        if (facts === null) files.paths.delete(path);
        changes.push({ info, facts: facts && this.#keepLastGoodPlan(info, facts) });
        requirements += facts?.requirements.length ?? 0;
        const isFull = changes.length >= filesPerBatch || requirements >= requirementsPerBatch;
        if (isFull && (info.kind === 'code' || !infers)) applyRead();
      },
      signal,
    );
    applyRead();
  }

  #apply(
    documents: readonly DocumentChange[],
    roots?: readonly Root[],
    listedOut?: ReadonlyMap<string, readonly LeftOutCount[]>,
  ): void {
    if (this.#disposed) return;
    if (documents.length === 0 && !roots) return;
    const { state, touched } = applyChanges(this.#state, {
      documents,
      ...(roots ? { roots } : {}),
      ...(listedOut ? { listedOut } : {}),
    });
    this.#state = state;
    this.#snapshot = new IndexSnapshot(state);
    this.#publish(touched);
    for (const { info } of documents) {
      const files = info.kind === 'plan' ? this.#files.get(info.root) : undefined;
      if (files && this.#chooseFiles(files)) void this.#enqueue(() => this.#readChosen(files));
    }
  }

  #publish({ everything, requirements, documents, places }: Touched): void {
    const change: SnapshotChange = {
      snapshot: this.#snapshot,
      everything,
      requirements,
      documents,
      modules: modulesTouched(places),
      phases: phasesTouched(places),
      steps: stepsTouched(places),
    };
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        // One view that fails must not keep the others from their update.
        this.#log.warn(`A listener failed at revision ${this.#snapshot.revision}: ${String(error)}`);
      }
    }
  }

  /** Follows the plan's `documents:` and `code:`; true when another choice of files holds now. */
  #chooseFiles(files: RootFiles): boolean {
    const plan = this.#snapshot.plan(files.root.id);
    const own = plan.uri?.startsWith(`${files.root.id}/`) ? plan : null;
    const choice = JSON.stringify([own?.documents ?? null, own?.code ?? null]);
    if (choice === files.choice) return false;
    const isFirst = files.choice === '';
    files.choice = choice;
    files.kinds = fileKinds(own, isDocument);
    files.vouched = vouchedPaths(own?.documents ?? null);
    return !isFirst;
  }

  /** Reads and drops only the difference that a changed choice of files makes. */
  async #readChosen(files: RootFiles): Promise<void> {
    const dropped: DocumentChange[] = [];
    const wanted: string[] = [];
    for (const path of files.paths) {
      const kind = files.kinds(path);
      const present = this.#state.documents.get(documentUri(files.root.id, path));
      if (present && present.kind !== kind) dropped.push({ info: present, facts: null });
      const isNew = present?.kind !== kind || (present.facts.isVouched ?? false) !== this.#isVouched(present);
      if (kind !== null && isNew && (kind !== 'code' || files.codeRead)) wanted.push(path);
    }
    this.#apply(dropped);
    await this.#readInto(files, wanted.sort());
  }

  #factsOf(info: DocumentInfo, { text, encoding }: Overlay): DocumentFacts {
    const facts = this.#keepLastGoodPlan(info, readFacts(info.path, info.kind, text, this.#isVouched(info)));
    return info.kind === 'code' ? facts : { ...facts, encoding: this.#encodings.get(info.uri) ?? encoding };
  }

  /** `null` for a file that is gone. Of a file that a buffer stands in for, only the encoding is looked at. */
  #factsOnDisk(info: DocumentInfo, content: Uint8Array | ReadFailure): DocumentFacts | null {
    const { uri, kind, path } = info;
    const chosen = this.#encodingOf(uri);
    if (this.#overlays.has(uri)) {
      this.#noteEncoding(uri, kind === 'code' ? null : encodingOfContent(content, chosen));
      if (this.#overlayOf(uri) !== null) return noFacts;
    }
    const facts = factsOfContent(path, kind, content, chosen, this.#isVouched(info));
    this.#noteEncoding(uri, facts?.encoding ?? null);
    return facts;
  }

  /** Whether somebody says that a document holds requirements, by naming it in the plan. */
  #isVouched({ root, path, kind }: DocumentInfo): boolean {
    return kind === 'document' && this.#files.get(root)?.vouched.has(path) === true;
  }

  #noteEncoding(uri: string, encoding: string | null): void {
    if (encoding === null) this.#encodings.delete(uri);
    else this.#encodings.set(uri, encoding);
  }

  /** The buffer that stands in for a file. */
  #overlayOf(uri: string): Overlay | null {
    const overlay = this.#overlays.get(uri);
    if (overlay === undefined) return null;
    return isSameEncoding(overlay.encoding, this.#encodings.get(uri) ?? overlay.encoding) ? overlay : null;
  }

  /** A plan file that is broken keeps the last good plan, and its problems say so. */
  #keepLastGoodPlan(info: DocumentInfo, facts: DocumentFacts): DocumentFacts {
    if (info.kind !== 'plan' || facts.planFrom === 'text') return facts;
    const last = this.#state.documents.get(info.uri)?.facts;
    if (!last?.plan || last.planFrom === 'partial') return facts;
    return {
      ...facts,
      plan: last.plan,
      planFrom: 'earlier',
      problems: [
        ...facts.problems,
        {
          code: 'plan/invalid',
          message: message(
            'The plan file has an error. Until it is corrected, the last version that could be read is used.',
          ),
          range: startOfText,
        },
      ],
    };
  }

  #infoOf(uri: string): DocumentInfo | null {
    const at = this.#locate(uri);
    const kind = at?.files.kinds(at.path);
    if (!at || !kind) return null;
    return {
      uri,
      root: at.files.root.id,
      path: at.path,
      kind,
      isTest: kind === 'code' && this.#isTest(at.path),
    };
  }

  #isListed({ root, path, kind }: DocumentInfo): boolean {
    const files = this.#files.get(root);
    return files !== undefined && files.paths.has(path) && (kind !== 'code' || files.codeRead);
  }

  /** The innermost root that a URI lies in. */
  #locate(uri: string): { readonly files: RootFiles; readonly path: string } | null {
    let found: { files: RootFiles; path: string } | null = null;
    for (const files of this.#files.values()) {
      const path = documentPath(files.root.id, uri);
      if (path !== null && (!found || path.length < found.path.length)) found = { files, path };
    }
    return found;
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const run = this.#working.then(async () => {
      if (!this.#disposed) await work();
    });
    this.#working = run.catch((error: unknown) => {
      this.#log.warn(
        `Reading failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    });
    return run;
  }
}

function isDocument(path: string): boolean {
  return readerFor(path) !== null;
}

function pathsAtOrUnder(paths: ReadonlySet<string>, path: string): string[] {
  if (paths.has(path)) return [path];
  return [...paths].filter((candidate) => candidate.startsWith(`${path}/`));
}
