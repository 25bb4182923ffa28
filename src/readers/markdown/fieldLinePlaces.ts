/** Where the parts of requirements stand that are written as headings, bold lines and list items. */
import type { RequirementFact } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import type { Block, TableBlock } from './blocks.ts';
import { readFieldLines } from './fieldLines.ts';
import type { SourceText } from './sourceText.ts';

/** A document with its blocks and all that was read from it. */
export interface WrittenDocument {
  readonly source: SourceText;
  readonly blocks: readonly Block[];
  readonly facts: readonly RequirementFact[];
}

export interface Cell {
  readonly line: number;
  readonly start: number;
  readonly columns: number;
  readonly column: number;
}

/** The cell of a table of two columns that holds a value of a requirement that is no row itself. */
export function cellOf({ blocks }: WrittenDocument, range: TextRange): Cell | null {
  const table = blocks.find(
    (block): block is TableBlock =>
      block.kind === 'table' && block.rows.some(({ line }) => line === range.line),
  );
  const row = table?.rows.find(({ line }) => line === range.line);
  return table && row ? { line: row.line, start: row.start, columns: table.columns, column: 1 } : null;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The parentheses of the title's line around a value; offsets of the opening and of the closing one. */
export function parenthesesAround(source: SourceText, fact: RequirementFact, range: TextRange): Span | null {
  if (range.line !== fact.anchor.line || range.line !== range.endLine) return null;
  const line = source.lines[range.line] ?? '';
  const start = Math.max(line.lastIndexOf('（', range.character), line.lastIndexOf('(', range.character));
  const closing = line.slice(range.endCharacter).search(/[）)]/u);
  if (start < 0 || closing < 0 || /[）)]/u.test(line.slice(start, range.character))) return null;
  const end = range.endCharacter + closing;
  return readFieldLines(line.slice(start + 1, end)) ? { start, end } : null;
}

export function isBlank(source: SourceText, line: number): boolean {
  return /^[\s>]*$/u.test(source.lines[line] ?? '');
}

export function indentOf(line: string): number {
  return /^[\s>]*/u.exec(line)?.[0].length ?? 0;
}
