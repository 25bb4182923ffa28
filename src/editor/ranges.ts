/** The core's flat ranges as VS Code's and back. Both count from 0, in UTF-16 code units, end exclusive. */
import { Range } from 'vscode';
import type { TextRange } from '../model/textRange.ts';

export function toRange(range: TextRange): Range {
  return new Range(range.line, range.character, range.endLine, range.endCharacter);
}

export function toTextRange(range: Range): TextRange {
  const { start, end } = range;
  return { line: start.line, character: start.character, endLine: end.line, endCharacter: end.character };
}
