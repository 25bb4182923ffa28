/** Where the work that is checked out left another branch, and which files it has moved since. */
import { type GitObject, gitObject, type NoGitObject } from './gitObject.ts';
import { isWithin, findGit, runGit } from './gitProcess.ts';

export interface BranchBase {
  /** What the folder held there. */
  readonly object: GitObject;
  /** Paths of today, below the folder, by those of then. */
  readonly moved: ReadonlyMap<string, string>;
}

/**
 * The newest revision that both have, or `revision` itself where Git knows of none. `shallow` where the part of the
 * history that was fetched does not reach so far: whatever others did since would be taken for work of this branch.
 * Never rejects.
 */
export async function branchBase(
  folder: string,
  revision: string,
  signal?: AbortSignal,
): Promise<BranchBase | NoGitObject | 'shallow'> {
  const there = await gitObject(folder, revision, null, signal);
  if (there === 'noGit' || there === 'noRepository') return there;
  const git = findGit(process.env['PATH'] ?? '', (each) => isWithin([folder], each));
  if (git === null) return 'noGit';
  const ask = async (...words: readonly string[]): Promise<string | null> => {
    const { code, printed } = await runGit(git, words, folder, signal);
    return code === 0 ? printed.toString('utf8') : null;
  };
  const isShallow = (await ask('rev-parse', '--is-shallow-repository'))?.trim() === 'true';
  if (there === 'noRevision') return isShallow ? 'shallow' : there;
  const base = (await ask('merge-base', '--end-of-options', revision, 'HEAD'))?.trim() ?? '';
  if (!/^[0-9a-f]{40,64}$/u.test(base)) {
    if (isShallow) return 'shallow';
    return typeof there === 'string' ? there : { object: there, moved: new Map() };
  }
  const object = await gitObject(folder, base, null, signal);
  if (typeof object === 'string') return object;
  // Of recorded trees alone: a look at the files at hand could run what the repository has set up as a filter.
  const words = [
    'diff-tree',
    '-r',
    '-z',
    '-M',
    '--name-status',
    '--diff-filter=R',
    '--relative',
    '--no-ext-diff',
  ];
  return { object, moved: movesOf((await ask(...words, base, 'HEAD')) ?? '') };
}

/** `R097`, the old path and the new one, each with a NUL behind it. */
function movesOf(printed: string): ReadonlyMap<string, string> {
  const parts = printed.split('\0');
  const moved = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) moved.set(parts[at + 1] ?? '', parts[at + 2] ?? '');
  return moved;
}
