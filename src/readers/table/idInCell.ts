/** An id in a cell that may say more than the id, and where exactly it stands. */
import type { TextRange } from '../../model/textRange.ts';
import type { Cell } from './grid.ts';

export interface IdInCell {
  readonly text: string;
  readonly range: TextRange;
}

/** The whole cell where the id is not written as it reads. */
export function idIn({ source, range }: Cell, id: string): IdInCell {
  const at = source.indexOf(id);
  const { line, character, endLine } = range;
  if (at < 0 || line !== endLine) return { text: id, range };
  return {
    text: id,
    range: { line, character: character + at, endLine: line, endCharacter: character + at + id.length },
  };
}
