/** Finds a folder or a file in a revision of the repository that a folder lies in. */
import { findGit, isWithin, runGit } from './gitProcess.ts';

/** A tree, or a single file, of a repository. */
export interface GitObject {
  /** Where Git is. */
  readonly git: string;
  /** The top folder of the repository. */
  readonly folder: string;
  /** The full name of the commit. */
  readonly commit: string;
  /** What it is called where it is short enough to be read: ten characters of the name. */
  readonly shortName: string;
  /** Below the top folder, with `/`; empty for the top. */
  readonly path: string;
  readonly kind: 'tree' | 'blob';
}

/** Why a revision cannot be read. */
export type NoGitObject = 'noGit' | 'noRepository' | 'noRevision' | 'noPath';

/**
 * What a revision has at a path. `path` counts from the top of the repository, as in Git's own `REVISION:path`;
 * `null` stands for the folder itself. Never rejects.
 */
export async function gitObject(
  folder: string,
  revision: string,
  path: string | null,
  signal?: AbortSignal,
): Promise<GitObject | NoGitObject> {
  const git = findGit(process.env['PATH'] ?? '', (each) => isWithin([folder], each));
  if (git === null) return 'noGit';
  const ask = async (...words: readonly string[]): Promise<string | null> => {
    const { code, printed } = await runGit(git, words, folder, signal);
    return code === 0 ? printed.toString('utf8').replace(/\r?\n$/u, '') : null;
  };
  const top = await ask('rev-parse', '--show-toplevel');
  if (top === null || top === '') return 'noRepository';
  if (revision === '' || /[\0\r\n]/u.test(revision)) return 'noRevision';
  const commit = await ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  if (commit === null || !/^[0-9a-f]{40,64}$/u.test(commit)) return 'noRevision';
  const within = path ?? (await ask('rev-parse', '--show-prefix')) ?? '';
  const clean = within.replace(/^\.?\/+/u, '').replace(/\/{1,100}$/u, '');
  if (/[\0\r\n]/u.test(clean)) return 'noPath';
  const kind = await ask('cat-file', '-t', `${commit}:${clean}`);
  if (kind !== 'tree' && kind !== 'blob') return 'noPath';
  return { git, folder: top, commit, shortName: commit.slice(0, 10), path: clean, kind };
}
