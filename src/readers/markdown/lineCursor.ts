/** A place in a line, by character and by column: a tab reaches to the next multiple of four columns. */
export class LineCursor {
  line = '';
  #at = 0;
  /** A tab may be half consumed: then this is ahead of the character. */
  #column = 0;

  reset(line: string): void {
    this.line = line;
    this.#at = 0;
    this.#column = 0;
  }

  /** How far the next content is indented, in columns, and where it stands; the line's end if none follows. */
  peek(): { readonly indent: number; readonly next: number } {
    let next = this.#at;
    let column = this.#column;
    for (; next < this.line.length; next++) {
      const sign = this.line[next];
      if (sign === ' ') column++;
      else if (sign === '\t') column += 4 - (column % 4);
      else break;
    }
    return { indent: column - this.#column, next };
  }

  /** Moves behind the `>` at `next` and the blank that belongs to it. */
  consumeQuote(next: number): void {
    this.consumeColumns(this.peek().indent);
    this.#at = next + 1;
    this.#column++;
    if (this.line[this.#at] === ' ' || this.line[this.#at] === '\t') this.consumeColumns(1);
  }

  consumeColumns(count: number): void {
    let left = count;
    while (left > 0 && this.#at < this.line.length) {
      const width = this.line[this.#at] === '\t' ? 4 - (this.#column % 4) : 1;
      if (width > left) {
        this.#column += left;
        return;
      }
      this.#column += width;
      this.#at++;
      left -= width;
    }
  }
}
