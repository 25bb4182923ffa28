/**
 * The history of documents in Git. Every question is one short process that its asker can end; contents are read by
 * their names through one process for many.
 */
import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type {
  DocumentRevision,
  HistorySource,
  NoHistory,
  Standing,
  StoredContents,
} from '../../index/ports.ts';
import type { Root } from '../../model/snapshot.ts';
import { BlobStream } from './blobStream.ts';
import { findGit, isWithin, runGit, startGit, type GitRun } from './gitProcess.ts';
import { readRevisions } from './revisionLog.ts';

export interface GitHistoryOptions {
  /** The absolute path of a root's folder. */
  readonly folderOf: (root: Root) => string;
  /** Milliseconds after which Git is not waited for. */
  readonly patience?: number;
}

/** A document as Git is asked for it: in its own folder, so that it is found in a repository within the root too. */
interface Asked {
  readonly git: string;
  readonly folder: string;
  readonly name: string;
}

const patienceMilliseconds = 30_000;

export class GitHistory implements HistorySource {
  readonly #folderOf: (root: Root) => string;
  readonly #patience: number;

  constructor({ folderOf, patience = patienceMilliseconds }: GitHistoryOptions) {
    this.#folderOf = folderOf;
    this.#patience = patience;
  }

  async standing(root: Root, path: string, signal?: AbortSignal): Promise<Standing | NoHistory> {
    const asked = this.#ask(root, path);
    if (typeof asked === 'string') return asked;
    const words = ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', 'HEAD^{commit}'];
    const { code, printed } = await runGit(asked.git, words, asked.folder, signal);
    const [isInside, isShallow, head] = printed.toString('utf8').split('\n');
    if (code === null) return 'failed';
    if (isInside !== 'true') return 'notInGit';
    if (code !== 0 || !head || !/^[0-9a-f]{40,64}$/u.test(head)) return 'noCommits';
    return { head, isShallow: isShallow === 'true' };
  }

  async revisions(
    root: Root,
    path: string,
    head: string,
    most: number,
    signal?: AbortSignal,
  ): Promise<readonly DocumentRevision[] | NoHistory> {
    const asked = this.#ask(root, path);
    if (typeof asked === 'string') return asked;
    const { git, folder, name } = asked;
    const patience = AbortSignal.timeout(this.#patience);
    const ended = signal ? AbortSignal.any([signal, patience]) : patience;
    const above = await runGit(git, ['rev-parse', '--show-prefix'], folder, ended);
    const log = (renames: string): Promise<GitRun> =>
      runGit(git, logWords(head, most, name, renames), folder, ended);
    const whole = await log('-M');
    // A copy that lacks contents cannot compare them: then only renames that change nothing are seen.
    const { code, printed } = whole.code === 0 || ended.aborted ? whole : await log('-M100%');
    if (patience.aborted) return 'tooSlow';
    if (code !== 0 || above.code !== 0) return 'failed';
    return readRevisions(printed.toString('utf8'), rootPaths(withoutBreak(above.printed), path));
  }

  async changed(
    root: Root,
    path: string,
    from: string,
    to: string,
    signal?: AbortSignal,
  ): Promise<ReadonlySet<string> | null> {
    const asked = this.#ask(root, path);
    if (typeof asked === 'string') return null;
    const run = (words: readonly string[]): Promise<GitRun> => runGit(asked.git, words, asked.folder, signal);
    const follows = await run(['merge-base', '--is-ancestor', from, to]);
    const prefix = await run(['rev-parse', '--show-prefix']);
    if (follows.code !== 0 || prefix.code !== 0) return null;
    const words = ['-r', '-z', '--name-only', '--no-renames', '--no-ext-diff', '--no-relative'];
    const { code, printed } = await run(['diff-tree', ...words, from, to]);
    if (code !== 0) return null;
    const fromRoot = rootPaths(withoutBreak(prefix.printed), path);
    return new Set(printed.toString('utf8').split('\0').filter(Boolean).map(fromRoot));
  }

  contents(root: Root, path: string, signal?: AbortSignal): StoredContents {
    const asked = this.#ask(root, path);
    const start = (): ChildProcess | null =>
      typeof asked === 'string'
        ? null
        : startGit(asked.git, ['cat-file', '--batch'], asked.folder, signal, 'pipe');
    return new BlobStream(start);
  }

  #ask(root: Root, path: string): Asked | NoHistory {
    const top = this.#folderOf(root);
    const file = join(top, path);
    const git = findGit(process.env['PATH'] ?? '', (folder) => isWithin([top], folder));
    if (git === null) return 'noGit';
    const folder = dirname(file);
    return isFolder(folder) ? { git, folder, name: basename(file) } : 'notInGit';
  }
}

/**
 * Followed through renames, with the contents before and after by name. A merge counts where it is unlike all that it
 * merges (`-c`). Whatever the repository's own settings would change about it is said outright.
 */
function logWords(head: string, most: number, name: string, renames: string): readonly string[] {
  return [
    '-c',
    'log.showRoot=true',
    'log',
    '--follow',
    '-c',
    '--raw',
    '-z',
    '--no-abbrev',
    renames,
    '--no-ext-diff',
    '--no-textconv',
    '--no-show-signature',
    '--no-relative',
    '--no-color',
    '--encoding=UTF-8',
    '--format=%x01%H%x00%P%x00%aI%x00%aN%x00%s',
    `--max-count=${most}`,
    head,
    '--',
    name,
  ];
}

/** From a path in the repository to one from the root; either may lie within the other. */
function rootPaths(prefix: string, path: string): (path: string) => string {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  if (prefix.endsWith(folder)) {
    const above = prefix.slice(0, prefix.length - folder.length);
    return (other) => (other.startsWith(above) ? other.slice(above.length) : other);
  }
  return folder.endsWith(prefix)
    ? (other) => folder.slice(0, folder.length - prefix.length) + other
    : (other) => other;
}

function withoutBreak(printed: Buffer): string {
  return printed.toString('utf8').replace(/\r?\n$/u, '');
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // Gone: then there is nothing to ask in.
  }
}
