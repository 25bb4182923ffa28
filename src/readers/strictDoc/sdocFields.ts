/** What the fields of StrictDoc's nodes mean: its own reserved words, then the words of all documents. */
import type { Field } from '../../model/field.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';

const reserved: ReadonlyMap<string, Field> = new Map([
  ['UID', 'id'],
  ['STATUS', 'status'],
  ['TAGS', 'tags'],
  ['TITLE', 'title'],
  ['STATEMENT', 'description'],
  ['COMMENT', 'note'],
  ['VERSION', 'version'],
]);
/** Numbers of the tool, which say nothing to people. */
const hidden: ReadonlySet<string> = new Set(['MID', 'LEVEL', 'HASH']);

/** `null` for a field that is not shown. */
export function fieldOfSdoc(name: string): Field | null {
  if (hidden.has(name)) return null;
  const field = reserved.get(name) ?? fieldOfHeader(name) ?? 'other';
  // A node has one id and no row number.
  return field === 'id' && name !== 'UID' ? 'other' : field === 'rowNumber' ? 'other' : field;
}
