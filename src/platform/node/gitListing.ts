/** Lists a folder by Git: what is tracked, and what is untracked and not left out by its rules. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { runGit } from './gitProcess.ts';

/** What Git lists of one folder, repositories within it not entered. Paths are relative, with `/`. */
export interface GitEntries {
  readonly files: readonly string[];
  /** Symbolic links, wherever they lead. */
  readonly links: readonly string[];
  /** Submodules and other repositories below, to be listed by themselves. */
  readonly repositories: readonly string[];
}

/** `<mode> <object> <stage>\t<path>` for what is tracked, the path alone for what is not. */
const stagedMode = /^\d{6} [0-9a-f]{40,64} \d\t/;
const linkMode = '120000';
const submoduleMode = '160000';

/** `null` when Git cannot list the folder: it is no repository, not trusted by Git, or the listing was aborted. */
export async function listByGit(
  git: string,
  folder: string,
  below: string,
  signal?: AbortSignal,
): Promise<GitEntries | null> {
  const words = ['ls-files', '-z', '-s', '-co', '--exclude-standard', ...(below === '' ? [] : ['--', below])];
  const { code, printed } = await runGit(git, words, folder, signal);
  if (code !== 0) return null;
  const files = new Set<string>();
  const links: string[] = [];
  const repositories: string[] = [];
  for (const entry of printed.toString('utf8').split('\0')) {
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
