/** How a place is called where people read it: `docs/a.md:7`, and in a workbook `docs/a.xlsx · Sheet1!7`. */
import { pathName } from './pathName.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TextRange } from '../model/textRange.ts';

/** Lines from 1, below the root of the document; one that is not known is called by its URI. */
export function placeName(snapshot: Snapshot, uri: string, range: TextRange): string {
  const path = pathName(snapshot, uri);
  return rowName(snapshot, uri, range) ?? `${path}:${range.line + 1}`;
}

/** The place in a workbook by its sheet and the row's number in it; `null` for a place in a text. */
export function rowName(snapshot: Snapshot, uri: string, { line }: TextRange): string | null {
  const document = snapshot.document(uri);
  const sheet = document?.facts.sheets?.findLast(({ firstLine }) => firstLine <= line);
  if (!document || !sheet) return null;
  // The first line of a sheet is its name.
  const row = sheet.rowNumbers[line - sheet.firstLine - 1];
  return `${pathName(snapshot, uri)} · ${sheet.name}${row === undefined ? '' : `!${row}`}`;
}
