/** A repository of its own for each test, with commits whose dates are given. */
import { execFileSync } from 'node:child_process';
import { TemporaryFolder } from './temporaryFolder.ts';

export class GitRepository extends TemporaryFolder {
  /** Runs Git here; `at` is the date of what it records. */
  git(words: readonly string[], at = '2026-05-01T10:00:00+08:00'): string {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
    const settings = ['user.name=王敏', 'user.email=w@example.com', 'init.defaultBranch=main'];
    return execFileSync(
      'git',
      [...settings.flatMap((setting) => ['-c', setting]), '-c', 'protocol.file.allow=always', ...words],
      {
        cwd: this.path,
        env: { ...Object.fromEntries(own), GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
  }

  /** Records everything as it is now, on a day of May 2026. */
  commit(subject: string, day: number): void {
    this.git(['add', '--all']);
    this.git(
      ['commit', '--allow-empty', '-m', subject],
      `2026-05-${`${day}`.padStart(2, '0')}T10:00:00+08:00`,
    );
  }
}
