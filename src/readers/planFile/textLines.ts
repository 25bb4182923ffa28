/** Turns offsets of a text into lines and characters, counted as VS Code counts them. */
import type { TextRange } from '../../model/textRange.ts';

export class TextLines {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      // A line ends with LF, CR LF or a lone CR.
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The range between two offsets; what lies outside the text is moved to its nearest end. */
  range(start: number, end: number): TextRange {
    const from = this.#clamp(start);
    const to = Math.max(from, this.#clamp(end));
    const line = this.lineAt(from);
    const endLine = this.lineAt(to);
    return {
      line,
      character: from - (this.#starts[line] ?? 0),
      endLine,
      endCharacter: to - (this.#starts[endLine] ?? 0),
    };
  }

  /** The line that an offset lies in, from 0. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The offset of a line's first character. */
  startOfLine(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  #clamp(offset: number): number {
    return Math.min(Math.max(offset, 0), this.#length);
  }
}
