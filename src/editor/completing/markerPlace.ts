/**
 * Whether an id is being written behind a marker, in any syntax of markers that is known: an id is put at the
 * cursor, and the syntaxes themselves say whether they would read it there. So none has to be known here.
 */
import { Literals } from '../../readers/scan/literals.ts';
import { markerSyntaxes } from '../../readers/scan/markerSyntaxes.ts';
import type { Piece } from './writingPlace.ts';

export interface MarkerPlace extends Piece {
  /** Whether an id of this shape would be read here. */
  readonly accepts: (id: string) => boolean;
}

/** What follows a cursor in an unfinished marker, to be tried in this order. */
const closings = ['', ']', ')', ', scope=line)', ' -->', ' */'];
/** So much of a line before the cursor is looked at. */
const longest = 400;
const word = /[\p{L}\p{N}][\p{L}\p{N}_.~-]{0,100}$/u;
const wordRest = /^[\p{L}\p{N}_~-]{0,100}/u;
/** `_Requirements: 1.1, 2.3_` below a task of a plan of tasks. */
const taskLine =
  /^[\s>*+-]{0,40}_?Requirements?[:：][ \t]{0,8}(?:[\p{L}\p{N}._-]{1,60}[,，、][ \t]{0,8}){0,60}$/u;

/** `null` at once where no marker is near. */
export function markerPlaceAt(line: string, character: number): MarkerPlace | null {
  const piece = wordAt(line, character);
  const before = line.slice(Math.max(0, piece.start - longest), piece.start);
  if (!/[@\\:>([,、，;/]/u.test(before)) return null;
  // In a string it is a message or test data.
  if (new Literals(line).holds(Math.max(0, character - 1))) return null;
  // Ids that begin as the one before them are read on in lists.
  const last = /([\p{L}]{1,40})[-_.]?[\p{N}][\p{L}\p{N}_.~-]{0,60}[ \t]{0,8}[,、，;；/和][ \t]{0,8}$/u.exec(
    before,
  )?.[1];
  const plain = `${last ?? 'QX'}-1`;
  if (isReadAt(before, plain)) return { ...piece, accepts: (id) => isReadAt(before, id) };
  if (isReadAt(before, 'qx_1')) return { ...piece, accepts: (id) => /^[\p{L}\p{N}_.:~-]{1,200}$/u.test(id) };
  if (isReadAt(before, 'req~qx~1'))
    return { ...piece, accepts: (id) => /^\p{L}{1,32}~[^~]{1,100}~\d{1,9}$/u.test(id) };
  return null;
}

/** In a document: below a task, the requirements that it is for. */
export function taskPlaceAt(line: string, character: number): Piece | null {
  const piece = wordAt(line, character);
  return taskLine.test(line.slice(0, piece.start)) ? piece : null;
}

function wordAt(line: string, character: number): Piece {
  const typed = word.exec(line.slice(0, character))?.[0] ?? '';
  const rest = wordRest.exec(line.slice(character))?.[0] ?? '';
  return { start: character - typed.length, end: character + rest.length, typed };
}

function isReadAt(before: string, id: string): boolean {
  const start = before.length;
  return closings.some((closing) => {
    const text = `${before}${id}${closing}`;
    return markerSyntaxes.some(
      (syntax) =>
        syntax.mayBeIn(text) &&
        syntax
          .find({ text, parts: [{ from: 0, to: text.length }], literals: new Literals(text), most: 500 })
          .markers.some((marker) => marker.start === start && marker.id === id),
    );
  });
}
