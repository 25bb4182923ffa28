/** What is being written at the cursor, told from the text that is there now. */
import type { Field } from '../../model/field.ts';

/** One line of a text as it is now; empty beyond its end. */
export type LineOf = (line: number) => string;

export interface At {
  readonly line: number;
  readonly character: number;
}

/** A value that is being written: characters of the cursor's line, up to the cursor and to the value's end. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

export interface FieldPlace extends Piece {
  readonly field: Field;
  /** A value as the format writes it at this place. */
  readonly write: (text: string) => string;
}

const inLists = /[,，;；、]/u;
/** A comma may stand within the name of a module. */
const inNames = /[;；、]/u;
const links: ReadonlySet<Field> = new Set(['dependsOn', 'parent', 'covers', 'links', 'duplicateOf', 'tags']);
const names: ReadonlySet<Field> = new Set(['module', 'submodule']);

/** Of a value that may list several, the one at the cursor. `end` is where the whole value ends. */
export function pieceAt(line: string, start: number, at: number, end: number, field: Field): Piece {
  const separator = links.has(field) ? inLists : names.has(field) ? inNames : null;
  let from = start;
  let to = Math.max(end, at);
  if (separator) {
    while (from < at && separator.test(line.slice(from, at)))
      from += line.slice(from, at).search(separator) + 1;
    const next = line.slice(at, to).search(separator);
    if (next >= 0) to = at + next;
  }
  while (from < at && /\s/u.test(line[from] ?? '')) from++;
  while (to > at && /\s/u.test(line[to - 1] ?? '')) to--;
  return { start: from, end: to, typed: line.slice(from, at) };
}
