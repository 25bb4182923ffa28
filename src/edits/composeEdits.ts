/** Two sets of edits, the second made on the text that the first leaves, as one set for the first text. */
import { TextLines } from '../readers/planFile/textLines.ts';
import { offsetsOfEdits, type OffsetEdit, type SourceEdit } from '../readers/writer.ts';

/** What a text consists of after edits: characters of the first text that were kept, and written ones. */
type Piece = { readonly from: number; readonly to: number } | { readonly written: string };

export function composeEdits(
  text: string,
  first: readonly SourceEdit[],
  second: readonly SourceEdit[],
): readonly SourceEdit[] {
  if (second.length === 0) return first;
  const original: readonly Piece[] = [{ from: 0, to: text.length }];
  const between = replaced(original, offsetsOfEdits(text, first));
  const betweenText = textOf(text, between);
  const after = replaced(between, offsetsOfEdits(betweenText, second));
  return differences(text, after);
}

/** The pieces once the edits replaced some of them; the edits are in order and do not overlap. */
function replaced(pieces: readonly Piece[], edits: readonly OffsetEdit[]): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    result.push(...cut(pieces, at, start), { written: text });
    at = Math.max(at, end);
  }
  return [...result, ...cut(pieces, at, Number.POSITIVE_INFINITY)];
}

/** The parts of the pieces between two offsets of the text that they make. */
function cut(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const parts: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    if (from < to)
      parts.push(
        'written' in piece
          ? { written: piece.written.slice(from, to) }
          : { from: piece.from + from, to: piece.from + to },
      );
    at += length;
    if (at >= end) break;
  }
  return parts;
}

function lengthOf(piece: Piece): number {
  return 'written' in piece ? piece.written.length : piece.to - piece.from;
}

function textOf(text: string, pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => ('written' in piece ? piece.written : text.slice(piece.from, piece.to)))
    .join('');
}

/** Between two kept pieces stands an edit, unless they meet and nothing was written there. */
function differences(text: string, pieces: readonly Piece[]): readonly SourceEdit[] {
  const lines = new TextLines(text);
  const edits: SourceEdit[] = [];
  let at = 0;
  let written = '';
  const close = (to: number): void => {
    if (to > at || written !== '') edits.push({ range: lines.range(at, to), text: written });
    written = '';
  };
  for (const piece of pieces) {
    if ('written' in piece) {
      written += piece.written;
      continue;
    }
    close(piece.from);
    at = piece.to;
  }
  close(text.length);
  return edits;
}
