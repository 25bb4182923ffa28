/**
 * Keeps facts from one session to the next in files of the extension's own storage, two for each root: documents, which
 * are wanted first, and code. A file begins with what it was made by and for, and each of its parts has a checksum: whatever is not exactly as it was written
 * counts as not there, and the next reading writes it anew.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { FactStore, KeptFacts, Log } from '../../index/ports.ts';
import type { Root } from '../../model/snapshot.ts';
import { type FactColumns, fromColumns, toColumns } from './factColumns.ts';
import type { Slices } from './slices.ts';

export interface FactFilesOptions {
  /** The absolute path of a folder that nothing else uses. */
  readonly folder: string;
  /** Names the program that reads: what another one read is not taken. */
  readonly version: string;
  readonly log: Log;
  readonly slices: () => Slices;
  readonly mostBytes?: number;
}

const magic = 'groundplan facts 1\n';
const ending = '.facts';
/** What a window left that was ended while it wrote. */
const leftPart = /\.facts\.\d{1,10}$/u;
const leftAfter = 3_600_000;
/** More is not kept: such a workspace is read anew each time. */
const mostMegabytes = 128;
const checksumLength = 20;
const lengthBytes = 4;
/** Requirements are many objects, code is few: a part takes a few milliseconds. */
const documentsInPart = 8;
const codeInPart = 256;

export class FactFiles implements FactStore {
  readonly #options: FactFilesOptions;

  constructor(options: FactFilesOptions) {
    this.#options = options;
  }

  async load(root: Root, isCode: boolean): Promise<readonly KeptFacts[]> {
    const slices = this.#options.slices();
    try {
      const bytes = readFileSync(this.#fileOf(root, isCode));
      if (bytes.length > this.#mostBytes) return [];
      const head = Buffer.from(this.#headOf(root), 'utf8');
      if (!bytes.subarray(0, head.length).equals(head)) return [];
      const kept: KeptFacts[] = [];
      let at = head.length;
      while (at < bytes.length) {
        const start = at + lengthBytes + checksumLength;
        const end = start + bytes.readUInt32LE(at);
        const part = bytes.subarray(start, end);
        if (part.length === 0 || end > bytes.length) return [];
        if (!checksum(part).equals(bytes.subarray(at + lengthBytes, start))) return [];
        at = end;
        // An empty list is the end: a file that was cut between two parts has none.
        const columns = deserialize(part) as FactColumns | null;
        if (columns === null) return at === bytes.length ? kept : [];
        for (const each of fromColumns(columns)) kept.push(each);
        if (slices.isOver()) await slices.turn();
      }
      return [];
    } catch (error) {
      if (!isMissing(error)) this.#tell('read', error);
      return [];
    }
  }

  async save(root: Root, kept: readonly KeptFacts[], roots: readonly Root[]): Promise<void> {
    try {
      mkdirSync(this.#options.folder, { recursive: true });
      this.#forgetOthers(roots);
      for (const isCode of [false, true]) {
        const files = kept.filter(({ kind }) => (kind === 'code') === isCode);
        await this.#write(this.#fileOf(root, isCode), root, files, isCode ? codeInPart : documentsInPart);
      }
    } catch (error) {
      this.#tell('written', error);
    }
  }

  async #write(file: string, root: Root, kept: readonly KeptFacts[], inPart: number): Promise<void> {
    const slices = this.#options.slices();
    const parts: Buffer[] = [Buffer.from(this.#headOf(root), 'utf8')];
    let bytes = 0;
    const add = (part: Buffer): void => {
      const length = Buffer.alloc(lengthBytes);
      length.writeUInt32LE(part.length);
      parts.push(length, checksum(part), part);
      bytes += part.length;
    };
    for (let from = 0; from < kept.length && bytes <= this.#mostBytes; from += inPart) {
      add(serialize(toColumns(kept.slice(from, from + inPart))));
      if (slices.isOver()) await slices.turn();
    }
    add(serialize(null));
    if (bytes > this.#mostBytes) {
      rmSync(file, { force: true });
      return;
    }
    // Another window may read or write it at the same time: it is there whole or not at all.
    const written = `${file}.${process.pid}`;
    try {
      writeFileSync(written, Buffer.concat(parts), { mode: 0o600 });
      renameSync(written, file);
    } catch (error) {
      // What a full disk took of it would be in the way of everything else.
      rmSync(written, { force: true });
      throw error;
    }
  }

  /** Removes all that was kept, of every root. */
  clear(): void {
    rmSync(this.#options.folder, { recursive: true, force: true });
  }

  get #mostBytes(): number {
    return this.#options.mostBytes ?? mostMegabytes * 1024 * 1024;
  }

  #headOf(root: Root): string {
    return `${magic}${JSON.stringify([this.#options.version, process.versions.v8, root.id])}\n`;
  }

  #fileOf({ id }: Root, isCode: boolean): string {
    return join(this.#options.folder, nameOf(id, isCode));
  }

  #forgetOthers(roots: readonly Root[]): void {
    const own = new Set(roots.flatMap(({ id }) => [nameOf(id, false), nameOf(id, true)]));
    for (const name of readdirSync(this.#options.folder)) {
      const file = join(this.#options.folder, name);
      const isLeft = leftPart.test(name) && Date.now() - statSync(file).mtimeMs > leftAfter;
      if (isLeft || (name.endsWith(ending) && !own.has(name))) rmSync(file, { force: true });
    }
  }

  #tell(what: string, error: unknown): void {
    this.#options.log.info(`What was read in the last session cannot be ${what}: ${String(error)}`);
  }
}

function nameOf(root: string, isCode: boolean): string {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 32);
  return `${name}${isCode ? '.code' : ''}${ending}`;
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha1').update(bytes).digest();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
