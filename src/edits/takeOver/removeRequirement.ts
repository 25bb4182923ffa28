/**
 * Takes a requirement out of its document, with its row, its item or its section. What would be left is read again:
 * every other requirement has to say what it said.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import { readFacts } from '../../readers/readDocument.ts';
import { rowOf, type RowTable } from '../../readers/table/rowTable.ts';
import { applySourceEdits, type SourceEdit } from '../../readers/writer.ts';
import { lastRowOf, rowTablesOf, tableOf } from '../adding/newRow.ts';
import { composeEdits } from '../composeEdits.ts';
import { changedStretch } from '../placementEdits.ts';
import { sameClaims } from '../writtenCheck.ts';
import { removeEntry } from './planEntryEdits.ts';
import { yamlMapAt } from './yamlPlaces.ts';

/** The edits of the document’s text, which is the one that `entry` was read from. */
export function removeRequirement(
  entry: DocumentEntry,
  text: string,
  fact: RequirementFact,
): readonly SourceEdit[] | Message {
  const at = entry.facts.requirements.indexOf(fact);
  for (const edits of attempts(entry, text, fact))
    if (edits.length > 0 && isTaken(entry, applySourceEdits(text, edits), at)) return edits;
  return message(
    '“{0}”, line {1}: it cannot be taken out without changing how something else is read. Take it out in the document.',
    entry.path.slice(entry.path.lastIndexOf('/') + 1),
    fact.anchor.line + 1,
  );
}

function* attempts(
  entry: DocumentEntry,
  text: string,
  fact: RequirementFact,
): Generator<readonly SourceEdit[]> {
  if (fact.shape === 'yaml') {
    const place = yamlMapAt(text, fact.range);
    const after = place?.entry ? removeEntry(place, place.entry) : null;
    if (typeof after === 'string') yield [changedStretch(text, after)];
    return;
  }
  if (fact.shape === 'row') {
    const table = tableOf(rowTablesOf(entry.facts.reader, text), fact);
    if (!table) return;
    yield rowCut(table, fact);
    // Rows below may go on with what this one says of its module.
    const filled = cellsBelow(table, fact);
    if (filled.length > 0) {
      const between = applySourceEdits(text, filled);
      const again = readFacts(entry.path, entry.kind, between, entry.facts.isVouched).requirements;
      const now = again[entry.facts.requirements.indexOf(fact)];
      const tableNow = now && tableOf(rowTablesOf(entry.facts.reader, between), now);
      if (now && tableNow) yield composeEdits(text, filled, rowCut(tableNow, now));
    }
    return;
  }
  if (fact.shape === 'heading' || fact.shape === 'listItem' || fact.shape === 'paragraph')
    yield linesCut(text, fact);
}

function rowCut(table: RowTable, fact: RequirementFact): readonly SourceEdit[] {
  const first = table.grid.rows[rowOf(table, fact)];
  const last = table.grid.rows[lastRowOf(table, fact)];
  if (!first || !last) return [];
  return [
    {
      range: { line: first.range.line, character: 0, endLine: last.range.endLine + 1, endCharacter: 0 },
      text: '',
    },
  ];
}

/** The cells of the next row that are blank to go on with those of this one. */
function cellsBelow(table: RowTable, fact: RequirementFact): readonly SourceEdit[] {
  const own = table.grid.rows[rowOf(table, fact)];
  const at = lastRowOf(table, fact) + 1;
  const next = table.grid.rows[at];
  if (!own || !next) return [];
  const texts = new Map<number, string>();
  for (const { index, field } of table.columns.columns) {
    if (field !== 'module' && field !== 'submodule') continue;
    const text = own.cells[index]?.text ?? '';
    if (text !== '' && (next.cells[index]?.text ?? '') === '') texts.set(index, text);
  }
  return texts.size === 0 ? [] : table.setCells(at, texts);
}

/** With the blank lines below it, so that none pile up. */
function linesCut(text: string, { range }: RequirementFact): readonly SourceEdit[] {
  const lines = text.split(/\r\n|\n|\r/u);
  let last = range.endCharacter === 0 && range.endLine > range.line ? range.endLine - 1 : range.endLine;
  while (last > range.line && (lines[last] ?? '').trim() === '') last--;
  const isBlank = (line: number): boolean =>
    line >= 0 && line < lines.length && (lines[line] ?? '').trim() === '';
  let end = last + 1;
  if (isBlank(range.line - 1)) while (isBlank(end) && end < lines.length - 1) end++;
  return [{ range: { line: range.line, character: 0, endLine: end, endCharacter: 0 }, text: '' }];
}

function isTaken(entry: DocumentEntry, after: string, at: number): boolean {
  const before = entry.facts.requirements;
  const now = readFacts(entry.path, entry.kind, after, entry.facts.isVouched).requirements;
  const left = before.toSpliced(at, 1);
  return (
    now.length === left.length &&
    left.every((fact, index) => {
      const other = now[index];
      return (
        other &&
        other.id === fact.id &&
        other.title === fact.title &&
        other.role === fact.role &&
        saysTheSame(fact, other)
      );
    })
  );
}

/** A module that was taken over from the row above may be written out now. */
function saysTheSame(fact: RequirementFact, other: RequirementFact): boolean {
  const spoken = ({ claims }: RequirementFact) => claims.filter(({ text }) => text !== '');
  return sameClaims(spoken(fact), spoken(other));
}
