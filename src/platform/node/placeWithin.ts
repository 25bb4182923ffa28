/** Where a path leads that is to be written to: links out of the folder are not followed. */
import { accessSync, constants, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from './walk.ts';

/** Why a path is not written to. */
export type PathFault = 'outside' | 'readOnly' | 'noFile';

/**
 * The place that a path leads to, without links, within a folder; folders on the way may be missing. A link out of the
 * folder, a file that may not be written and a folder in its place are at fault.
 */
export function placeWithin(folder: string, path: string): { readonly path: string } | PathFault {
  const top = realpathSync(folder);
  const wanted = resolve(top, path);
  if (!isInside(top, wanted)) return 'outside';
  const missing: string[] = [];
  let at = wanted;
  while (statOf(at) === null && !isLink(at)) {
    missing.unshift(at);
    at = dirname(at);
  }
  let real: string;
  try {
    real = realpathSync(at);
  } catch {
    return 'outside'; // A link that leads nowhere: what would be made there is not in the folder.
  }
  if (real !== top && !isInside(top, real)) return 'outside';
  if (missing.length > 0)
    return statOf(real)?.isDirectory() ? { path: resolve(real, wanted.slice(at.length + 1)) } : 'noFile';
  if (!statOf(real)?.isFile()) return 'noFile';
  try {
    accessSync(real, constants.W_OK);
  } catch {
    return 'readOnly';
  }
  return { path: real };
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Also of one that leads nowhere. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
