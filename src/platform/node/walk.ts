/**
 * Lists a folder without Git: iteratively, with the rules of `.gitignore` files as Git applies them, and
 * without following links to folders, so that no loop of links is ever entered.
 */
import { dirname, join, relative, sep } from 'node:path';
import { isBinaryName } from './binaryFiles.ts';
import type { FileSystem, FolderEntry } from './fileSystem.ts';
import { IgnoreRules } from './ignoreRules.ts';
import type { LeftOutCounts } from './leftOutCounts.ts';
import { isSkippedFolder } from './skippedFolders.ts';
import type { Slices } from './slices.ts';

export interface WalkOptions {
  /** Absolute. */
  readonly folder: string;
  /** Only what lies at or under this path, relative with `/`; empty for everything. */
  readonly below: string;
  readonly fileSystem: FileSystem;
  readonly slices: Slices;
  readonly leftOut: LeftOutCounts;
  /** What stands before the paths where folders are named that could not be listed. */
  readonly prefix?: string;
  readonly signal?: AbortSignal | undefined;
}

interface Folder {
  /** Relative to the root, empty for the root itself. */
  readonly path: string;
  readonly rules: IgnoreRules;
}

/** Parents beyond this many are not searched for the top of a repository. */
const mostParents = 32;

/** The files found, relative with `/`; ends early, with what it has, when aborted. */
export async function walk(options: WalkOptions): Promise<string[]> {
  const { folder, fileSystem, slices, signal } = options;
  const found = new FoundFiles(options);
  const waiting: Folder[] = [{ path: '', rules: rulesAbove(folder, fileSystem) }];
  while (waiting.length > 0 && signal?.aborted !== true) {
    const next = waiting.pop()!;
    waiting.push(...listFolder(next, options, found));
    if (slices.isOver()) await slices.turn();
  }
  return found.withLinks();
}

/** Takes the files of one folder and returns the folders in it that are to be listed. */
function listFolder(folder: Folder, options: WalkOptions, found: FoundFiles): readonly Folder[] {
  const { fileSystem, leftOut } = options;
  const absolute = join(options.folder, folder.path);
  let entries: readonly FolderEntry[];
  try {
    entries = fileSystem.readFolder(absolute);
  } catch {
    // Whatever the reason, the folder's files are unknown; all others still count.
    leftOut.addUnlisted(`${options.prefix ?? ''}${folder.path}`);
    return [];
  }
  const names = new Set(entries.map(({ name }) => name));
  const rules = rulesIn(folder, absolute, names, fileSystem);
  const below: Folder[] = [];
  for (const entry of entries) {
    const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
    if (!isWanted(path, options.below)) continue;
    if (entry.name.includes('\uFFFD')) leftOut.add('name');
    else if (entry.isDirectory()) {
      if (isSkippedFolder(entry.name, (name) => names.has(name))) leftOut.add('skipped');
      else if (rules.ignores(path, true)) leftOut.add('ignored');
      else below.push({ path, rules });
    } else if (!entry.isFile() && !entry.isSymbolicLink()) leftOut.add('special');
    else if (isBinaryName(path)) leftOut.add('binary');
    else if (rules.ignores(path, false)) leftOut.add('ignored');
    else if (entry.isFile()) found.addFile(path);
    else found.addLink(path);
  }
  return below;
}

/** Whether a path lies at or under `below`, or on the way to it. */
function isWanted(path: string, below: string): boolean {
  return below === '' || path === below || path.startsWith(`${below}/`) || below.startsWith(`${path}/`);
}

/** A repository within another starts with rules of its own. */
function rulesIn(
  folder: Folder,
  absolute: string,
  names: ReadonlySet<string>,
  fileSystem: FileSystem,
): IgnoreRules {
  let { rules } = folder;
  if (names.has('.git')) {
    const exclude = fileSystem.readSmallFile(join(absolute, '.git', 'info', 'exclude'));
    rules = IgnoreRules.none('').with(folder.path, exclude);
  }
  if (!names.has('.gitignore')) return rules;
  return rules.withOwn(folder.path, fileSystem.readSmallFile(join(absolute, '.gitignore')));
}

/**
 * The rules of the folders above, when the root lies within a repository. One that leaves out the root as a
 * whole says nothing of what is in it: somebody opened it all the same.
 */
function rulesAbove(folder: string, fileSystem: FileSystem): IgnoreRules {
  const parents: string[] = [];
  let top = dirname(folder);
  for (let count = 0; count < mostParents; count++) {
    parents.unshift(top);
    if (fileSystem.exists(join(top, '.git'))) {
      const base = relative(top, folder).split(sep).join('/');
      let rules = IgnoreRules.none(base);
      rules = rules.with('', fileSystem.readSmallFile(join(top, '.git', 'info', 'exclude')));
      for (const parent of parents) {
        const path = relative(top, parent).split(sep).join('/');
        rules = rules.with(path, fileSystem.readSmallFile(join(parent, '.gitignore')));
      }
      return rules.ignoresBase() ? IgnoreRules.none('') : rules;
    }
    if (dirname(top) === top) break;
    top = dirname(top);
  }
  return IgnoreRules.none('');
}

/** Files, and links to files that would not be read otherwise. */
class FoundFiles {
  readonly #options: WalkOptions;
  readonly #paths: string[] = [];
  readonly #links: string[] = [];

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  addFile(path: string): void {
    this.#paths.push(path);
  }

  addLink(path: string): void {
    this.#links.push(path);
  }

  withLinks(): string[] {
    const { folder, fileSystem, leftOut } = this.#options;
    if (this.#links.length === 0) return this.#paths;
    return [...this.#paths, ...followedLinks(folder, this.#links, new Set(this.#paths), fileSystem, leftOut)];
  }
}

/**
 * The links that lead to a file within the folder which is not listed itself: the same file twice would
 * define every requirement twice.
 */
export function followedLinks(
  folder: string,
  links: readonly string[],
  listed: ReadonlySet<string>,
  fileSystem: FileSystem,
  leftOut: LeftOutCounts,
): readonly string[] {
  const root = fileSystem.resolveLink(folder)?.path ?? folder;
  const targets = new Set<string>();
  return links.filter((link) => {
    const target = fileSystem.resolveLink(join(folder, link));
    if (target === null || !isInside(root, target.path)) leftOut.add('linkOutside');
    else if (target.isFolder) leftOut.add('linkedFolder');
    else if (!target.isFile) leftOut.add('special');
    else {
      const path = relative(root, target.path).split(sep).join('/');
      if (!listed.has(path) && !targets.has(path)) {
        targets.add(path);
        return true;
      }
      leftOut.add('linkTwice');
    }
    return false;
  });
}

/** Whether an absolute path lies under a folder; both without links. */
export function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
