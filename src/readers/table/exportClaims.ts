/** What a cell of a tracker's export says: several values of a list, or a word with a meaning of the tracker's own. */
import type { Claim } from '../../model/facts.ts';
import { nameKey } from '../../vocabulary/names.ts';
import type { Cell } from './grid.ts';
import type { Column } from './tableColumns.ts';

/** `claim` is what the cell says as a whole; each of its values has its own place where the cell shows it. */
export function exportClaims(claim: Claim, cell: Cell, column: Column): readonly Claim[] {
  if (claim.text === '') return [claim];
  const { field, separator, priorities, statuses } = column;
  if (separator !== undefined && claim.text.includes(separator.trim()))
    return listClaims(claim, cell, separator.trim());
  const key = nameKey(claim.text);
  if (statuses && Object.hasOwn(statuses, key)) {
    const meaning = statuses[key];
    // Another column decides; the word is kept, as everything is.
    if (!meaning) return [field === 'status' ? { ...claim, field: 'other' } : claim];
    return field === 'status' ? [{ ...claim, meaning }] : [{ ...claim, field: 'status', meaning }, claim];
  }
  const priority = priorities && Object.hasOwn(priorities, key) ? priorities[key] : undefined;
  return priority ? [{ ...claim, meaning: priority }] : [claim];
}

/** Whether a word is one of the tracker's own: `Todo` is a status of theirs and elsewhere an empty cell. */
export function hasMeaning({ statuses }: Column, text: string): boolean {
  return statuses !== undefined && Object.hasOwn(statuses, nameKey(text));
}

function listClaims(claim: Claim, { source, range }: Cell, separator: string): readonly Claim[] {
  const isPlain = source === claim.text && range.line === range.endLine;
  const claims: Claim[] = [];
  let at = 0;
  for (const part of claim.text.split(separator)) {
    const text = part.trim();
    const start = range.character + at + (part.length - part.trimStart().length);
    at += part.length + separator.length;
    if (text === '') continue;
    const own = { ...range, character: start, endCharacter: start + text.length };
    claims.push({ ...claim, text, range: isPlain ? own : claim.range });
  }
  return claims.length > 0 ? claims : [claim];
}
