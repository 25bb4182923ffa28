/** Whether a path leads out of the folders that are worked on, by a symbolic link at its end or on the way. */
import { lstat, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isInside } from './walk.ts';

/** Absolute paths. Where something is missing on the way, the nearest folder above that is there decides. */
export async function leadsOutside(path: string, folders: readonly string[]): Promise<boolean> {
  let at = path;
  while (!(await isThere(at))) {
    if (dirname(at) === at) return false;
    at = dirname(at);
  }
  // A link that leads nowhere: whoever writes through it makes a file somewhere else.
  const real = await realpath(at).catch(() => null);
  if (real === null) return true;
  for (const folder of folders) {
    const top = await realpath(folder).catch(() => folder);
    if (real === top || isInside(top, real)) return false;
    // Nothing of the folder itself is there yet.
    if (isInside(real, top)) return false;
  }
  return true;
}

/** Also of a link that leads nowhere. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
