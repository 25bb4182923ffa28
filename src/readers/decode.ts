/**
 * Bytes to text, by evidence only: a byte order mark, else valid UTF-8. Encodings are named as VS Code
 * names them, so that an edit can open the document in the same one.
 */

export interface Decoded {
  readonly text: string;
  /** VS Code's name: `utf8`, `utf8bom`, `utf16le`, `utf16be`. */
  readonly encoding: string;
}

export interface DecodeFailure {
  readonly failure: 'binary' | 'encoding';
}

/** Binary files show a NUL byte within this many bytes. */
const sniffedBytes = 8_192;

/**
 * Reads a text without its byte order mark. `otherwise` is asked for bytes that hold no NUL and are no valid
 * UTF-8; without an answer the failure is `encoding`. Bytes of an unpaired surrogate in UTF-16 fail too.
 */
export function decode(
  bytes: Uint8Array,
  otherwise: (bytes: Uint8Array) => Decoded | null = () => null,
): Decoded | DecodeFailure {
  const mark = byteOrderMark(bytes);
  if (mark !== null && mark.encoding !== 'utf8bom')
    return decodeAs(bytes.subarray(2), mark) ?? { failure: 'encoding' };
  if (looksBinary(bytes)) return { failure: 'binary' };
  if (mark !== null) return decodeAs(bytes.subarray(3), mark) ?? { failure: 'encoding' };
  return decodeAs(bytes, { encoding: 'utf8', label: 'utf-8' }) ?? otherwise(bytes) ?? { failure: 'encoding' };
}

/** Whether a file of these first bytes is no text. UTF-16 with its mark is text, for all its NULs. */
export function looksBinary(bytes: Uint8Array): boolean {
  const mark = byteOrderMark(bytes);
  if (mark !== null && mark.encoding !== 'utf8bom') return false;
  const nul = bytes.subarray(0, sniffedBytes).indexOf(0);
  return nul >= 0;
}

interface Utf {
  readonly encoding: string;
  /** The name that `TextDecoder` has for it. */
  readonly label: string;
}

function byteOrderMark(bytes: Uint8Array): Utf | null {
  const first = bytes[0];
  if (first === undefined || first < 0xef) return null;
  const [second, third, fourth] = bytes.subarray(1, 4);
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf8bom', label: 'utf-8' };
  // FF FE 00 00 is UTF-32, which nothing here reads.
  if (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)) {
    return { encoding: 'utf16le', label: 'utf-16le' };
  }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf16be', label: 'utf-16be' };
  return null;
}

function decodeAs(bytes: Uint8Array, { encoding, label }: Utf): Decoded | null {
  try {
    return { text: new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return null; // Invalid bytes: the only reason for which a fatal decoder throws.
  }
}
