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
const closings = ['', ']', ')', ', scope=line)', ':p1', ' -->', ' */'];
/** The same where ids stand in strings. */
const quotedClosings = ['")', "')", '")]', '"})', '"', "'"];
/** Ids of the shapes that syntaxes ask for. */
const shapes = ['QX-1', 'qx_1', 'req~qx~1', 'REQ-QX-SWL-1', 'cpt-qx-login', 'qx.login'];
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
  if (!/[@\\:>([,、，;/"'（]/u.test(before)) return null;
  // Ids that begin as the one before them are read on in lists.
  const last = /([\p{L}]{1,40})[-_.]?[\p{N}][\p{L}\p{N}_.~-]{0,60}[ \t]{0,8}[,、，;；/和][ \t]{0,8}$/u.exec(
    before,
  )?.[1];
  const rest = line.slice(piece.end, piece.end + longest);
  // In a string most syntaxes see a message or test data, and some their ids: the quotes decide.
  const isQuoted = new Literals(line).holds(Math.max(0, character - 1));
  const quote = /["'`]/u.exec(rest)?.[0] ?? '"';
  const tried = isQuoted
    ? [rest, ...quotedClosings.filter((each) => each.includes(quote))]
    : [...closings, ...quotedClosings];
  for (const id of last === undefined ? shapes : [`${last}-1`, ...shapes]) {
    const closing = tried.find((each) => isReadAt(before, id, each));
    if (closing !== undefined) return { ...piece, accepts: (other) => isReadAt(before, other, closing) };
  }
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

function isReadAt(before: string, id: string, closing: string): boolean {
  const start = before.length;
  const text = `${before}${id}${closing}`;
  return markerSyntaxes.some(
    (syntax) =>
      syntax.mayBeIn(text) &&
      syntax
        .find({ text, parts: [{ from: 0, to: text.length }], literals: new Literals(text), most: 500 })
        .markers.some((marker) => marker.start === start && marker.id === id),
  );
}
