/**
 * From the core's documents to what the editor shows, and back: a workbook is shown as the text of its sheets,
 * any other document as itself. Everything that leads to a place goes through here.
 */
import { Location, Uri } from 'vscode';
import type { TextRange } from '../model/textRange.ts';
import { isReadFromBytes } from '../readers/registry.ts';
import { toRange } from './ranges.ts';
import { sheetUri, workbookUri } from './sheetDocuments.ts';

/** What to open for a document of the snapshot. */
export function shownUri(uri: string): Uri {
  const own = Uri.parse(uri);
  return isReadFromBytes(own.path) ? sheetUri(own) : own;
}

/** The URI by which the snapshot knows a document of the editor. */
export function knownUri(uri: Uri): string {
  return workbookUri(uri).toString();
}

/** A range of a document of the snapshot, where people see it. */
export function placeOf(uri: string, range: TextRange): Location {
  return new Location(shownUri(uri), toRange(range));
}

/** The same as an address for links: editors read `#L<line>,<column>`, both from 1. */
export function placeUri(uri: string, { line, character }: TextRange): Uri {
  return shownUri(uri).with({ fragment: `L${line + 1},${character + 1}` });
}
