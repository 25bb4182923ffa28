/** Reads the folder that a command is about, and says on a terminal how far it is when that takes long. */
import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Histories } from '../history/histories.ts';
import { PastReader } from '../history/pastReader.ts';
import { placeName } from '../insight/placeName.ts';
import { RoutedSource } from '../index/routedSource.ts';
import { firstChange } from '../index/snapshotChange.ts';
import type { DocumentSource } from '../index/ports.ts';
import { usualMegabytes } from '../index/readContent.ts';
import { WorkspaceIndex } from '../index/workspaceIndex.ts';
import { speaking, wordsOf } from '../insight/teamWords.ts';
import { message, type Message, type Translate } from '../model/message.ts';
import type { Root, Snapshot } from '../model/snapshot.ts';
import { GitHistory } from '../platform/node/gitHistory.ts';
import { NodeSource } from '../platform/node/nodeSource.ts';
import { NodePlaces } from '../platform/node/sourcePlaces.ts';
import { FindingBook } from '../rules/findingBook.ts';
import type { Indexed } from './indexed.ts';
import { Misuse, type Surroundings } from './surroundings.ts';

export interface ReadOptions {
  readonly git: boolean;
  /** Whether the history is asked when something was asked for, and how often it was moved. */
  readonly history?: boolean;
  /** The day by which something is late. */
  readonly day: string;
  readonly documentMegabytes?: number;
  readonly translate: Translate;
  /** A BCP 47 tag of what `translate` gives. */
  readonly language: string;
}

export interface ReadFolder extends Indexed {
  readonly day: string;
  readonly language: string;
}

/** Throws a `Misuse` for what is no folder. */
export async function readFolder(
  folder: string,
  options: ReadOptions,
  surroundings: Surroundings,
): Promise<ReadFolder> {
  const absolute = resolve(folder);
  if (!isFolder(absolute)) throw new Misuse(options.translate(noFolder(folder, absolute)));
  const root: Root = {
    id: pathToFileURL(absolute).href.replace(/\/$/u, ''),
    name: basename(absolute) || absolute,
  };
  const source = new NodeSource({ folderOf: folderOfRoot, git: options.git });
  const indexed = await readSource(source, root, options, surroundings);
  if (options.history === true) await recall(indexed, absolute, surroundings);
  return indexed;
}

/** Everything that a source holds, with what the rules say of it. To be kept as it is: a copy would ask the rules. */
export async function readSource(
  source: DocumentSource,
  root: Root,
  read: ReadOptions,
  { error, isTerminal }: Surroundings,
): Promise<ReadFolder> {
  const { day, language, translate } = read;
  const ofSources = new NodeSource({ folderOf: folderOfRoot, git: read.git });
  const index = new WorkspaceIndex({
    // Other repositories stand as they stand on the disk, also beside an earlier revision of the folder.
    source: new RoutedSource((of) => (of.source ? ofSources : source)),
    places: new NodePlaces({
      folderOf: folderOfRoot,
      uriOf: (path) => pathToFileURL(path).href,
      mayLeave: () => true,
    }),
    documentMegabytes: () => read.documentMegabytes ?? usualMegabytes,
    log: { info: () => undefined, warn: (text) => error(`groundplan: ${text}\n`) },
  });
  const progress = new ProgressLine(isTerminal?.error === true ? error : null, translate);
  await index.setRoots([root], { onProgress: ({ read, total }) => progress.show(read, total) });
  await index.settled();
  progress.end();
  const { snapshot } = index;
  let book: FindingBook | undefined;
  return {
    snapshot,
    // Rules are asked only by who asks for findings.
    get findings() {
      return (book ??= judged(snapshot, day));
    },
    root,
    translate: speaking(translate, wordsOf(snapshot)),
    day,
    language,
  };
}

function judged(snapshot: Snapshot, day: string): FindingBook {
  const book = new FindingBook();
  book.startDay(day);
  book.update(firstChange(snapshot));
  book.settle();
  return book;
}

/** Milliseconds after which no further history is read. */
const longestReading = 60_000;

/** What the history tells; where that takes too long, less of it, which is said. */
async function recall(
  { snapshot, findings, translate }: Indexed,
  folder: string,
  { error }: Surroundings,
): Promise<void> {
  const git = new GitHistory({ folderOf: () => folder });
  const reader = new PastReader(new Histories({ source: () => git }));
  const begun = performance.now();
  const { left } = await reader.read(snapshot, {
    rest: () => Promise.resolve(),
    isOver: () => performance.now() - begun > longestReading,
  });
  if (left > 0)
    error(
      `groundplan: ${translate(message('The history of {0} documents was not read: it takes too long.', left))}\n`,
    );
  findings.recall(reader.past);
}

/**
 * What is wrong with the plan file, for commands that go on without what they could not read of it; only the first, as
 * `check` says the rest.
 */
export function planFault({ snapshot, root, translate }: Indexed): string | null {
  const uri = snapshot.plan(root.id).uri;
  const document = uri === null ? undefined : snapshot.document(uri);
  const problem = document?.facts.problems.find(({ code }) => code !== 'reference/range-too-large');
  if (uri === null || !document || !problem) return null;
  const place = placeName(snapshot, uri, problem.range);
  return `${place}: ${translate(problem.message)} ${translate(message('“groundplan check” says all that is wrong with it.'))}`;
}

function folderOfRoot({ id }: Root): string {
  return fileURLToPath(`${id}/`);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // A path within a file, one that is too long, or one that must not be looked into.
    return false;
  }
}

function noFolder(typed: string, absolute: string): Message {
  return existsSync(absolute)
    ? message('“{0}” is a file: give the folder that it lies in.', typed)
    : message('There is no folder “{0}”.', typed);
}

/** One line that is written over, once it is worth saying. */
class ProgressLine {
  readonly #write: ((text: string) => void) | null;
  readonly #start = Date.now();
  #last = 0;
  #isShown = false;

  readonly #translate: Translate;

  constructor(write: ((text: string) => void) | null, translate: Translate) {
    this.#write = write;
    this.#translate = translate;
  }

  show(read: number, total: number): void {
    const now = Date.now();
    if (this.#write === null || now - this.#start < 1000 || now - this.#last < 200) return;
    this.#last = now;
    this.#isShown = true;
    this.#write(`\r\x1b[K${this.#translate(message('Reading: {0} of {1} files', read, total))}`);
  }

  end(): void {
    if (this.#isShown) this.#write?.('\r\x1b[K');
  }
}
