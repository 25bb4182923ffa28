/**
 * Splits separated values into rows and cells with exact places. Everything that reads or edits a cell goes
 * through here, so that both mean the same characters. Grammar: RFC 4180 and what spreadsheets write beyond
 * it: any separator, any line end, blanks behind a closing quote, quotes that do not open a cell.
 *
 * The time is linear in the length of the text, whatever it holds.
 */
import { rangeInLine, type TextRange } from '../../model/textRange.ts';

export interface CsvCell {
  /** The value: without its quotes, `""` as `"`, line ends as `\n`, blanks at both ends removed. */
  readonly text: string;
  /** The cell as written, with its quotes and blanks: offsets in the text, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** The characters of the value: within the quotes, without blanks at both ends. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly quoted: boolean;
  /** Where the content stands. */
  readonly range: TextRange;
}

export interface CsvRow {
  readonly cells: readonly CsvCell[];
  /** Without the line end. */
  readonly range: TextRange;
}

export interface ScanLimits {
  readonly mostRows: number;
  /** Rows that begin at or behind this offset are not read. */
  readonly mostCharacters: number;
}

const mostColumns = 1_000;
/** A quote that opens a cell and is not closed within so much text is a character like any other. */
const longestCell = 200_000;
/** Each such quote costs a search; after so many no further one opens a cell. */
const mostUnclosed = 16;

/** The rows of a text from `start`, which stands at the beginning of line `line`. Empty lines are rows of one empty cell. */
export function scanCsv(
  text: string,
  separator: string,
  { start = 0, line = 0 }: { readonly start?: number; readonly line?: number } = {},
  { mostRows, mostCharacters }: ScanLimits = { mostRows: Infinity, mostCharacters: Infinity },
): CsvRow[] {
  const scanner = new CsvScanner(text, separator, start, line);
  const rows: CsvRow[] = [];
  const end = Math.min(text.length, mostCharacters);
  while (scanner.at < end && rows.length < mostRows) rows.push(scanner.row());
  return rows;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

class CsvScanner {
  readonly #text: string;
  readonly #separator: number;
  #at: number;
  #line: number;
  #lineStart: number;
  #unclosed = 0;

  constructor(text: string, separator: string, start: number, line: number) {
    this.#text = text;
    this.#separator = separator.charCodeAt(0);
    this.#at = start;
    this.#line = line;
    // A byte order mark is a character of its line; a line before the first row is none of it.
    this.#lineStart = line === 0 ? 0 : start;
  }

  get at(): number {
    return this.#at;
  }

  row(): CsvRow {
    const cells: CsvCell[] = [];
    const line = this.#line;
    const character = this.#at - this.#lineStart;
    for (;;) {
      if (cells.length < mostColumns) cells.push(this.#cell());
      else this.#passCell();
      if (this.#text.charCodeAt(this.#at) !== this.#separator) break;
      this.#at++;
    }
    const range = { line, character, endLine: this.#line, endCharacter: this.#at - this.#lineStart };
    if (this.#at < this.#text.length) this.#passLineEnd();
    return { cells, range };
  }

  #cell(): CsvCell {
    if (this.#text.charCodeAt(this.#at) === quote && this.#unclosed < mostUnclosed) {
      const close = this.#closingQuote(this.#at + 1);
      if (close >= 0) return this.#quotedCell(close);
      this.#unclosed++;
    }
    const start = this.#at;
    const end = this.#endOfCell(start);
    this.#at = end;
    return this.#cellOf(start, end, start, end, false);
  }

  /** A cell that is not taken: only its end counts. */
  #passCell(): void {
    const isQuoted = this.#text.charCodeAt(this.#at) === quote && this.#unclosed < mostUnclosed;
    const close = isQuoted ? this.#closingQuote(this.#at + 1) : -1;
    if (isQuoted && close < 0) this.#unclosed++;
    if (close >= 0) this.#moveTo(this.#at + 1, close);
    this.#at = this.#endOfCell(close < 0 ? this.#at : close + 1);
  }

  #endOfCell(from: number): number {
    const text = this.#text;
    const separator = this.#separator;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === separator || code === lineFeed || code === carriageReturn) break;
    }
    return at;
  }

  #quotedCell(close: number): CsvCell {
    const start = this.#at;
    const end = this.#endOfCell(close + 1);
    this.#at = end;
    return this.#cellOf(start, end, start + 1, close, true);
  }

  /** The quote that closes the cell whose content begins at `from`; -1 where none does. */
  #closingQuote(from: number): number {
    const most = Math.min(this.#text.length, from + longestCell);
    for (let at = this.#text.indexOf('"', from); at >= 0 && at < most; at = this.#text.indexOf('"', at + 1)) {
      if (this.#text.charCodeAt(at + 1) === quote) at++;
      else if (this.#endsCell(this.#behindBlanks(at + 1))) return at;
    }
    return -1;
  }

  #behindBlanks(from: number): number {
    let at = from;
    while (at < from + 64 && this.#text.charCodeAt(at) === 32) at++;
    return at;
  }

  #endsCell(at: number): boolean {
    if (at >= this.#text.length) return true;
    const code = this.#text.charCodeAt(at);
    return code === this.#separator || code === lineFeed || code === carriageReturn;
  }

  #cellOf(start: number, end: number, from: number, to: number, quoted: boolean): CsvCell {
    let contentStart = from;
    let contentEnd = to;
    while (contentStart < contentEnd && isBlank(this.#text.charCodeAt(contentStart))) contentStart++;
    while (contentEnd > contentStart && isBlank(this.#text.charCodeAt(contentEnd - 1))) contentEnd--;
    const range = quoted
      ? this.#rangeOf(from, contentStart, contentEnd, to)
      : rangeInLine(this.#line, contentStart - this.#lineStart, contentEnd - contentStart);
    const written = this.#text.slice(contentStart, contentEnd);
    return {
      text: quoted ? unquoted(written) : written,
      start,
      end,
      contentStart,
      contentEnd,
      quoted,
      range,
    };
  }

  /** The place of content that may hold line ends: the cell is walked through once, from `from` to `to`. */
  #rangeOf(from: number, start: number, end: number, to: number): TextRange {
    this.#moveTo(from, start);
    const line = this.#line;
    const character = start - this.#lineStart;
    this.#moveTo(start, end);
    const range = { line, character, endLine: this.#line, endCharacter: end - this.#lineStart };
    this.#moveTo(end, to);
    return range;
  }

  #moveTo(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const code = this.#text.charCodeAt(at);
      // A CR LF that is cut in two by the end of the content is one line end all the same.
      const ends =
        code === lineFeed || (code === carriageReturn && this.#text.charCodeAt(at + 1) !== lineFeed);
      if (!ends) continue;
      this.#line++;
      this.#lineStart = at + 1;
    }
  }

  #passLineEnd(): void {
    const isPair =
      this.#text.charCodeAt(this.#at) === carriageReturn && this.#text.charCodeAt(this.#at + 1) === lineFeed;
    this.#at += isPair ? 2 : 1;
    this.#line++;
    this.#lineStart = this.#at;
  }
}

function unquoted(written: string): string {
  const single = written.includes('"') ? written.replaceAll('""', '"') : written;
  return single.includes('\r') ? single.replace(/\r\n?/g, '\n') : single;
}

/** Blanks, the ideographic one and line ends, which surround values in exported files. */
function isBlank(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === lineFeed ||
    code === carriageReturn ||
    code === 0x3000 ||
    code === 0xa0
  );
}
