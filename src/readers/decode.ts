/**
 * Bytes to text, by evidence only: a byte order mark, valid UTF-8, else a Chinese encoding whose reading
 * makes sense. Encodings are named as VS Code names them, so that an edit can open the document in the
 * same one.
 */
import type { Decoded } from './decoded.ts';
import defer * as chineseEncodings from './chineseEncodings.ts';

export interface DecodeFailure {
  readonly failure: 'binary' | 'encoding';
}

/** Binary files show a NUL byte within this many bytes. */
const sniffedBytes = 8_192;

/** VS Code's names of the encodings that a person may choose, and what `TextDecoder` calls them. */
const labels: ReadonlyMap<string, string> = new Map([
  ['utf8', 'utf-8'],
  ['utf8bom', 'utf-8'],
  ['utf16le', 'utf-16le'],
  ['utf16be', 'utf-16be'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gbk'],
  ['gb2312', 'gbk'],
  ['cp950', 'big5'],
  ['big5hkscs', 'big5'],
  ['shiftjis', 'shift_jis'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['windows1250', 'windows-1250'],
  ['windows1251', 'windows-1251'],
  ['windows1252', 'windows-1252'],
  ['iso88591', 'iso-8859-1'],
  ['iso885915', 'iso-8859-15'],
  ['koi8r', 'koi8-r'],
  ['macroman', 'macintosh'],
]);

/**
 * Reads a text without its byte order mark. `chosen` is the encoding that somebody chose for it, by VS
 * Code's name; one that does not fit the bytes, or that nobody knows, is passed over. Bytes that hold no
 * NUL and are neither UTF-8 nor sensible Chinese fail as `encoding`.
 */
export function decode(bytes: Uint8Array, chosen: string | null = null): Decoded | DecodeFailure {
  const byChoice = chosen === null ? null : decodeByChoice(bytes, chosen);
  if (byChoice !== null) return byChoice;
  const mark = byteOrderMark(bytes);
  if (mark !== null && mark.encoding !== 'utf8bom')
    return decodeAs(bytes.subarray(2), mark) ?? { failure: 'encoding' };
  if (looksBinary(bytes)) return { failure: 'binary' };
  if (mark !== null) return decodeAs(bytes.subarray(3), mark) ?? { failure: 'encoding' };
  return (
    decodeAs(bytes, { encoding: 'utf8', label: 'utf-8' }) ??
    chineseEncodings.decodeChinese(bytes) ?? { failure: 'encoding' }
  );
}

/**
 * Reads code, which is ASCII but for its comments: what is neither UTF-8 nor Chinese is read as Windows-1252,
 * in which every byte is a character, so that no id is lost. The only failure is `binary`.
 */
export function decodeCode(bytes: Uint8Array): Decoded | DecodeFailure {
  const decoded = decode(bytes);
  if (!('failure' in decoded) || decoded.failure === 'binary') return decoded;
  return decodeAs(bytes, { encoding: 'windows1252', label: 'windows-1252' }) ?? decoded;
}

/** Whether two of VS Code's names mean the same characters: GB2312 and GBK are parts of GB18030. */
export function isSameEncoding(a: string, b: string): boolean {
  const family = (name: string): string => (labels.get(name) ?? name).replace(/^gbk$/u, 'gb18030');
  return a === b || family(a) === family(b);
}

/** Whether a file of these first bytes is no text. UTF-16 with its mark is text, for all its NULs. */
export function looksBinary(bytes: Uint8Array): boolean {
  const mark = byteOrderMark(bytes);
  if (mark !== null && mark.encoding !== 'utf8bom') return false;
  const nul = bytes.subarray(0, sniffedBytes).indexOf(0);
  return nul >= 0;
}

interface Encoding {
  /** VS Code's name. */
  readonly encoding: string;
  /** The name that `TextDecoder` has for it. */
  readonly label: string;
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
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

function decodeByChoice(bytes: Uint8Array, encoding: string): Decoded | null {
  const label = labels.get(encoding);
  if (label === undefined || (looksBinary(bytes) && !encoding.startsWith('utf16'))) return null;
  const mark = byteOrderMark(bytes);
  const isMarked = mark !== null && labels.get(mark.encoding) === label;
  const content = isMarked ? bytes.subarray(mark.encoding === 'utf8bom' ? 3 : 2) : bytes;
  return decodeAs(content, { encoding, label });
}

function decodeAs(bytes: Uint8Array, { encoding, label }: Encoding): Decoded | null {
  try {
    return { text: new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return null; // Invalid bytes: the only reason for which a fatal decoder throws.
  }
}
