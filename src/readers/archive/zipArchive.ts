/**
 * The files in a ZIP archive, found by its directory at the end. What they inflate to is counted while it
 * comes out, because the sizes that an archive states may be lies. Format: PKWARE APPNOTE 4.3, without
 * ZIP64, encryption and archives in several parts, which no document of a size that is read here needs.
 */
import { Inflate } from 'fflate';
import { decode } from '../decode.ts';

/** What is thrown for bytes that cannot be read, in the words of the format that the archive is of. */
export interface ArchiveFaults {
  readonly broken: () => Error;
  readonly tooLarge: () => Error;
  /** For the old binary format of office programs, in which password-protected files are wrapped as well. */
  readonly wrapped: () => Error;
}

interface Entry {
  readonly method: number;
  readonly compressed: number;
  readonly offset: number;
}

/** All files of one archive together, in bytes. */
export const mostInflated = 64 * 1024 * 1024;
/** A chunk inflates to at most a thousand times its size before it can be counted. */
const chunkSize = 16 * 1024;
const mostEntries = 10_000;

export class ZipArchive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  readonly #faults: ArchiveFaults;
  #inflated = 0;

  /** Throws one of the faults for bytes that are no archive. */
  constructor(bytes: Uint8Array, faults: ArchiveFaults) {
    this.#bytes = bytes;
    this.#faults = faults;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length > 8 && this.#view.getUint32(0) === 0xd0cf11e0) throw faults.wrapped();
    this.#readDirectory(this.#endOfDirectory());
  }

  get names(): Iterable<string> {
    return this.#entries.keys();
  }

  /** The text of a file, `null` where there is none of that name. Throws a fault when it is broken or too large. */
  text(name: string): string | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const decoded = decode(this.#content(entry));
    if ('failure' in decoded) throw this.#faults.broken();
    return decoded.text;
  }

  #endOfDirectory(): number {
    const first = Math.max(0, this.#bytes.length - 22 - 65_535);
    for (let at = this.#bytes.length - 22; at >= first; at--) {
      if (this.#view.getUint32(at, true) === 0x06054b50) return at;
    }
    throw this.#faults.broken();
  }

  #readDirectory(end: number): void {
    const count = Math.min(this.#view.getUint16(end + 10, true), mostEntries);
    let at = this.#view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) {
      if (at + 46 > this.#bytes.length || this.#view.getUint32(at, true) !== 0x02014b50)
        throw this.#faults.broken();
      const flags = this.#view.getUint16(at + 8, true);
      const nameLength = this.#view.getUint16(at + 28, true);
      const extraLength = this.#view.getUint16(at + 30, true);
      const commentLength = this.#view.getUint16(at + 32, true);
      const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameLength));
      if ((flags & 1) === 0) {
        this.#entries.set(name.replaceAll('\\', '/'), {
          method: this.#view.getUint16(at + 10, true),
          compressed: this.#view.getUint32(at + 20, true),
          offset: this.#view.getUint32(at + 42, true),
        });
      }
      at += 46 + nameLength + extraLength + commentLength;
    }
  }

  #content({ method, compressed, offset }: Entry): Uint8Array {
    if (offset + 30 > this.#bytes.length || this.#view.getUint32(offset, true) !== 0x04034b50)
      throw this.#faults.broken();
    const start =
      offset + 30 + this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    const content = this.#bytes.subarray(start, start + compressed);
    if (method === 0) {
      this.#count(content.length);
      return content;
    }
    if (method !== 8) throw this.#faults.broken();
    return this.#inflate(content);
  }

  #inflate(content: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let isCounting = false;
    const inflate = new Inflate((chunk) => {
      isCounting = true;
      this.#count(chunk.length);
      isCounting = false;
      chunks.push(chunk);
      size += chunk.length;
    });
    try {
      for (let at = 0; at < content.length; at += chunkSize) {
        inflate.push(content.subarray(at, at + chunkSize), at + chunkSize >= content.length);
      }
    } catch (error) {
      throw isCounting ? error : this.#faults.broken();
    }
    const whole = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  #count(bytes: number): void {
    this.#inflated += bytes;
    if (this.#inflated > mostInflated) throw this.#faults.tooLarge();
  }
}
