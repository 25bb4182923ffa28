/**
 * Writes several files, all or none: each is complete beside its place before the first takes it, and where one cannot
 * take it the others get back what they had.
 */
import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
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

/** Says what went wrong, else `null`; then all are written. The paths are those of `placeWithin`. */
export function writeFiles(files: ReadonlyMap<string, Uint8Array>): string | null {
  const before = new Map<string, Uint8Array | null>();
  const done: string[] = [];
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(path), { recursive: true });
      before.set(path, statOf(path) === null ? null : readFileSync(path));
      const part = partOf(path);
      writeFileSync(part, content);
      const mode = statOf(path)?.mode;
      if (mode !== undefined) chmodSync(part, mode);
    }
    for (const path of files.keys()) {
      renameSync(partOf(path), path);
      done.push(path);
    }
    return null;
  } catch (error) {
    for (const path of done) {
      const content = before.get(path);
      if (content) writeFileSync(path, content);
      else rmSync(path, { force: true });
    }
    return error instanceof Error ? error.message : String(error);
  } finally {
    for (const path of files.keys()) rmSync(partOf(path), { force: true });
  }
}

function partOf(path: string): string {
  return `${path}.groundplan-part`;
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
