/** The files of a folder on this machine. */
import { join } from 'node:path';
import type { ContentVisitor, DocumentSource, Glances, Listing, Stamps } from '../../index/ports.ts';
import type { Root } from '../../model/snapshot.ts';
import { isBinaryName } from './binaryFiles.ts';
import { fileStamps } from './fileStamps.ts';
import type { FileSystem } from './fileSystem.ts';
import { nodeFileSystem } from './fileSystem.ts';
import { listByGit } from './gitListing.ts';
import { findGit, isWithin } from './gitProcess.ts';
import { LeftOutCounts } from './leftOutCounts.ts';
import { readFiles } from './readFiles.ts';
import { isSkippedFolder } from './skippedFolders.ts';
import { Slices } from './slices.ts';
import { followedLinks, walk } from './walk.ts';

export interface NodeSourceOptions {
  /** The absolute path of a root's folder. */
  readonly folderOf: (root: Root) => string;
  /** Whether Git may run, which only a trusted workspace allows. */
  readonly git: boolean;
  /** Milliseconds from any fixed moment; for slices of time only. */
  readonly now?: () => number;
  readonly fileSystem?: FileSystem;
}

/** Repositories within repositories are entered this deep. */
const mostNested = 8;

export class NodeSource implements DocumentSource {
  readonly #folderOf: (root: Root) => string;
  readonly #git: boolean;
  readonly #now: () => number;
  readonly #fileSystem: FileSystem;

  constructor(options: NodeSourceOptions) {
    this.#folderOf = options.folderOf;
    this.#git = options.git;
    this.#now = options.now ?? (() => performance.now());
    this.#fileSystem = options.fileSystem ?? nodeFileSystem;
  }

  async list(root: Root, below = '', signal?: AbortSignal): Promise<Listing> {
    const folder = this.#folderOf(root);
    const leftOut = new LeftOutCounts();
    const git = this.#git ? findGit(process.env['PATH'] ?? '', (path) => isWithin([folder], path)) : null;
    const listed = git === null ? null : await this.#listByGit(git, folder, below, leftOut, signal);
    const paths = listed ?? (await this.#walk(folder, below, leftOut, signal));
    return { paths, leftOut: leftOut.toCounts(), unlisted: leftOut.unlisted };
  }

  async read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    const folder = this.#folderOf(root);
    await readFiles({ folder, paths, mostBytes, visit, slices: new Slices(this.#now), signal });
  }

  stamps(root: Root, paths: readonly string[], before: number, signal?: AbortSignal): Promise<Stamps> {
    return fileStamps(this.#folderOf(root), paths, before, new Slices(this.#now), signal);
  }

  async glance(root: Root, paths: readonly string[], signal?: AbortSignal): Promise<Glances> {
    const stamps = await this.stamps(root, paths, this.now(), signal);
    return new Map(paths.map((path) => [path, stamps.get(path) ?? null]));
  }

  now(): number {
    return Date.now();
  }

  #walk(
    folder: string,
    below: string,
    leftOut: LeftOutCounts,
    signal: AbortSignal | undefined,
    prefix = '',
  ): Promise<string[]> {
    const slices = new Slices(this.#now);
    return walk({ folder, below, fileSystem: this.#fileSystem, slices, leftOut, prefix, signal });
  }

  /** `null` when Git has nothing to say, as in a folder that its repository leaves out as a whole. */
  async #listByGit(
    git: string,
    folder: string,
    below: string,
    leftOut: LeftOutCounts,
    signal: AbortSignal | undefined,
  ): Promise<readonly string[] | null> {
    const files: string[] = [];
    const links: string[] = [];
    const waiting = [{ path: '', below, depth: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const prefix = next.path === '' ? '' : `${next.path}/`;
      const entries = await listByGit(git, join(folder, next.path), next.below, signal);
      if (entries === null) {
        if (next.path === '') return null;
        const own = await this.#walk(join(folder, next.path), next.below, leftOut, signal, prefix);
        for (const path of own) files.push(prefix + path);
        continue;
      }
      for (const path of entries.files) files.push(prefix + path);
      for (const path of entries.links) links.push(prefix + path);
      for (const path of entries.repositories) {
        if (next.depth >= mostNested) continue;
        const inside = next.below.startsWith(`${path}/`) ? next.below.slice(path.length + 1) : '';
        waiting.push({ path: prefix + path, below: inside, depth: next.depth + 1 });
      }
    }
    if (files.length === 0 && links.length === 0) return null;
    const listed = new Set(files);
    // With `below`, the files beside a folder may not have been listed.
    const exists = (path: string): boolean =>
      listed.has(path) || (below !== '' && this.#fileSystem.exists(join(folder, path)));
    const isSkipped = skippedFolders(exists, leftOut);
    const kept = files.filter((path) => isKept(path, isSkipped, leftOut));
    const keptLinks = links.filter((path) => isKept(path, isSkipped, leftOut));
    return [...kept, ...followedLinks(folder, keptLinks, new Set(kept), this.#fileSystem, leftOut)];
  }
}

/** Git lists what is tracked wherever it stands; the walk never looks into such folders. */
function skippedFolders(
  exists: (path: string) => boolean,
  leftOut: LeftOutCounts,
): (folder: string) => boolean {
  const known = new Map<string, boolean>();
  const isSkipped = (folder: string): boolean => {
    const answer = known.get(folder);
    if (answer !== undefined) return answer;
    const slash = folder.lastIndexOf('/');
    const isBelow = slash > 0 && isSkipped(folder.slice(0, slash));
    const isOwn =
      !isBelow &&
      isSkippedFolder(folder.slice(slash + 1), (name) => exists(folder.slice(0, slash + 1) + name));
    if (isOwn) leftOut.add('skipped');
    known.set(folder, isOwn || isBelow);
    return isOwn || isBelow;
  };
  return isSkipped;
}

function isKept(path: string, isSkipped: (folder: string) => boolean, leftOut: LeftOutCounts): boolean {
  const slash = path.lastIndexOf('/');
  if (slash > 0 && isSkipped(path.slice(0, slash))) return false;
  if (path.includes('\uFFFD')) leftOut.add('name');
  else if (isBinaryName(path)) leftOut.add('binary');
  else return true;
  return false;
}
