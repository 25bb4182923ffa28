/**
 * Runs Git, by its absolute path and without a shell, and without what a repository could make it run: a monitor of
 * the file system, hooks, a pager, or fetching from elsewhere what it lacks.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';

const options = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', '-c', 'safe.bareRepository=explicit'];

/** How a run of Git ended; `code` is `null` where it was ended or could not start. */
export interface GitRun {
  readonly code: number | null;
  readonly printed: Buffer;
}

/** Where Git is: the first on `PATH` that is no part of a listed folder; `null` where there is none. */
export function findGit(path: string, isOwn: (folder: string) => boolean): string | null {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder) || isOwn(folder)) continue;
    const file = join(folder, process.platform === 'win32' ? 'git.exe' : 'git');
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue; // Not in this folder: the next may have it.
    }
  }
  return null;
}

/** Whether a folder is, or lies in, one of these. */
export function isWithin(folders: readonly string[], folder: string): boolean {
  return folders.some((other) => folder === other || folder.startsWith(other + sep));
}

/** Starts Git in a folder; `error` of the process has to be listened to. */
export function startGit(
  git: string,
  words: readonly string[],
  folder: string,
  signal: AbortSignal | undefined,
  input: 'pipe' | 'ignore' = 'ignore',
): ChildProcess {
  return spawn(git, [...options, ...words], {
    cwd: folder,
    env: environment(process.env),
    stdio: [input, 'pipe', 'ignore'],
    windowsHide: true,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Runs Git to its end. Never rejects. */
export function runGit(
  git: string,
  words: readonly string[],
  folder: string,
  signal: AbortSignal | undefined,
): Promise<GitRun> {
  return new Promise((resolve) => {
    const child = startGit(git, words, folder, signal);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', () => resolve({ code: null, printed: Buffer.alloc(0) }));
    child.on('close', (code) => resolve({ code, printed: Buffer.concat(chunks) }));
  });
}

/** Without the variables by which a calling Git (a hook, an editor) would send this one to its own repository. */
function environment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    // What a partial copy lacks stays lacking: no protocol is allowed to fetch it.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
  };
}
