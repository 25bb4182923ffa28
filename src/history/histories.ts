/**
 * Reads the histories of documents, and keeps them for as long as the repository stands at the same revision. Nothing
 * is read before somebody asks; between two revisions of a document others have their turn.
 */
import { factsOfContent, mostBytes } from '../index/readContent.ts';
import type {
  DocumentRevision,
  HistorySource,
  NoHistory,
  Standing,
  StoredContents,
  StoredVersion,
} from '../index/ports.ts';
import { noFacts, type DocumentFacts } from '../model/facts.ts';
import type { RequirementDates, RequirementHistory, Revision } from '../model/history.ts';
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry, Root, Snapshot } from '../model/snapshot.ts';
import { DocumentTraceBuilder, type DocumentTrace } from './documentTrace.ts';
import { datesOf, historyOf, type Traces } from './historyOf.ts';
import { pacedSource } from './pacedSource.ts';
import { PlacementTraceBuilder, type PlacementTrace } from './placementTrace.ts';

/** Why a history may not be asked for. */
export type Withheld = 'untrusted' | 'virtual';

export interface HistoriesOptions {
  readonly source: (root: Root) => HistorySource | Withheld;
  /** The encoding that somebody chose for a document, `null` where its bytes tell. */
  readonly encodingOf?: (uri: string) => string | null;
}

export interface NoTraces {
  readonly none: NoHistory | Withheld;
}
export type HistoryAnswer = RequirementHistory | NoTraces;

/** Of one document, no more revisions and characters than these are read; older ones are passed over. */
const mostRevisions = 300;
const mostBytesRead = 32 * 1024 * 1024;
/** Documents whose histories are kept. */
const mostKept = 2000;

interface Kept<Trace> {
  readonly head: string;
  readonly trace: Trace;
}

export class Histories {
  readonly #source: HistoriesOptions['source'];
  readonly #encodingOf: (uri: string) => string | null;
  readonly #documents = new Map<string, Kept<DocumentTrace>>();
  readonly #placements = new Map<string, Kept<PlacementTrace>>();

  #changed: { readonly question: string; readonly paths: Promise<ReadonlySet<string> | null> } | undefined;

  constructor({ source, encodingOf = () => null }: HistoriesOptions) {
    this.#source = source;
    this.#encodingOf = encodingOf;
  }

  /** Asks anew whether the repository has moved on; `snapshot` is read when the answer is there. */
  async historyOf(
    snapshot: () => Snapshot,
    requirement: Requirement,
    signal?: AbortSignal,
  ): Promise<HistoryAnswer> {
    const traces = await this.traces(snapshot(), requirement.uri, signal);
    return 'none' in traces ? traces : historyOf(snapshot(), requirement, traces);
  }

  /**
   * When each requirement of the snapshot was first recorded, and how often it changed its phase, by key. Documents
   * without a history are left out; those read before stay known. `onDocument` is told how many are done.
   */
  async dates(
    snapshot: Snapshot,
    signal?: AbortSignal,
    onDocument?: (done: number, total: number) => void,
  ): Promise<ReadonlyMap<string, RequirementDates>> {
    const all = new Map<string, RequirementDates>();
    const documents = [...snapshot.documents()].filter(({ requirements }) => requirements.length > 0);
    for (const [nth, { uri }] of documents.entries()) {
      if (signal?.aborted) break;
      const traces = await this.traces(snapshot, uri, signal);
      onDocument?.(nth + 1, documents.length);
      if ('none' in traces) continue;
      for (const [key, dates] of datesOf(snapshot, uri, traces)) all.set(key, dates);
    }
    return all;
  }

  /** Asks the same of a history that is read beside other work: `rest` gives others their turn. */
  paced(rest: () => Promise<void>): Pick<Histories, 'traces'> {
    const sources = new Map<string, HistorySource | Withheld>();
    const sourceOf = (root: Root): HistorySource | Withheld => {
      let source = sources.get(root.id);
      if (source === undefined) {
        const bare = this.#source(root);
        source = typeof bare === 'string' ? bare : pacedSource(bare, rest);
        sources.set(root.id, source);
      }
      return source;
    };
    return { traces: (snapshot, uri, signal) => this.#traces(sourceOf, snapshot, uri, signal) };
  }

  /** What `historyOf` in historyOf.ts turns into the history of any requirement of the document. */
  traces(snapshot: Snapshot, uri: string, signal?: AbortSignal): Promise<Traces | NoTraces> {
    return this.#traces(this.#source, snapshot, uri, signal);
  }

  async #traces(
    sourceOf: HistoriesOptions['source'],
    snapshot: Snapshot,
    uri: string,
    signal: AbortSignal | undefined,
  ): Promise<Traces | NoTraces> {
    const document = snapshot.document(uri);
    const root = snapshot.roots.find(({ id }) => id === document?.root);
    if (!document || !root) return { none: 'failed' };
    const source = sourceOf(root);
    if (typeof source === 'string') return { none: source };
    const trace = await this.#documentTrace(source, root, document, signal);
    if (typeof trace === 'string') return { none: trace };
    const plan = snapshot.document(snapshot.plan(root.id).uri ?? '');
    const placements = plan ? await this.#placementTrace(source, root, plan, signal) : null;
    return { document: trace, placements };
  }

  #documentTrace(
    source: HistorySource,
    root: Root,
    document: DocumentEntry,
    signal: AbortSignal | undefined,
  ): Promise<DocumentTrace | NoHistory> {
    const builder = new DocumentTraceBuilder();
    return this.#trace(this.#documents, source, root, document, signal, {
      take: (revision, after, before) =>
        builder.take({
          revision,
          after: after.requirements,
          before: before.map(({ requirements }) => requirements),
        }),
      build: (isCut) => builder.build(isCut),
    });
  }

  async #placementTrace(
    source: HistorySource,
    root: Root,
    document: DocumentEntry,
    signal: AbortSignal | undefined,
  ): Promise<PlacementTrace | null> {
    const builder = new PlacementTraceBuilder();
    const trace = await this.#trace(this.#placements, source, root, document, signal, {
      take: (revision, after, before) =>
        builder.take(
          revision,
          after.plan ?? null,
          before.map(({ plan }) => plan ?? null),
        ),
      build: () => builder.build(),
    });
    return typeof trace === 'string' ? null : trace;
  }

  /** The kept trace of a document where it is of this revision, else a new one. */
  async #trace<Trace extends object>(
    kept: Map<string, Kept<Trace>>,
    source: HistorySource,
    root: Root,
    document: DocumentEntry,
    signal: AbortSignal | undefined,
    steps: TraceSteps<Trace>,
  ): Promise<Trace | NoHistory> {
    const { path, uri } = document;
    const standing = await source.standing(root, path, signal);
    if (typeof standing === 'string') return standing;
    const before = kept.get(uri);
    if (before && (await this.#stillHolds(source, root, path, before.head, standing.head, signal))) {
      kept.set(uri, { head: standing.head, trace: before.trace });
      return before.trace;
    }
    const revisions = await source.revisions(root, path, standing.head, mostRevisions, signal);
    if (typeof revisions === 'string') return revisions;
    const contents = source.contents(root, path, signal);
    try {
      const isCut = await this.#readAll(revisions, standing, contents, document, steps);
      if (signal?.aborted) return 'failed';
      const trace = steps.build(isCut);
      kept.delete(uri);
      kept.set(uri, { head: standing.head, trace });
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return trace;
    } finally {
      contents.close();
    }
  }

  /** Whether a document's history has not grown since `head`: later revisions left the document alone. */
  async #stillHolds(
    source: HistorySource,
    root: Root,
    path: string,
    head: string,
    now: string,
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    if (head === now) return true;
    const question = `${head} ${now}`;
    // The same for all documents of a repository; only the last step that it took is kept.
    if (this.#changed?.question !== question)
      this.#changed = { question, paths: source.changed(root, path, head, now, signal) };
    const paths = await this.#changed.paths;
    return paths !== null && !paths.has(path);
  }

  /** Whether older revisions are missing. */
  async #readAll(
    revisions: readonly DocumentRevision[],
    { isShallow }: Standing,
    contents: StoredContents,
    document: DocumentEntry,
    { take }: TraceSteps<unknown>,
  ): Promise<boolean> {
    let isWhole = true;
    const reader = new VersionReader(contents, document, this.#encodingOf(document.uri));
    for (const { after, before, isFirst, ...revision } of revisions) {
      // What lies before it is not known, so that nothing appeared with it.
      if (isShallow && isFirst) return true;
      const now = after ? await reader.read(after) : noFacts;
      const earlier: (DocumentFacts | null)[] = [];
      for (const version of before) if (version) earlier.push(await reader.read(version));
      if (reader.isOver) return true;
      const known = earlier.filter((facts) => facts !== null);
      // Of what is not on this machine nobody can say what it changed.
      if (now && known.length === earlier.length) take(revision, now, known);
      else isWhole = false;
      reader.forgetAllBut(before);
    }
    return !isWhole || revisions.length >= mostRevisions;
  }
}

interface TraceSteps<Trace> {
  readonly take: (revision: Revision, after: DocumentFacts, before: readonly DocumentFacts[]) => void;
  readonly build: (isCut: boolean) => Trace;
}

/** The facts of a document's versions. The next revision usually starts from what this one ended with. */
class VersionReader {
  readonly #contents: StoredContents;
  readonly #document: DocumentEntry;
  readonly #encoding: string | null;
  readonly #known = new Map<string, DocumentFacts>();
  #bytes = 0;

  constructor(contents: StoredContents, document: DocumentEntry, encoding: string | null) {
    this.#contents = contents;
    this.#document = document;
    this.#encoding = encoding;
  }

  /** Whether more was read than one document's history is worth. */
  get isOver(): boolean {
    return this.#bytes > mostBytesRead;
  }

  /** `null` where its content cannot be had. */
  async read({ blob, path }: StoredVersion): Promise<DocumentFacts | null> {
    // A format is told by the path too.
    const name = `${blob} ${path}`;
    const known = this.#known.get(name);
    if (known) return known;
    const { facts, kind } = this.#document;
    const content = await this.#contents.read(blob, mostBytes(kind));
    if (!(content instanceof Uint8Array)) return null;
    this.#bytes += content.length;
    const read = factsOfContent(path, kind, content, this.#encoding, facts.isVouched === true) ?? noFacts;
    this.#known.set(name, read);
    return read;
  }

  forgetAllBut(versions: readonly (StoredVersion | null)[]): void {
    const wanted = new Set(versions.map((version) => (version ? `${version.blob} ${version.path}` : '')));
    for (const name of this.#known.keys()) if (!wanted.has(name)) this.#known.delete(name);
  }
}
