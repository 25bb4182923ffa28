/**
 * Lists a folder by Git: what is tracked, and what is untracked and not left out by its rules. Git runs by
 * its absolute path and without a shell, and without what a repository could make it run: a monitor of the
 * file system, hooks.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, lstatSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';

/** What Git lists of one folder, repositories within it not entered. Paths are relative, with `/`. */
export interface GitEntries {
  readonly files: readonly string[];
  /** Symbolic links, wherever they lead. */
  readonly links: readonly string[];
  /** Submodules and other repositories below, to be listed by themselves. */
  readonly repositories: readonly string[];
}

const options = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath='];
/** `<mode> <object> <stage>\t<path>` for what is tracked, the path alone for what is not. */
const stagedMode = /^\d{6} [0-9a-f]{40,64} \d\t/;
const linkMode = '120000';
const submoduleMode = '160000';

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

/** `null` when Git cannot list the folder: it is no repository, not trusted by Git, or the listing was aborted. */
export async function listByGit(
  git: string,
  folder: string,
  below: string,
  signal?: AbortSignal,
): Promise<GitEntries | null> {
  const words = ['ls-files', '-z', '-s', '-co', '--exclude-standard', ...(below === '' ? [] : ['--', below])];
  const listed = await run(git, words, folder, signal);
  if (listed === null) return null;
  const files = new Set<string>();
  const links: string[] = [];
  const repositories: string[] = [];
  for (const entry of listed.split('\0')) {
    const mode = stagedMode.test(entry) ? entry.slice(0, 6) : '';
    const path = mode === '' ? entry : entry.slice(entry.indexOf('\t') + 1);
    if (path === '' || path === './') continue;
    if (path.endsWith('/')) repositories.push(path.slice(0, -1));
    else if (mode === submoduleMode) repositories.push(path);
    else if (mode === linkMode || (mode === '' && isLink(join(folder, path)))) links.push(path);
    // A path in a merge conflict is listed once for each side.
    else files.add(path);
  }
  return { files: [...files], links: [...new Set(links)], repositories: [...new Set(repositories)] };
}

/** Git says what a tracked path is; an untracked one has to be looked at. */
function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // Gone since Git listed it, or shut: reading it will say so.
  }
}

/** What Git prints, `null` when it fails in any way. */
function run(
  git: string,
  words: readonly string[],
  folder: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(git, [...options, ...words], {
      cwd: folder,
      env: environment(process.env),
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
      ...(signal === undefined ? {} : { signal }),
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : null));
  });
}

/** Without the variables by which a calling Git (a hook, an editor) would send this one to its own repository. */
function environment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
  };
}

/** Whether a folder is, or lies in, one of these. */
export function isWithin(folders: readonly string[], folder: string): boolean {
  return folders.some((other) => folder === other || folder.startsWith(other + sep));
}
