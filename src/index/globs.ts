/** The patterns of a plan's `documents:`, `code:` and `modulesFrom:`: loaded for the first plan that has some. */
import picomatch from 'picomatch';
import { writtenGlob } from './writtenGlob.ts';

/** A broken pattern matches nothing: the plan file's reader is the one to flag it. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const written = globs.map(writtenGlob);
  const include = written.filter((glob) => !glob.startsWith('!'));
  const exclude = written.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const matches = picomatch(include, { dot: true, ignore: exclude });
  return (path) => matches(path.normalize('NFC'));
}
