/**
 * Turns offsets of a text into lines and characters, as VS Code counts them: `\n`, `\r\n` and a lone `\r`
 * end a line. It only moves forward, so a whole text is walked at most once.
 */
export class LinePlaces {
  readonly #text: string;
  #line = 0;
  #start = 0;
  #next: number;
  /** The next `\n` and `\r` at or behind the place searched last; kept, so that none is searched twice. */
  #feed = -1;
  #back = -1;

  constructor(text: string) {
    this.#text = text;
    this.#next = this.#endOfLine(0);
  }

  /** Moves to the line that holds the offset. An offset before the current line stays on it. */
  moveTo(offset: number): void {
    while (offset >= this.#next && this.#start < this.#next) {
      if (offset === this.#next && !this.#isBehindLineEnd(offset)) return;
      this.#start = this.#next;
      this.#line++;
      if (this.#back === this.#text.length) this.#moveByFeeds(offset);
      this.#next = this.#endOfLine(this.#start);
    }
  }

  /** The same for a text without any further `\r`, line by line at the speed of a plain search. */
  #moveByFeeds(offset: number): void {
    let start = this.#start;
    let line = this.#line;
    let feed = this.#text.indexOf('\n', start);
    while (feed >= 0 && feed < offset) {
      start = feed + 1;
      line++;
      feed = this.#text.indexOf('\n', start);
    }
    this.#start = start;
    this.#line = line;
    this.#feed = found(feed, this.#text.length);
  }

  get line(): number {
    return this.#line;
  }

  /** Where the current line starts, as an offset of the text. */
  get start(): number {
    return this.#start;
  }

  /** Where the next line starts, or the end of the text. */
  get next(): number {
    return this.#next;
  }

  /** The end of a text is the start of a line only behind a line end. */
  #isBehindLineEnd(offset: number): boolean {
    const last = this.#text.charCodeAt(offset - 1);
    return last === 10 || last === 13;
  }

  #endOfLine(from: number): number {
    const length = this.#text.length;
    if (this.#feed < from) this.#feed = found(this.#text.indexOf('\n', from), length);
    if (this.#back < from) this.#back = found(this.#text.indexOf('\r', from), length);
    const end = Math.min(this.#feed, this.#back);
    if (end === length) return length;
    return this.#text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
}

function found(offset: number, length: number): number {
  return offset < 0 ? length : offset;
}
