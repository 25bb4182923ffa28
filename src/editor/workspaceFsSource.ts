/**
 * Files of folders that are not on this machine's disk, such as a repository that is browsed without a
 * clone. Every call is a round trip, so several run at once. Symbolic links to folders are not followed.
 */
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { ContentVisitor, DocumentSource, Glances, Listing, ReadFailure } from '../index/ports.ts';
import { documentUri } from '../model/documentUri.ts';
import type { Root } from '../model/snapshot.ts';
import { isBinaryName } from '../platform/node/binaryFiles.ts';
import { IgnoreRules } from '../platform/node/ignoreRules.ts';
import { LeftOutCounts } from '../platform/node/leftOutCounts.ts';
import { isSkippedFolder } from '../platform/node/skippedFolders.ts';
import { isReadFromBytes } from '../readers/registry.ts';
import { errorText } from './log.ts';

/** How many requests wait for an answer at the same time. */
const atOnce = 8;
/** Documents come first; beyond these, changes that nobody tells of are found when all is read again. */
const mostGlances = 2000;
/** A NUL in the first bytes means that a file holds no text. */
const sniffedBytes = 8192;
const mostBytesOfRules = 1024 * 1024;

interface Folder {
  /** Relative to the root; empty for the root itself. */
  readonly path: string;
  readonly rules: IgnoreRules;
}

export class WorkspaceFsSource implements DocumentSource {
  async list(root: Root, below = '', signal?: AbortSignal): Promise<Listing> {
    const listing = new FolderListing(root, below);
    await listing.walk(signal);
    const { paths, leftOut } = listing;
    return { paths, leftOut: leftOut.toCounts(), unlisted: leftOut.unlisted };
  }

  async read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    const waiting = paths.values();
    const readNext = async (): Promise<void> => {
      for (const path of waiting) {
        if (signal?.aborted) return;
        const { content, stamp } = await readFile(fileUri(root, path), mostBytes(path));
        visit(path, content, stamp);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, readNext));
  }

  /** By size and time, as far as the folder's provider tells them; of so many files that it takes about a second. */
  async glance(root: Root, paths: readonly string[], signal?: AbortSignal): Promise<Glances> {
    const found = new Map<string, string | null>();
    const waiting = paths.slice(0, mostGlances).values();
    const lookAtNext = async (): Promise<void> => {
      for (const path of waiting) {
        if (signal?.aborted) return;
        found.set(path, await stampOf(fileUri(root, path)));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lookAtNext));
    return found;
  }
}

/** One walk through the folders of a root, or through the part at or under a path. */
class FolderListing {
  readonly paths: string[] = [];
  readonly leftOut = new LeftOutCounts();
  readonly #root: Root;
  readonly #below: string;

  constructor(root: Root, below: string) {
    this.#root = root;
    this.#below = below;
  }

  async walk(signal?: AbortSignal): Promise<void> {
    let level: readonly Folder[] = [{ path: '', rules: IgnoreRules.none('') }];
    // Level by level: the folders of one level are independent of each other.
    while (level.length > 0 && !signal?.aborted) {
      const next: Folder[] = [];
      const waiting = level.values();
      const listNext = async (): Promise<void> => {
        for (const folder of waiting) {
          if (signal?.aborted) return;
          next.push(...(await this.#list(folder)));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, listNext));
      level = next;
    }
  }

  /** Takes the files of one folder; the result is the folders in it. */
  async #list(folder: Folder): Promise<readonly Folder[]> {
    const entries = await this.#entries(folder.path);
    const rules = entries.has('.gitignore') ? await this.#rulesIn(folder) : folder.rules;
    const folders: Folder[] = [];
    for (const [name, type] of entries) {
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      if (!this.#isWanted(path)) continue;
      const isFolder = (type & FileType.Directory) !== 0;
      if (isFolder && isSkippedFolder(name, (sibling) => entries.has(sibling))) this.leftOut.add('skipped');
      else if (!isFolder && isBinaryName(name)) this.leftOut.add('binary');
      else if (rules.ignores(path, isFolder)) this.leftOut.add('ignored');
      else if (isFolder && (type & FileType.SymbolicLink) !== 0) this.leftOut.add('linkedFolder');
      else if (isFolder) folders.push({ path, rules });
      else if ((type & FileType.File) === 0) this.leftOut.add('special');
      else this.paths.push(path);
    }
    return folders;
  }

  /** Whether a path lies at or under the one that is asked for, or on the way to it. */
  #isWanted(path: string): boolean {
    const below = this.#below;
    return below === '' || path === below || path.startsWith(`${below}/`) || below.startsWith(`${path}/`);
  }

  async #entries(folder: string): Promise<ReadonlyMap<string, FileType>> {
    try {
      return new Map(await workspace.fs.readDirectory(fileUri(this.#root, folder)));
    } catch {
      // Whatever the reason, the folder's files are unknown; all others still count.
      this.leftOut.addUnlisted(folder);
      return new Map();
    }
  }

  async #rulesIn({ path, rules }: Folder): Promise<IgnoreRules> {
    const file = path === '' ? '.gitignore' : `${path}/.gitignore`;
    const content = await contentOf(fileUri(this.#root, file), mostBytesOfRules);
    return content instanceof Uint8Array ? rules.withOwn(path, new TextDecoder().decode(content)) : rules;
  }
}

/** The bytes of a file, or why there are none. Never rejects. */
export async function contentOf(uri: Uri, mostBytes: number): Promise<Uint8Array | ReadFailure> {
  return (await readFile(uri, mostBytes)).content;
}

interface ReadFile {
  readonly content: Uint8Array | ReadFailure;
  readonly stamp: string | null;
}

async function readFile(uri: Uri, mostBytes: number): Promise<ReadFile> {
  let stamp: string | null = null;
  try {
    const stat = await workspace.fs.stat(uri);
    stamp = `${stat.size} ${stat.mtime}`;
    if (stat.size > mostBytes) return { content: { reason: 'tooLarge', detail: String(stat.size) }, stamp };
    const content = await workspace.fs.readFile(uri);
    if (content.length > mostBytes)
      return { content: { reason: 'tooLarge', detail: String(content.length) }, stamp };
    const isText = isReadFromBytes(uri.path) || !content.subarray(0, sniffedBytes).includes(0);
    return { content: isText ? content : { reason: 'binary', detail: '' }, stamp };
  } catch (error) {
    return { content: { reason: failureReason(error), detail: errorText(error) }, stamp };
  }
}

async function stampOf(uri: Uri): Promise<string | null> {
  try {
    const { size, mtime } = await workspace.fs.stat(uri);
    return `${size} ${mtime}`;
  } catch {
    return null; // Reading it says why.
  }
}

function failureReason(error: unknown): ReadFailure['reason'] {
  const code = error instanceof FileSystemError ? error.code : '';
  if (code === 'FileNotFound') return 'gone';
  if (code === 'FileIsADirectory') return 'folder';
  return code === 'NoPermissions' ? 'forbidden' : 'failed';
}

function fileUri(root: Root, path: string): Uri {
  return Uri.parse(path === '' ? root.id : documentUri(root.id, path));
}
