/**
 * A place in a text: lines and characters count from 0, characters in UTF-16 code units (as VS Code
 * counts them), the end is exclusive. Flat, because a workspace holds hundreds of thousands of them.
 */
export interface TextRange {
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** The place of something that has none of its own, such as a value taken from a file's name. */
export const startOfText: TextRange = { line: 0, character: 0, endLine: 0, endCharacter: 0 };

/** A range within one line. `length` counts UTF-16 code units. */
export function rangeInLine(line: number, character: number, length: number): TextRange {
  return { line, character, endLine: line, endCharacter: character + length };
}

/** Whether a position lies in a range; a position at the end counts, as a cursor behind a word does. */
export function containsPosition(range: TextRange, line: number, character: number): boolean {
  if (line < range.line || line > range.endLine) return false;
  if (line === range.line && character < range.character) return false;
  return line !== range.endLine || character <= range.endCharacter;
}

/** Order by start, then by end: negative when `a` comes first. */
export function compareRanges(a: TextRange, b: TextRange): number {
  return (
    a.line - b.line || a.character - b.character || a.endLine - b.endLine || a.endCharacter - b.endCharacter
  );
}
