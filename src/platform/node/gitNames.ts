/** What people may compare with: the names that a repository gives its revisions, and the last ones themselves. */
import { findGit, isWithin, runGit } from './gitProcess.ts';

/** Branches, tags and the last revisions of a folder, for people to choose from; the newest first. */
export interface GitName {
  readonly kind: 'branch' | 'remote' | 'tag' | 'commit';
  readonly name: string;
  /** An ISO date. */
  readonly date: string;
  readonly subject: string;
}

const mostNames = 300;
const mostCommits = 60;

/** Empty where there is no repository. Never rejects. */
export async function gitNames(folder: string, signal?: AbortSignal): Promise<readonly GitName[]> {
  const git = findGit(process.env['PATH'] ?? '', (each) => isWithin([folder], each));
  if (git === null) return [];
  const lines = async (...words: readonly string[]): Promise<readonly (readonly string[])[]> => {
    const { code, printed } = await runGit(git, words, folder, signal);
    if (code !== 0) return [];
    return printed
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'));
  };
  const references = await lines(
    'for-each-ref',
    '--sort=-creatordate',
    `--count=${mostNames}`,
    '--format=%(refname)%09%(creatordate:short)%09%(contents:subject)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  );
  const commits = await lines(
    'log',
    '--no-show-signature',
    '--date=short',
    `--max-count=${mostCommits}`,
    '--format=%H%x09%cd%x09%s',
    '--',
    '.',
  );
  return [
    ...references.flatMap(([name = '', date = '', ...subject]) => {
      const found = /^refs\/(heads|remotes|tags)\/(.+)$/u.exec(name);
      if (!found?.[2] || name.endsWith('/HEAD')) return [];
      const kind = found[1] === 'heads' ? 'branch' : found[1] === 'tags' ? 'tag' : 'remote';
      return [{ kind, name: found[2], date, subject: subject.join(' ') } as const];
    }),
    ...commits.map(([name = '', date = '', ...subject]) => ({
      kind: 'commit' as const,
      name,
      date,
      subject: subject.join(' '),
    })),
  ];
}
