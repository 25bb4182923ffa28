/**
 * The files in a ZIP archive, found by its directory at the end. What they inflate to is counted while it
 * comes out, because the sizes that an archive states may be lies. Format: PKWARE APPNOTE 4.3, without
 * ZIP64, encryption and archives in several parts, which no workbook of a size that is read here needs.
 */
import { Inflate } from 'fflate';
import { message } from '../../model/message.ts';
import { decode } from '../decode.ts';
import { WorkbookFault } from './workbookFault.ts';

interface Entry {
  readonly method: number;
  readonly compressed: number;
  readonly offset: number;
}

const megabyte = 1024 * 1024;
/** All files of one archive together. */
export const mostInflated = 64 * megabyte;
/** A chunk inflates to at most a thousand times its size before it can be counted. */
const chunkSize = 16 * 1024;
const mostEntries = 10_000;

export class ZipArchive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #inflated = 0;

  /** Throws a `WorkbookFault` for bytes that are no archive. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // The old binary format, in which password-protected workbooks are wrapped as well.
    if (bytes.length > 8 && this.#view.getUint32(0) === 0xd0cf11e0) {
      throw new WorkbookFault(
        message('This workbook is protected by a password or of the old .xls format, so it is not read.'),
      );
    }
    this.#readDirectory(this.#endOfDirectory());
  }

  get names(): Iterable<string> {
    return this.#entries.keys();
  }

  /** The text of a file, `null` where there is none of that name. Throws a `WorkbookFault` when it is broken or too large. */
  text(name: string): string | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const decoded = decode(this.#content(entry));
    if ('failure' in decoded) throw broken();
    return decoded.text;
  }

  #endOfDirectory(): number {
    const first = Math.max(0, this.#bytes.length - 22 - 65_535);
    for (let at = this.#bytes.length - 22; at >= first; at--) {
      if (this.#view.getUint32(at, true) === 0x06054b50) return at;
    }
    throw broken();
  }

  #readDirectory(end: number): void {
    const count = Math.min(this.#view.getUint16(end + 10, true), mostEntries);
    let at = this.#view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) {
      if (at + 46 > this.#bytes.length || this.#view.getUint32(at, true) !== 0x02014b50) throw broken();
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
    if (offset + 30 > this.#bytes.length || this.#view.getUint32(offset, true) !== 0x04034b50) throw broken();
    const start =
      offset + 30 + this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    const content = this.#bytes.subarray(start, start + compressed);
    if (method === 0) {
      this.#count(content.length);
      return content;
    }
    if (method !== 8) throw broken();
    return this.#inflate(content);
  }

  #inflate(content: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const inflate = new Inflate((chunk) => {
      this.#count(chunk.length);
      chunks.push(chunk);
      size += chunk.length;
    });
    try {
      for (let at = 0; at < content.length; at += chunkSize) {
        inflate.push(content.subarray(at, at + chunkSize), at + chunkSize >= content.length);
      }
    } catch (error) {
      throw error instanceof WorkbookFault ? error : broken();
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
    if (this.#inflated > mostInflated) {
      throw new WorkbookFault(
        message('This workbook unpacks to more than {0} MB, so it is not read.', mostInflated / megabyte),
      );
    }
  }
}

function broken(): WorkbookFault {
  return new WorkbookFault(message('This is no readable workbook: save it again in a spreadsheet.'));
}
