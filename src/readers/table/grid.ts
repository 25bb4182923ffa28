/** A table as rows of cells with exact places, whatever syntax it is written in. */
import type { TextRange } from '../../model/textRange.ts';

export interface Cell {
  /** As people read it. */
  readonly text: string;
  /** The source of the content, at `range`. */
  readonly source: string;
  readonly range: TextRange;
  /** A cell that reaches down from the row above (`rowspan`) or in from the left (`colspan`). */
  readonly spanned: 'down' | 'across' | null;
}

export interface GridRow {
  /** As many as the table has columns. */
  readonly cells: readonly Cell[];
  readonly range: TextRange;
}

export interface Grid {
  readonly rows: readonly GridRow[];
  readonly columns: number;
  readonly range: TextRange;
}

/** From the start of the first row to the end of the last. */
export function spanOf(rows: readonly GridRow[]): TextRange {
  const first = rows[0]?.range;
  const last = rows.at(-1)?.range;
  return {
    line: first?.line ?? 0,
    character: first?.character ?? 0,
    endLine: last?.endLine ?? 0,
    endCharacter: last?.endCharacter ?? 0,
  };
}
