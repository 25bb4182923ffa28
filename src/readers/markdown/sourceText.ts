/** A text in lines, as an editor counts them: CRLF, CR and LF end a line. */
import type { TextRange } from '../../model/textRange.ts';

/** Longer lines are data, not text that people wrote; they are left out. In UTF-16 code units. */
export const longestLine = 20_000;

export interface SourceText {
  readonly text: string;
  /** Without their line ends; a line that is too long reads as an empty one, a byte order mark as a blank. */
  readonly lines: readonly string[];
  /** The offset in the text at which each line starts. */
  readonly starts: readonly number[];
  readonly tooLong: readonly TextRange[];
}

export function sourceText(text: string): SourceText {
  const lines: string[] = [];
  const starts: number[] = [];
  const tooLong: TextRange[] = [];
  const ends = /\r\n?|\n/g;
  let start = 0;
  const add = (end: number): void => {
    if (end - start > longestLine) {
      tooLong.push({ line: lines.length, character: 0, endLine: lines.length, endCharacter: end - start });
      // In a table it stays a row without content, so that the rows below it are still read.
      lines.push(/^[ \t]{0,3}\|/.test(text.slice(start, start + 4)) ? '| |' : '');
    } else {
      lines.push(text.slice(start, end));
    }
    starts.push(start);
  };
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    add(found.index);
    start = ends.lastIndex;
  }
  add(text.length);
  // A byte order mark keeps its place, so that every later character keeps its own.
  if (lines[0]?.startsWith('\uFEFF')) lines[0] = ` ${lines[0].slice(1)}`;
  return { text, lines, starts, tooLong };
}

/** The place of two offsets in the text; `from` a line at or before the first one, to search onwards from. */
export function rangeOfOffsets(source: SourceText, start: number, end: number, from = 0): TextRange {
  const line = lineOfOffset(source, start, from);
  const endLine = lineOfOffset(source, end, line);
  return {
    line,
    character: start - (source.starts[line] ?? 0),
    endLine,
    endCharacter: end - (source.starts[endLine] ?? 0),
  };
}

function lineOfOffset(source: SourceText, offset: number, from: number): number {
  let low = from;
  let high = source.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
