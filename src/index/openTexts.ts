/**
 * The texts of open buffers, which stand in for files; and the encodings of files, which decide whether a
 * buffer may: one that was opened in another encoding shows wrong characters.
 */
import { isSameEncoding } from '../readers/decode.ts';

export interface OpenText {
  readonly text: string;
  /** VS Code's name. */
  readonly encoding: string;
}

export class OpenTexts {
  readonly #open = new Map<string, OpenText>();
  /** Of the documents that were read from disk. */
  readonly #encodings = new Map<string, string>();

  /** Returns what was open before, `null` where nothing was. */
  put(uri: string, text: OpenText): OpenText | null {
    const before = this.#open.get(uri) ?? null;
    if (before?.text !== text.text || before.encoding !== text.encoding) this.#open.set(uri, text);
    return before;
  }

  /** Whether it was open. */
  close(uri: string): boolean {
    return this.#open.delete(uri);
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** The buffer that stands in for a file; `null` where the disk is in force. */
  inForce(uri: string): OpenText | null {
    const open = this.#open.get(uri);
    if (open === undefined) return null;
    return isSameEncoding(open.encoding, this.#encodings.get(uri) ?? open.encoding) ? open : null;
  }

  encodingOf(uri: string): string | null {
    return this.#encodings.get(uri) ?? null;
  }

  /** Notes what encoding a file has on disk; `null` where it says nothing or is gone. */
  noteEncoding(uri: string, encoding: string | null): void {
    if (encoding === null) this.#encodings.delete(uri);
    else this.#encodings.set(uri, encoding);
  }

  clear(): void {
    this.#open.clear();
    this.#encodings.clear();
  }
}
