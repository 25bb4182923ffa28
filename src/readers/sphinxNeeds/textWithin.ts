/** The parts of lines that a range covers. */
import type { TextRange } from '../../model/textRange.ts';

export interface LineWithin {
  readonly line: number;
  /** Where the part starts in its line. */
  readonly start: number;
  readonly text: string;
}

export function* textWithin(
  { lines }: { readonly lines: readonly string[] },
  range: TextRange,
): Generator<LineWithin> {
  for (let line = range.line; line <= range.endLine; line++) {
    const whole = lines[line] ?? '';
    const start = line === range.line ? range.character : 0;
    const end = line === range.endLine ? range.endCharacter : whole.length;
    yield { line, start, text: whole.slice(start, end) };
  }
}
