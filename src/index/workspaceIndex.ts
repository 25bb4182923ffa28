/**
 * The living index of a window: it lists and reads the roots, takes in changes from disk and from open
 * buffers, and publishes snapshots. What is read is a pure function of texts; this file only decides which
 * files are read when.
 *
 * Invariants: an open buffer wins over the disk; one batch is applied at a time; a text that was read
 * before a newer one arrived is dropped; a deletion removes everything at or under its path.
 */
import { documentUri } from '../model/documentUri.ts';
import { message } from '../model/message.ts';
import type { Root, Snapshot, SnapshotChange } from '../model/snapshot.ts';
import { applyChanges, applyInSteps, type Applied, type Batch, type DocumentChange } from './applyChanges.ts';
import { planFileNames } from '../readers/planFile/planFileReader.ts';
import { isSkipFile, isTestFile } from './fileKinds.ts';
import { IndexSnapshot } from './indexSnapshot.ts';
import { factsToKeep, KeptRoot } from './keptRoot.ts';
import { NewestFacts } from './newestFacts.ts';
import { OpenTexts } from './openTexts.ts';
import type {
  ContentVisitor,
  DocumentSource,
  FactStore,
  Listing,
  Log,
  SourcePlaces,
  TimeSlices,
} from './ports.ts';
import { mayPass, mostBytes, usualMegabytes } from './readContent.ts';
import { Retries } from './retries.ts';
import { RootFiles, WindowFiles } from './rootFiles.ts';
import { snapshotChange } from './snapshotChange.ts';
import { emptyState, type SnapshotState } from './snapshotState.ts';
import {
  findSources,
  type FoundSources,
  listRoot,
  sameReading,
  sameSources,
  writtenSources,
} from './sources.ts';
import { WorkQueue } from './workQueue.ts';

export interface IndexOptions {
  readonly source: DocumentSource;
  readonly log: Log;
  readonly isTest?: (path: string) => boolean;
  /**
   * The encoding that somebody chose for a document, by its URI and by VS Code's name; `null` where the
   * bytes are to tell. After a new choice, say that the document `changed`.
   */
  readonly encodingOf?: (uri: string) => string | null;
  /** How many megabytes a document may have; 16 without it. What is larger is a finding. After a change, `refresh`. */
  readonly documentMegabytes?: () => number;
  /** Where the other repositories lie that plans name; without it none is looked for. */
  readonly places?: SourcePlaces;
  /** Called at the start of long work; without it, the thread is held until the work is done. */
  readonly slices?: () => TimeSlices;
  /** Where facts wait for the next session; without it, every session reads all. */
  readonly store?: FactStore | null;
  /** Milliseconds before each further attempt to read what could not be read; none by default. */
  readonly retryAfter?: readonly number[];
}

export interface Progress {
  readonly read: number;
  readonly total: number;
}

export interface RootsOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Files that are read before people see the first of them. Each further batch is twice as large: what a snapshot costs
 * beside its documents is paid a few times, however many files there are.
 */
const firstBatch = 64;
/** Whoever follows the snapshot looks at each document of a batch, in one go. */
const largestBatch = 4096;

/** Changes to the snapshot, as by typing, that may make work in slices start anew; then it holds the thread. */
const mostStarts = 4;

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const oneSlice: TimeSlices = { isOver: () => false, turn: () => Promise.resolve() };

/** A repository names the next one, and that a further one: so far they are followed. */
const mostRounds = 32;

/** Milliseconds between two listings of everything that changes on disk ask for. */
const restAfterListing = 500;

/** More unknown paths than this at once are found by one listing of everything. */
const mostListings = 16;

export class WorkspaceIndex {
  readonly #source: DocumentSource;
  readonly #log: Log;
  readonly #slices: () => TimeSlices;
  readonly #store: FactStore | null;
  readonly #encodingOf: (uri: string) => string | null;
  readonly #documentMegabytes: () => number;
  #keeping: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<(change: SnapshotChange) => void>();
  readonly #files: WindowFiles;
  readonly #open = new OpenTexts();
  readonly #facts: NewestFacts;
  readonly #queue: WorkQueue;
  readonly #pending = new Map<string, 'changed' | 'removed'>();
  #state: SnapshotState = emptyState;
  #snapshot: IndexSnapshot = new IndexSnapshot(emptyState);
  #rested: Promise<void> = Promise.resolve();
  readonly #retries: Retries;
  readonly #places: SourcePlaces | null;
  /** The roots that are worked on. */
  #own: readonly Root[] = [];
  /** What plans said of sources when these were last looked for. */
  #followed = '';
  #disposed = false;
  #read = 0;

  constructor(options: IndexOptions) {
    const { source, log, isTest = isTestFile, encodingOf = () => null, slices = () => oneSlice } = options;
    this.#store = options.store ?? null;
    this.#encodingOf = encodingOf;
    this.#documentMegabytes = options.documentMegabytes ?? (() => usualMegabytes);
    this.#source = source;
    this.#places = options.places ?? null;
    this.#log = log;
    this.#slices = slices;
    this.#files = new WindowFiles(isTest);
    this.#queue = new WorkQueue(log);
    this.#retries = new Retries({
      delays: options.retryAfter ?? [],
      again: (uris) => this.#tryAgain(uris),
    });
    this.#facts = new NewestFacts({
      open: this.#open,
      encodingOf,
      documentMegabytes: this.#documentMegabytes,
      isVouched: ({ root, path }) => this.#files.of(root)?.isVouched(path) ?? false,
      factsBefore: (uri) => this.#state.documents.get(uri)?.facts,
    });
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

  /**
   * Makes these the roots that are worked on: new ones are listed and read, then the other repositories that their
   * plans name; documents of others are dropped.
   */
  setRoots(roots: readonly Root[], options: RootsOptions = {}): Promise<void> {
    return this.#queue.run(async () => {
      this.#own = roots;
      const known = this.#state.roots.filter(
        ({ id, source }) => source && roots.every((own) => own.id !== id),
      );
      await this.#setRoots([...roots, ...known], options);
      await this.#followSources(options);
    });
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
    if (text === null) {
      if (this.#open.close(uri)) this.changed(uri);
      return;
    }
    const before = this.#open.put(uri, { text, encoding });
    if (before?.text === text && before.encoding === encoding) return;
    const inForce = this.#open.inForce(uri);
    if (inForce === null) {
      if (before !== null) this.changed(uri);
      return;
    }
    const info = this.#files.infoOf(uri);
    if (!info || !this.#files.isListed(info)) return;
    this.#apply([{ info, facts: this.#facts.ofBuffer(info, inForce) }]);
    if (this.#codeIsWaiting()) this.#schedule();
  }

  /**
   * Compares with the disk, for events that a watcher missed: lists the roots again, and reads what appeared, what does
   * not look as it did when it was read, and what could not be read.
   */
  verify(): Promise<void> {
    return this.#listAgain((files, listed) => this.#unlikeRead(files, listed));
  }

  /** Lists and reads everything again, for contents that changed without anybody telling. */
  refresh(): Promise<void> {
    return this.#listAgain((_files, listed) => Promise.resolve(listed));
  }

  /** Resolves when every change so far has been handled. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /** Resolves when what was read has been kept for the next session, which nothing else waits for. */
  async kept(): Promise<void> {
    await this.#queue.settled();
    await this.#keeping;
  }

  dispose(): void {
    this.#disposed = true;
    this.#queue.end();
    this.#retries.end();
    this.#listeners.clear();
    this.#open.clear();
    this.#pending.clear();
    this.#files.clear();
    this.#state = emptyState;
  }

  /** Reads the other repositories that plans name; each may name further ones. */
  async #followSources(options: RootsOptions = {}): Promise<void> {
    if (!this.#places) return;
    for (let round = 0; round < mostRounds && !this.#disposed && options.signal?.aborted !== true; round++) {
      this.#followed = writtenSources(this.#snapshot);
      const next = await findSources(this.#snapshot, this.#own, this.#places);
      const { roots, foundSources } = this.#state;
      if (this.#disposed || sameSources(next, { roots, found: foundSources })) return;
      // Of some other files are read now: they go, and come anew.
      const kept = roots.filter(
        (root) => !next.roots.some((other) => other.id === root.id && !sameReading(root, other)),
      );
      if (kept.length < roots.length) await this.#setRoots(kept, options);
      await this.#setRoots(next.roots, options, next.found);
    }
  }

  #followSoon(): void {
    if (!this.#places || writtenSources(this.#snapshot) === this.#followed) return;
    this.#queue.run(() => this.#followSources()).catch(() => undefined);
  }

  async #setRoots(
    roots: readonly Root[],
    { signal, onProgress }: RootsOptions,
    foundSources?: FoundSources,
  ): Promise<void> {
    const gone = this.#state.roots.filter((root) => !roots.some(({ id }) => id === root.id));
    this.#files.keep(roots);
    const leftOut = new Map([...this.#state.listedOut].filter(([id]) => this.#files.of(id)));
    const fresh: { files: RootFiles; readonly kept: KeptRoot; readonly began: number | undefined }[] = [];
    for (const root of roots.filter(({ id }) => !this.#files.of(id))) {
      const began = this.#source.now?.();
      fresh.push({ files: new RootFiles(root, []), kept: new KeptRoot(root), began });
    }
    if (this.#store) await this.#showKept(this.#store, roots, fresh, signal);
    for (const each of fresh) {
      const { root } = each.files;
      const listing = await this.#list(root, undefined, signal);
      if (signal?.aborted || this.#disposed) break;
      await each.kept.look(this.#source, listing.paths, signal);
      const { codeRead } = each.files;
      each.files = new RootFiles(root, listing.paths);
      each.files.codeRead = codeRead;
      this.#files.add(each.files);
      leftOut.set(root.id, listing.leftOut);
    }
    await this.#applyInSlices({
      documents: this.#movedDocuments(),
      roots,
      listedOut: leftOut,
      ...(foundSources && { foundSources }),
    });
    if (signal?.aborted || this.#disposed) return;
    const readBefore = this.#read;
    const total = fresh.reduce((sum, { files }) => sum + files.paths.size, 0);
    let read = 0;
    const advance = (): void => onProgress?.({ read: ++read, total });
    for (const { files, kept } of fresh) {
      const plans = planFileNames.filter((name) => files.paths.has(name));
      await this.#readInto(files, this.#unlike(files, kept, plans), signal);
      files.choose(this.#snapshot.plan(files.root.id));
      await files.learnKinds(this.#slices());
      const documents = this.#unlike(files, kept, files.ofKind('document'));
      await this.#readInto(files, documents.sort(), signal, advance);
      if (kept.size === 0) continue;
      if (files.codeRead) {
        await this.#readInto(files, this.#unlike(files, kept, files.ofKind('code')), signal, advance);
      }
      if (signal?.aborted !== true) await this.#forgetUncounted(files, kept);
    }
    // What lay in a root within another one belongs to that again.
    for (const { id } of gone) {
      const at = this.#files.locate(id);
      const paths = at?.files.atOrUnder(at.path).filter((path) => at.files.counts(path)) ?? [];
      if (at && !fresh.some(({ files }) => files === at.files))
        await this.#readInto(at.files, paths.sort(), signal);
    }
    await this.#readWaitingCode(signal, advance);
    if (signal?.aborted === true || this.#disposed) return;
    const isAsKept = this.#read === readBefore && fresh.every(({ files, kept }) => kept.isOf(files.paths));
    if (!isAsKept) this.#keeping = this.#keep(roots, fresh);
  }

  /** Shows what an earlier session kept, documents first, before anything is listed or read. */
  async #showKept(
    store: FactStore,
    roots: readonly Root[],
    fresh: readonly { readonly files: RootFiles; readonly kept: KeptRoot }[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    for (const isCode of [false, true]) {
      const documents: DocumentChange[] = [];
      for (const { files, kept } of fresh) {
        // What another repository says is read anew: it is little, and kept where it is worked on.
        if (files.root.source) continue;
        const loaded = await store.load(files.root, isCode);
        if (signal?.aborted === true || this.#disposed) return;
        if (loaded.length === 0) continue;
        kept.add(loaded);
        this.#files.add(files);
        for (const { path, kind, facts } of loaded) {
          files.paths.add(path);
          const info = this.#files.infoAs(files, path, kind);
          if (!isCode) this.#open.noteEncoding(info.uri, facts.encoding ?? null);
          documents.push({ info, facts });
        }
        files.codeRead ||= isCode;
      }
      if (documents.length === 0) continue;
      await this.#applyInSlices({ documents, roots });
      for (const { files } of fresh) files.choose(this.#snapshot.plan(files.root.id));
    }
  }

  /** The files of which nothing was kept that still holds. */
  #unlike(files: RootFiles, kept: KeptRoot, paths: readonly string[]): string[] {
    return paths.filter((path) => {
      const info = kept.size === 0 ? null : this.#files.infoAt(files, path);
      const holds =
        info?.root === files.root.id && kept.holds(info, this.#encodingOf(info.uri), files.isVouched(path));
      const stamp = holds ? kept.stampOf(path) : null;
      if (stamp !== null) files.stamps.set(path, stamp);
      return !holds;
    });
  }

  /** Drops what was kept of files that are gone, or that are not read any more. */
  async #forgetUncounted(files: RootFiles, kept: KeptRoot): Promise<void> {
    const documents = [...kept.paths()].flatMap((path): DocumentChange[] => {
      const info = this.#state.documents.get(documentUri(files.root.id, path));
      const isThere = files.paths.has(path) && files.kindOf(path) !== null;
      return !info || isThere || info.root !== files.root.id ? [] : [{ info, facts: null }];
    });
    if (documents.length > 0) await this.#applyInSlices({ documents });
  }

  /** Keeps the facts of roots that were just read for the next session, if they differ from what is kept. */
  async #keep(
    roots: readonly Root[],
    fresh: readonly { readonly files: RootFiles; readonly began: number | undefined }[],
  ): Promise<void> {
    for (const { files, began } of fresh) {
      if (!this.#store || !this.#source.stamps || began === undefined || files.root.source) continue;
      const { root } = files;
      const { documents, order } = this.#state;
      const own = (order.get(root.id) ?? []).flatMap((uri) => documents.get(uri) ?? []);
      const paths = own.map(({ path }) => path);
      const stamps = await this.#source.stamps(root, paths, began);
      if (stamps.size === 0) continue;
      const isOpen = (uri: string): boolean => this.#open.isOpen(uri);
      await this.#store.save(root, factsToKeep(own, stamps, isOpen, this.#encodingOf), roots);
    }
  }

  /** Documents that belong to another root by now, or to one that leaves them out. */
  #movedDocuments(): readonly DocumentChange[] {
    return [...this.#snapshot.documents()].flatMap((info) => {
      const root = this.#files.locate(info.uri)?.files.root.id;
      return root === undefined || root === info.root ? [] : [{ info, facts: null }];
    });
  }

  /** Reads the code of every root once there is a requirement or a plan that it could refer to. */
  async #readWaitingCode(signal?: AbortSignal, advance?: () => void): Promise<void> {
    if (signal?.aborted || !this.#codeIsWaiting()) return;
    for (const files of this.#files.all()) {
      if (files.codeRead) continue;
      files.codeRead = true;
      await this.#readInto(files, files.ofKind('code'), signal, advance);
    }
  }

  #codeIsWaiting(): boolean {
    const { requirementCount, roots } = this.#snapshot;
    if (requirementCount === 0 && roots.every(({ id }) => this.#snapshot.plan(id).uri === null)) return false;
    return [...this.#files.all()].some(({ codeRead }) => !codeRead);
  }

  #schedule(): void {
    this.#queue.schedule(() => this.#drain());
  }

  async #drain(): Promise<void> {
    while (this.#pending.size > 0 && !this.#disposed) {
      const batch = [...this.#pending];
      this.#pending.clear();
      const changed = new Map<RootFiles, string[]>();
      for (const [uri, what] of batch) {
        const at = this.#files.locate(uri);
        if (!at) continue;
        if (what === 'removed') this.#forget(at.files, at.files.atOrUnder(at.path));
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
    const rulesChanged = paths.some((path) => /(?:^|\/)\.gitignore$/u.test(path));
    if (rulesChanged || unknown.length > mostListings) {
      // A build that writes thousands of ignored files must not list the folder again and again.
      await this.#rested;
      this.#rested = new Promise((resume) => setTimeout(resume, restAfterListing));
      const listing = await this.#list(files.root);
      const { paths } = this.#withUnlisted(listing, files.paths);
      this.#forgetMissing(files, files.paths, paths);
      await this.#take(files, [...known, ...paths.filter((path) => !files.paths.has(path))]);
      return;
    }
    const found: string[] = [];
    for (const path of unknown) {
      const under = files.atOrUnder(path);
      const { paths: listed } = this.#withUnlisted(await this.#list(files.root, path), under);
      // A folder that was replaced by another of its name: what is no longer below it is gone.
      this.#forgetMissing(files, under, listed);
      found.push(...listed);
    }
    await this.#take(files, [...known, ...found]);
  }

  /** Lists every root again, forgets what is gone and reads what `choose` picks of the rest. */
  #listAgain(
    choose: (files: RootFiles, listed: readonly string[]) => Promise<readonly string[]>,
  ): Promise<void> {
    return this.#queue.run(async () => {
      const listedOut = new Map(this.#state.listedOut);
      for (const files of [...this.#files.all()]) {
        this.#retries.done(files.root.id);
        const { paths, leftOut } = this.#withUnlisted(await this.#list(files.root), files.paths);
        if (this.#disposed) return;
        listedOut.set(files.root.id, leftOut);
        const toRead = await choose(files, paths);
        this.#forgetMissing(files, files.paths, paths);
        await this.#take(files, toRead);
      }
      if (JSON.stringify([...listedOut]) !== JSON.stringify([...this.#state.listedOut]))
        await this.#applyInSlices({ documents: [], listedOut });
      await this.#readWaitingCode();
      await this.#followSources();
    });
  }

  /** What a root holds. A root that cannot be listed holds nothing that is known, and says so. */
  async #list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    try {
      const listing = await listRoot(this.#source, root, below, signal);
      if ((listing.unlisted ?? []).length > 0 && signal?.aborted !== true) this.#retries.failed(root.id);
      return listing;
    } catch (error) {
      this.#log.info(`“${root.name}” could not be listed: ${String(error)}`);
      if (signal?.aborted !== true) this.#retries.failed(root.id);
      const reason = message('A folder that could not be listed: “{0}”', '.');
      return { paths: [], leftOut: [{ reason, files: 1 }], unlisted: [below ?? ''] };
    }
  }

  /** Nobody knows what became of files in a folder that could not be listed: reading each of them tells. */
  #withUnlisted(listing: Listing, known: Iterable<string>): Listing {
    const { paths, unlisted = [] } = listing;
    if (unlisted.length === 0) return listing;
    const isUnder = (path: string): boolean =>
      unlisted.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`));
    return { ...listing, paths: [...new Set([...paths, ...[...known].filter(isUnder)])] };
  }

  /** Listed files that are new, that do not look as they did when they were read, or that could not be read. */
  async #unlikeRead(files: RootFiles, listed: readonly string[]): Promise<readonly string[]> {
    const { root, stamps } = files;
    const isOwn = (path: string): boolean =>
      files.counts(path) && this.#files.infoAt(files, path)?.root === root.id;
    const known = listed.filter((path) => files.paths.has(path) && isOwn(path));
    const isCode = (path: string): boolean => files.kindOf(path) === 'code';
    const inOrder = [...known.filter((path) => !isCode(path)), ...known.filter(isCode)];
    const now = await this.#source.glance?.(root, inOrder);
    const isUnlike = (path: string): boolean => {
      if (this.#retries.has(documentUri(root.id, path))) return true;
      const stamp = now?.get(path);
      return stamp !== undefined && (stamp === null || stamp !== stamps.get(path));
    };
    return [...listed.filter((path) => !files.paths.has(path)), ...known.filter(isUnlike)];
  }

  /** Changes that are told of: files by themselves, roots as a whole. */
  #tryAgain(uris: readonly string[]): void {
    if (this.#disposed) return;
    const roots = uris.filter((uri) => this.#files.of(uri));
    for (const uri of uris) if (!roots.includes(uri)) this.changed(uri);
    if (roots.length > 0) this.verify().catch(() => undefined);
  }

  /** Adds paths to the root's files and reads those that count. */
  async #take(files: RootFiles, paths: readonly string[]): Promise<void> {
    for (const path of paths) files.paths.add(path);
    if (paths.some(isSkipFile)) this.#readChosen(files);
    const toRead = [...new Set(paths)].filter((path) => files.counts(path));
    await this.#readInto(files, toRead);
  }

  #forgetMissing(files: RootFiles, known: Iterable<string>, listed: readonly string[]): void {
    const present = new Set(listed);
    this.#forget(
      files,
      [...known].filter((path) => !present.has(path)),
    );
  }

  #forget(files: RootFiles, paths: readonly string[]): void {
    for (const path of paths) {
      files.paths.delete(path);
      files.stamps.delete(path);
    }
    if (paths.some(isSkipFile)) this.#readChosen(files);
    const changes = paths.flatMap((path) => {
      const uri = documentUri(files.root.id, path);
      this.#retries.done(uri);
      this.#open.noteEncoding(uri, null);
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
    // Names that an inferred plan takes from documents are taken together: each batch would place all again.
    const { modulesInferred, phasesInferred } = this.#snapshot.plan(files.root.id);
    const isWhole =
      (modulesInferred || phasesInferred) && paths.some((path) => files.kindOf(path) !== 'code');
    let size = isWhole ? paths.length : firstBatch;
    for (let from = 0; from < paths.length && signal?.aborted !== true; from += size) {
      if (from > 0 && size < largestBatch) size *= 2;
      await this.#readBatch(files, paths.slice(from, from + size), signal, advance);
      if (this.#disposed) return;
    }
  }

  async #readBatch(
    files: RootFiles,
    paths: readonly string[],
    signal: AbortSignal | undefined,
    advance: (() => void) | undefined,
  ): Promise<void> {
    const { root } = files;
    const documents: DocumentChange[] = [];
    const missing = new Set(paths);
    const stamps = new Map<string, string | null>();
    const visit: ContentVisitor = (path, content, stamp = null) => {
      if (!missing.delete(path)) return;
      advance?.();
      this.#read++;
      const info = this.#files.infoAt(files, path);
      if (!info) return;
      const failure = content instanceof Uint8Array ? null : content;
      if (failure && mayPass(failure)) this.#retries.failed(info.uri);
      else this.#retries.done(info.uri);
      const facts = this.#facts.onDisk(info, content);
      if (facts === null) files.paths.delete(path);
      // Of a folder in its place, what lies in it is not known yet.
      if (failure?.reason === 'folder') this.changed(info.uri);
      documents.push({ info, facts });
      stamps.set(path, failure ? null : stamp);
    };
    const most = (path: string): number => mostBytes(files.kindOf(path), this.#documentMegabytes());
    try {
      await this.#source.read(root, paths, most, visit, signal);
    } catch (error) {
      this.#log.info(`Reading “${root.name}” was broken off: ${String(error)}`);
      if (signal?.aborted !== true)
        for (const path of missing) visit(path, { reason: 'failed', detail: errorText(error) });
    }
    missing.clear();
    // Before it is said that they hold, what was read has to be there.
    if (documents.length > 0) await this.#applyInSlices({ documents });
    for (const [path, stamp] of stamps) {
      if (stamp === null) files.stamps.delete(path);
      else files.stamps.set(path, stamp);
    }
  }

  /** Applies a batch of any size. What happens meanwhile is newer: then the work starts anew, from what is there now. */
  async #applyInSlices(batch: Batch): Promise<void> {
    const slices = this.#slices();
    for (let starts = 1; !this.#disposed; starts++) {
      const state = this.#state;
      const current = { ...batch, documents: batch.documents.map((change) => this.#newest(change)) };
      const steps = applyInSteps(state, current);
      let step = steps.next();
      while (step.done !== true && state === this.#state) {
        step = steps.next();
        if (starts < mostStarts && slices.isOver()) await slices.turn();
      }
      if (step.done === true && state === this.#state) {
        this.#accept(current, step.value);
        return;
      }
    }
  }

  /** A buffer may have changed while the disk was read: its text is newer. */
  #newest(change: DocumentChange): DocumentChange {
    // One that belongs to another root by now goes from this one, open or not.
    if (this.#files.locate(change.info.uri)?.files.root.id !== change.info.root) return change;
    const open = this.#open.inForce(change.info.uri);
    return open ? { info: change.info, facts: this.#facts.ofBuffer(change.info, open) } : change;
  }

  #apply(documents: readonly DocumentChange[]): void {
    const batch = { documents };
    if (!this.#disposed && documents.length > 0) this.#accept(batch, applyChanges(this.#state, batch));
  }

  #accept({ documents, roots }: Batch, { state, touched }: Applied): void {
    this.#state = state;
    this.#snapshot = new IndexSnapshot(state);
    this.#publish(snapshotChange(this.#snapshot, touched));
    for (const { info } of documents) {
      const files = info.kind === 'plan' ? this.#files.of(info.root) : undefined;
      if (files?.choose(this.#snapshot.plan(info.root))) this.#readChosen(files);
    }
    // What is being read now is followed when it was read.
    if (!roots && documents.some(({ info }) => info.kind === 'plan')) this.#followSoon();
  }

  #publish(change: SnapshotChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        // One view that fails must not keep the others from their update.
        this.#log.warn(`A listener failed at revision ${change.snapshot.revision}: ${String(error)}`);
      }
    }
  }

  /** Reads and drops only the difference that a changed choice of files makes; a failure is in the log. */
  #readChosen(files: RootFiles): void {
    const reading = this.#queue.run(async () => {
      // A root that went and came back meanwhile was read anew, by what its plan says now.
      if (this.#files.of(files.root.id) !== files) return;
      const dropped: DocumentChange[] = [];
      const wanted: string[] = [];
      for (const path of files.paths) {
        const kind = files.kindOf(path);
        const present = this.#state.documents.get(documentUri(files.root.id, path));
        if (present && present.kind !== kind) dropped.push({ info: present, facts: null });
        const isOther =
          present?.kind !== kind || (present.facts.isVouched ?? false) !== files.isVouched(path);
        if (isOther && files.counts(path)) wanted.push(path);
      }
      this.#apply(dropped);
      await this.#readInto(files, wanted.sort());
    });
    reading.catch(() => undefined);
  }
}
