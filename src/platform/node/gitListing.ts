/**
 * Lists a folder by Git: what is tracked, and what is untracked and not left out by its rules. Git runs by
 * its absolute path and without a shell, and without what a repository could make it run: a monitor of the
 * file system, hooks.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';

/** What Git lists of one folder, repositories within it not entered. Paths are relative, with `/`. */
export interface GitEntries {
  readonly files: readonly string[];
  /** Tracked symbolic links; untracked ones stand among the files. */
  readonly links: readonly string[];
  /** Submodules and other repositories below, to be listed by themselves. */
  readonly repositories: readonly string[];
}

const options = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath='];
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
  const limit = below === '' ? [] : ['--', below];
  const [listed, staged] = await Promise.all([
    run(git, ['ls-files', '-z', '-co', '--exclude-standard', ...limit], folder, signal),
    run(git, ['ls-files', '-z', '-s', ...limit], folder, signal),
  ]);
  if (listed === null || staged === null) return null;
  const modes = specialModes(staged);
  const files = new Set<string>();
  const links: string[] = [];
  const repositories: string[] = [];
  // A path in a merge conflict is listed once for each side.
  for (const path of new Set(listed.split('\0'))) {
    const mode = modes.get(path);
    if (path === '' || path === './') continue;
    if (path.endsWith('/')) repositories.push(path.slice(0, -1));
    else if (mode === submoduleMode) repositories.push(path);
    else if (mode === linkMode) links.push(path);
    else files.add(path);
  }
  return { files: [...files], links, repositories };
}

/** The paths that are no plain files, by `<mode> <object> <stage>\t<path>`. */
function specialModes(staged: string): ReadonlyMap<string, string> {
  const modes = new Map<string, string>();
  if (!staged.includes(linkMode) && !staged.includes(submoduleMode)) return modes;
  for (const entry of staged.split('\0')) {
    const mode = entry.slice(0, 6);
    if (mode === linkMode || mode === submoduleMode) modes.set(entry.slice(entry.indexOf('\t') + 1), mode);
  }
  return modes;
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
