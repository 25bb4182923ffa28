/** Writes a file as a whole or not at all, and says in a sentence why it could not. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { message, type Message } from '../model/message.ts';

/**
 * What is there stays until the new text is complete. A pipe or a device gets the text as it is, as nothing can be put
 * in its place. Says what went wrong, else `null`.
 */
export function writeWhole(path: string, text: string): Message | null {
  const release = untilWritten();
  try {
    const target = statSync(path, { throwIfNoEntry: false });
    if (target && !target.isFile() && !target.isDirectory()) {
      writeFileSync(path, text);
      return null;
    }
    return replaceFile(path, text, target);
  } catch (error) {
    return reasonOf(error);
  } finally {
    release();
  }
}

function replaceFile(path: string, text: string, target: Stats | undefined): Message | null {
  if (target?.isDirectory()) return message('it is a folder');
  if (target) {
    // Whoever may write into the folder could replace it all the same; the file says that it is not to be changed.
    if ((target.mode & 0o222) === 0) return message('it is write-protected');
    accessSync(path, constants.W_OK);
  }
  // What a link leads to is replaced, not the link.
  const place = target ? realpathSync(path) : path;
  const partial = `${place}.${process.pid}.part`;
  try {
    const file = openSync(partial, 'wx');
    try {
      writeFileSync(file, text);
      // A disk may say only now that it is full.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (target) chmodSync(partial, target.mode);
    renameSync(partial, place);
    return null;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
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

/** Why the system refuses, in words. */
export function reasonOf(error: unknown): Message {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return message('its folder does not exist');
    case 'ENOTDIR':
      return message('what should be its folder is a file');
    case 'EISDIR':
      return message('it is a folder');
    case 'EACCES':
    case 'EPERM':
      return message('writing there is not allowed');
    case 'EROFS':
      return message('everything there is read-only');
    case 'ENOSPC':
    case 'EDQUOT':
      return message('the disk is full');
    case 'ENAMETOOLONG':
      return message('its name is too long');
    default:
      return message('the system says: {0}', error instanceof Error ? error.message : String(error));
  }
}
