/**
 * Writes files as a whole or not at all, one or several: what is there stays until all that is new lies beside it and is
 * safely on the disk. Where one cannot be put in its place, the others get back what they had.
 */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { message, type Message } from '../../model/message.ts';
import { reasonOf, WriteRefused } from './writeReason.ts';

export interface WriteOptions {
  /** Whether folders on the way are made where they are missing; of what is not written none stays. */
  readonly makeFolders?: boolean;
}

/** Begins the name of what is not complete yet; the process that writes it follows. */
const ending = '.groundplan-part';

/** Writes one file. A pipe or a device gets the text as it is, as nothing can be put in its place. */
export function writeWhole(path: string, text: string): Message | null {
  const release = untilWritten();
  try {
    const target = statSync(path, { throwIfNoEntry: false });
    if (target && !target.isFile() && !target.isDirectory()) {
      writeFileSync(path, text);
      return null;
    }
  } catch (error) {
    return reasonOf(error);
  } finally {
    release();
  }
  return writeFiles(new Map([[path, text]]));
}

/**
 * Writes all, in their order, or none. Says what went wrong, else `null`. A process that is ended between two of several
 * files leaves each of them whole, the first ones new: whatever others refer to comes first.
 */
export function writeFiles(
  files: ReadonlyMap<string, Uint8Array | string>,
  { makeFolders = false }: WriteOptions = {},
): Message | null {
  const release = untilWritten();
  const prepared: PreparedFile[] = [];
  const folders: string[] = [];
  let done = 0;
  try {
    for (const [path, content] of files) {
      if (makeFolders) makeFoldersTo(dirname(path), folders);
      prepared.push(prepare(path, content));
    }
    for (const { part, place } of prepared) {
      renameSync(part, place);
      done++;
    }
    return null;
  } catch (error) {
    for (const { place, before } of prepared.slice(0, done).reverse()) putBack(place, before);
    for (const { part } of prepared) rmSync(part, { force: true });
    for (const folder of folders.reverse()) removeEmpty(folder);
    return reasonOf(error);
  } finally {
    release();
  }
}

interface PreparedFile {
  readonly place: string;
  readonly part: string;
  readonly before: Uint8Array | null;
}

/** Writes the new content beside its place. Throws where it cannot be put there later. */
function prepare(path: string, content: Uint8Array | string): PreparedFile {
  const target = statSync(path, { throwIfNoEntry: false });
  if (target?.isDirectory() === true) throw new WriteRefused(message('it is a folder'));
  if (target) {
    // Whoever may write into the folder could replace it all the same; the file says that it is not to be changed.
    if ((target.mode & 0o222) === 0) throw new WriteRefused(message('it is write-protected'));
    accessSync(path, constants.W_OK);
  }
  // What a link leads to is replaced, not the link.
  const place = target ? realpathSync(path) : path;
  removeLeftParts(place);
  const part = `${place}.${process.pid}${ending}`;
  try {
    writePart(part, content, target);
    return { place, part, before: target ? readFileSync(place) : null };
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function writePart(part: string, content: Uint8Array | string, target: Stats | undefined): void {
  const file = openSync(part, 'wx');
  try {
    writeFileSync(file, content);
    // A disk may say only now that it is full.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (target) chmodSync(part, target.mode);
}

/** Whether it could; a disk that takes nothing any more must not keep the others from what they had. */
function putBack(place: string, before: Uint8Array | null): boolean {
  try {
    if (before === null) rmSync(place, { force: true });
    else writeFileSync(place, before);
    return true;
  } catch {
    return false;
  }
}

/** What a process left that was ended while it wrote. */
function removeLeftParts(place: string): void {
  const folder = dirname(place);
  for (const name of namesIn(folder)) {
    if (!name.startsWith(`${basename(place)}.`) || !name.endsWith(ending)) continue;
    const pid = Number(name.slice(basename(place).length + 1, -ending.length));
    if (Number.isInteger(pid) && pid > 0 && (pid === process.pid || !isRunning(pid)))
      rmSync(join(folder, name), { force: true });
  }
}

/** Whoever may write into a folder need not be able to list it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Remembers which folders were not there. */
function makeFoldersTo(folder: string, made: string[]): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  makeFoldersTo(dirname(folder), made);
  mkdirSync(folder);
  made.push(folder);
}

/** Whether it was; somebody else may have put something there meanwhile. */
function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Whoever interrupts is heard behind the write, which takes no time, so that nothing half-written is left. */
function untilWritten(): () => void {
  const wait = (): void => undefined;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, wait);
  return () => {
    for (const signal of signals) process.off(signal, wait);
  };
}
