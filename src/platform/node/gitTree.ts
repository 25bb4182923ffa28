/**
 * The files of a folder as a revision of its repository has them, read by Git without checking anything out: nothing
 * is written, and nothing that the repository holds is run.
 */
import type { ContentVisitor, DocumentSource, Listing, ReadFailure } from '../../index/ports.ts';
import type { Root } from '../../model/snapshot.ts';
import { isReadFromBytes } from '../../readers/registry.ts';
import { looksBinary } from '../../readers/decode.ts';
import { isBinaryName } from './binaryFiles.ts';
import type { GitObject } from './gitObject.ts';
import { runGit, startGit } from './gitProcess.ts';
import { LeftOutCounts } from './leftOutCounts.ts';
import { isSkippedFolder } from './skippedFolders.ts';

interface TreeEntry {
  readonly blob: string;
  readonly size: number;
}

/** Contents on their way at once, in bytes; a larger file goes alone. */
const bytesAtOnce = 16 * 1024 * 1024;
const filesAtOnce = 500;

/** The one root that it is asked for is the tree. */
export class GitTreeSource implements DocumentSource {
  readonly #object: GitObject;
  #entries: ReadonlyMap<string, TreeEntry> | undefined;

  constructor(object: GitObject) {
    this.#object = object;
  }

  async list(_root: Root, below = '', signal?: AbortSignal): Promise<Listing> {
    const leftOut = new LeftOutCounts();
    const entries = await this.#list(leftOut, signal);
    const paths = [...entries.keys()].filter(
      (path) => below === '' || path === below || path.startsWith(`${below}/`),
    );
    return { paths, leftOut: leftOut.toCounts() };
  }

  async read(
    _root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    const entries = this.#entries ?? (await this.#list(new LeftOutCounts(), signal));
    let group: (readonly [path: string, blob: string])[] = [];
    let bytes = 0;
    const readGroup = async (): Promise<void> => {
      const contents = await readBlobs(
        this.#object,
        group.map(([, blob]) => blob),
        signal,
      );
      for (const [index, [path]] of group.entries()) {
        if (signal?.aborted) return;
        visit(path, checked(path, contents[index] ?? failed));
      }
      group = [];
      bytes = 0;
    };
    for (const path of paths) {
      if (signal?.aborted) return;
      const entry = entries.get(path);
      if (!entry) visit(path, { reason: 'gone', detail: '' });
      else if (entry.size > mostBytes(path)) visit(path, { reason: 'tooLarge', detail: String(entry.size) });
      else {
        group.push([path, entry.blob]);
        bytes += entry.size;
        if (bytes >= bytesAtOnce || group.length >= filesAtOnce) await readGroup();
      }
    }
    if (group.length > 0) await readGroup();
  }

  async #list(
    leftOut: LeftOutCounts,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<string, TreeEntry>> {
    const { git, folder, commit, path } = this.#object;
    const words = ['ls-tree', '-r', '-z', '-l', '--full-tree', `${commit}:${path}`];
    const { code, printed } = await runGit(git, words, folder, signal);
    const entries = new Map<string, TreeEntry>();
    const links: string[] = [];
    for (const line of code === 0 ? printed.toString('utf8').split('\0') : []) {
      const tab = line.indexOf('\t');
      const found = /^(\d{6}) blob ([0-9a-f]{40,64}) {1,12}(\d{1,15})$/u.exec(
        line.slice(0, Math.max(0, tab)),
      );
      if (!found) continue;
      const [, mode = '', blob = '', size = ''] = found;
      const name = line.slice(tab + 1);
      // What a link leads to may lie anywhere: only files of the revision are read.
      if (mode === '120000') links.push(name);
      else if (name.includes('\uFFFD')) leftOut.add('name');
      else if (isBinaryName(name)) leftOut.add('binary');
      else entries.set(name, { blob, size: Number(size) });
    }
    for (let count = links.length; count > 0; count--) leftOut.add('special');
    const kept = [...entries].filter(([name]) => !isInSkipped(name, (each) => entries.has(each)));
    this.#entries = new Map(kept);
    return this.#entries;
  }
}

/** As in a folder on disk, what tools fetch and build is not looked at. */
function isInSkipped(path: string, has: (path: string) => boolean): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some((name, depth) => {
    const above = folders.slice(0, depth).join('/');
    return isSkippedFolder(name, (beside) => has(above === '' ? beside : `${above}/${beside}`));
  });
}

/** The content of a single file of a revision. */
export async function gitContent(object: GitObject, signal?: AbortSignal): Promise<Uint8Array | null> {
  const { git, folder, commit, path } = object;
  const { code, printed } = await runGit(git, ['cat-file', 'blob', `${commit}:${path}`], folder, signal);
  return code === 0 ? printed : null;
}

const failed: ReadFailure = { reason: 'failed', detail: 'Git' };

function checked(path: string, content: Uint8Array | ReadFailure): Uint8Array | ReadFailure {
  if (!(content instanceof Uint8Array) || isReadFromBytes(path)) return content;
  return looksBinary(content) ? { reason: 'binary', detail: '' } : content;
}

/** The contents in the order of the names; shorter where Git ended before. Never rejects. */
function readBlobs(
  { git, folder }: GitObject,
  blobs: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly (Uint8Array | ReadFailure)[]> {
  return new Promise((resolve) => {
    const child = startGit(git, ['cat-file', '--batch'], folder, signal, 'pipe');
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A pipe that broke is the end of the process too.
    child.stdin?.on('error', () => undefined);
    child.on('error', () => resolve([]));
    child.on('close', () => resolve(blobsIn(Buffer.concat(chunks))));
    child.stdin?.end(blobs.map((blob) => `${blob}\n`).join(''));
  });
}

/** `<name> blob <size>`, the content and a line break for each; `<name> missing` for one that is not there. */
function blobsIn(printed: Buffer): readonly (Uint8Array | ReadFailure)[] {
  const contents: (Uint8Array | ReadFailure)[] = [];
  for (let at = 0; at < printed.length;) {
    const end = printed.indexOf(10, at);
    if (end < 0) break;
    const size = /^[0-9a-f]+ blob (\d{1,15})$/u.exec(printed.toString('latin1', at, end))?.[1];
    if (size === undefined) {
      contents.push({ reason: 'gone', detail: '' });
      at = end + 1;
      continue;
    }
    const to = end + 1 + Number(size);
    if (to > printed.length) break;
    contents.push(printed.subarray(end + 1, to));
    at = to + 1;
  }
  return contents;
}
