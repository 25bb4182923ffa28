/**
 * Reads files one after another into one buffer that is used again. Synchronous calls, because a promise
 * for each file costs several times what reading it does; short slices, because the thread has other work.
 */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentVisitor, ReadFailure } from '../../index/ports.ts';
import { looksBinary } from '../../readers/decode.ts';
import { isReadFromBytes } from '../../readers/registry.ts';
import { stampOf } from './fileStamps.ts';
import type { Slices } from './slices.ts';
import { isInside } from './walk.ts';

const firstCapacity = 64 * 1024;
/** A buffer that one large file made larger than this is given up again. */
const keptCapacity = 4 * 1024 * 1024;

/** Links are opened only after a look at where they lead; a pipe without a writer must not stop everything. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export interface ReadOptions {
  /** Absolute. */
  readonly folder: string;
  readonly paths: readonly string[];
  readonly mostBytes: (path: string) => number;
  readonly visit: ContentVisitor;
  readonly slices: Slices;
  readonly signal?: AbortSignal | undefined;
}

/** Hands every file to `visit`, in order; ends early when aborted. */
export async function readFiles(options: ReadOptions): Promise<void> {
  const { folder, paths, mostBytes, visit, slices, signal } = options;
  const reader = new FileReader(folder);
  for (const path of paths) {
    if (signal?.aborted === true) return;
    const content = reader.read(path, mostBytes(path));
    visit(path, content, reader.stamp);
    if (slices.isOver()) await slices.turn();
  }
}

class FileReader {
  readonly #folder: string;
  #buffer = Buffer.allocUnsafeSlow(firstCapacity);
  /** What the file that was read last showed before. */
  stamp: string | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(path: string, mostBytes: number): Uint8Array | ReadFailure {
    let file = -1;
    this.stamp = null;
    try {
      file = this.#open(join(this.#folder, path));
      this.stamp = stampOf(fstatSync(file), Date.now());
      return this.#readAll(file, mostBytes, isReadFromBytes(path));
    } catch (error) {
      return failureOf(error);
    } finally {
      if (file >= 0) closeSync(file);
    }
  }

  #open(path: string): number {
    try {
      return openSync(path, flags);
    } catch (error) {
      if (codeOf(error) !== 'ELOOP') throw error;
      const target = realpathSync(path);
      if (!isInside(realpathSync(this.#folder), target)) throw new OutsideError();
      return openSync(target, flags);
    }
  }

  #readAll(file: number, mostBytes: number, mayBeBinary: boolean): Uint8Array | ReadFailure {
    if (this.#buffer.length > keptCapacity) this.#buffer = Buffer.allocUnsafeSlow(firstCapacity);
    let length = 0;
    for (;;) {
      const count = readSync(file, this.#buffer, length, this.#buffer.length - length, null);
      const isFirst = length === 0;
      length += count;
      if (isFirst && !mayBeBinary && looksBinary(this.#buffer.subarray(0, length)))
        return { reason: 'binary', detail: '' };
      if (length > mostBytes) return { reason: 'tooLarge', detail: String(mostBytes) };
      // A file gives all it has at once: less than asked for is the end.
      if (length < this.#buffer.length) return this.#buffer.subarray(0, length);
      const larger = Buffer.allocUnsafeSlow(this.#buffer.length * 2);
      this.#buffer.copy(larger, 0, 0, length);
      this.#buffer = larger;
    }
  }
}

/** A link that leads out of the root. */
class OutsideError extends Error {}

function failureOf(error: unknown): ReadFailure {
  if (error instanceof OutsideError) return { reason: 'forbidden', detail: 'link' };
  const code = codeOf(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { reason: 'gone', detail: code };
    case 'EISDIR':
      return { reason: 'folder', detail: code };
    case 'EACCES':
    case 'EPERM':
      return { reason: 'forbidden', detail: code };
    default:
      return { reason: 'failed', detail: code };
  }
}

/** The system's name for an error, such as `EISDIR`; the error's own words where it has none. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
