/** The patterns of a plan's `documents:`, `code:` and `modulesFrom:`: loaded for the first plan that has some. */
import picomatch from 'picomatch';

/** A broken pattern matches nothing: the plan file's reader is the one to flag it. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const include = globs.filter((glob) => !glob.startsWith('!'));
  const exclude = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return picomatch(include, { dot: true, ignore: exclude });
}
