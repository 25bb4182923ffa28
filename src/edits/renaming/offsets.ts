/** Places in a text as offsets, and back: names and ids are found by offsets, and edits are written by lines. */
import type { TextRange } from '../../model/textRange.ts';
import { TextLines } from '../../readers/planFile/textLines.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import type { OffsetEdit } from './idSeries.ts';

/** From `start` to before `end`, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export class TextPlaces {
  readonly text: string;
  readonly #lines: TextLines;

  constructor(text: string) {
    this.text = text;
    this.#lines = new TextLines(text);
  }

  span({ line, character, endLine, endCharacter }: TextRange): Span {
    const start = this.#lines.startOfLine(line) + character;
    return { start, end: Math.max(start, this.#lines.startOfLine(endLine) + endCharacter) };
  }

  range({ start, end }: Span): TextRange {
    return this.#lines.range(start, end);
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** Edits in the order of the text, each place once. */
  edits(edits: Iterable<OffsetEdit>): SourceEdit[] {
    const byPlace = new Map<string, OffsetEdit>();
    for (const edit of edits) byPlace.set(`${edit.start} ${edit.end}`, edit);
    return [...byPlace.values()]
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((edit) => ({ range: this.range(edit), text: edit.text }));
  }
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
