/**
 * Sets any text of a requirement where its document says it: a cell, a field line, a heading, a YAML value. What would
 * be written is read again; nothing else may read differently.
 */
import { isMap } from 'yaml';
import { textKey } from '../../insight/compare/planState.ts';
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { readFacts } from '../../readers/readDocument.ts';
import { isOwn } from '../../readers/table/fieldClaims.ts';
import { rowOf } from '../../readers/table/rowTable.ts';
import { applySourceEdits, type SourceEdit } from '../../readers/writer.ts';
import { rowTablesOf, tableOf, titleColumnOf } from '../adding/newRow.ts';
import { changedStretch } from '../placementEdits.ts';
import { TextPlaces } from '../renaming/offsets.ts';
import { dialectOf, valueEdits } from '../renaming/valueEdits.ts';
import { sameClaims } from '../writtenCheck.ts';
import { setKeyIn } from './planEntryEdits.ts';
import { yamlMapAt } from './yamlPlaces.ts';

/** `key` is `title`, or a field as it is compared: `source`, `other:工单号`. An empty value clears it. */
export interface TextChange {
  readonly key: string;
  readonly value: string;
}

/** The edits of the document’s text, which is the one that `entry` was read from. */
export function setRequirementText(
  entry: DocumentEntry,
  text: string,
  fact: RequirementFact,
  change: TextChange,
): readonly SourceEdit[] | Message {
  const at = entry.facts.requirements.indexOf(fact);
  for (const attempt of [inTable, inPlace, inYaml, onOwnLine]) {
    const edits = attempt(entry, text, fact, change);
    if (edits && edits.length > 0 && isWritten(entry, applySourceEdits(text, edits), at, change))
      return edits;
  }
  return message(
    '“{0}”, line {1}: this can only be changed in the document itself.',
    entry.path.slice(entry.path.lastIndexOf('/') + 1),
    fact.anchor.line + 1,
  );
}

type Attempt = readonly SourceEdit[] | null;

function inTable(
  entry: DocumentEntry,
  text: string,
  fact: RequirementFact,
  { key, value }: TextChange,
): Attempt {
  if (fact.shape !== 'row') return null;
  const table = tableOf(rowTablesOf(entry.facts.reader, text), fact);
  if (!table) return null;
  const column =
    key === 'title' ? titleColumnOf(table) : table.columns.columns.find((each) => textKey(each) === key);
  return column ? table.setCells(rowOf(table, fact), new Map([[column.index, value]])) : null;
}

/** Several lines of a text in YAML are the items of a list where a list stands there. */
function inYaml(
  entry: DocumentEntry,
  text: string,
  fact: RequirementFact,
  { key, value }: TextChange,
): Attempt {
  if (fact.shape !== 'yaml') return null;
  const place = yamlMapAt(text, fact.range);
  if (!place || !isMap(place.node)) return null;
  const own = ownClaims(fact, key);
  const name = own[0]?.name ?? usualName(entry, key);
  if (name === null) return null;
  const lines = value.split('\n');
  const isList = own.length > 1 || (own.length === 0 && lines.length > 1);
  const after = setKeyIn(place, place.node, name, isList && value !== '' ? lines : value);
  return typeof after === 'string' && after !== text ? [changedStretch(text, after)] : null;
}

/** The words that stand there, replaced with the escapes of the format. */
function inPlace(
  entry: DocumentEntry,
  text: string,
  fact: RequirementFact,
  { key, value }: TextChange,
): Attempt {
  const own = ownClaims(fact, key);
  if (own.length === 0 || value === '') return null;
  const lines = own.length === 1 ? [value] : value.split('\n');
  if (lines.length !== own.length) return null;
  const places = new TextPlaces(text);
  const changes = own.flatMap((claim, index) => {
    const now = lines[index] ?? '';
    return claim.text === now ? [] : [{ value: claim, piece: { text: claim.text, start: 0 }, text: now }];
  });
  const { edits, missing } = valueEdits(places, dialectOf(entry), changes);
  return missing.length > 0 ? null : places.edits(edits);
}

/** A line of its own, as in `  - 需求来源：财务部`: taken out, or added in the form of another one. */
function onOwnLine(
  entry: DocumentEntry,
  text: string,
  fact: RequirementFact,
  { key, value }: TextChange,
): Attempt {
  const lines = text.split(/\r\n|\n|\r/u);
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const isAlone = ({ range, text: said }: Claim): boolean =>
    range.line === range.endLine &&
    fieldLine.test((lines[range.line] ?? '').slice(0, range.character)) &&
    said === (lines[range.line] ?? '').slice(range.character).trim();
  if (value === '') {
    const own = ownClaims(fact, key);
    if (own.length === 0 || !own.every(isAlone)) return null;
    return own.map(({ range }) => ({
      range: { line: range.line, character: 0, endLine: range.line + 1, endCharacter: 0 },
      text: '',
    }));
  }
  const name = usualName(entry, key);
  if (name === null || ownClaims(fact, key).length > 0 || value.includes('\n')) return null;
  const last = fact.claims.findLast((claim) => claim.from === 'field' && claim.name !== '' && isAlone(claim));
  if (!last) return null;
  const line = lines[last.range.line] ?? '';
  const before = line.slice(0, last.range.character);
  const at = before.lastIndexOf(last.name);
  if (at < 0) return null;
  const written = before.slice(0, at) + name + before.slice(at + last.name.length) + value;
  return [{ range: rangeInLine(last.range.line, line.length, 0), text: lineEnd + written }];
}

const fieldLine = /^\s{0,40}(?:[-*+]\s{1,8}|>\s{0,8})?(?:\*\*|__)?[^:：]{1,60}[:：](?:\*\*|__)?\s{0,8}$/u;

function ownClaims({ claims }: RequirementFact, key: string): readonly Claim[] {
  return claims.filter(
    (claim) =>
      isOwn(claim) &&
      claim.text !== '' &&
      (key === 'title' ? claim.field === 'title' : textKey(claim) === key),
  );
}

/** What the document’s other requirements call the field; else its own name, where that says the same. */
function usualName(entry: DocumentEntry, key: string): string | null {
  const counts = new Map<string, number>();
  for (const { claims } of entry.facts.requirements) {
    for (const claim of claims)
      if (claim.name !== '' && textKey(claim) === key)
        counts.set(claim.name, (counts.get(claim.name) ?? 0) + 1);
  }
  const used = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (used !== undefined) return used;
  return key.startsWith('other:') || key === 'title' ? null : key;
}

/** Whether this one says so now, and everything else says what it said. */
function isWritten(entry: DocumentEntry, after: string, at: number, { key, value }: TextChange): boolean {
  const before = entry.facts.requirements;
  const now = readFacts(entry.path, entry.kind, after, entry.facts.isVouched).requirements;
  if (now.length !== before.length) return false;
  const isMeant = (claim: Claim): boolean =>
    key === 'title' ? claim.field === 'title' : textKey(claim) === key;
  return before.every((fact, index) => {
    const other = now[index];
    if (!other || other.id !== fact.id || other.role !== fact.role) return false;
    if (index !== at) return other.title === fact.title && sameClaims(fact.claims, other.claims);
    const rest = (claims: readonly Claim[]): Claim[] => claims.filter((claim) => !isMeant(claim));
    // A table says nothing in a blank cell.
    const spoken = (claims: readonly Claim[]): Claim[] => rest(claims).filter((claim) => claim.text !== '');
    if (!sameClaims(spoken(fact.claims), spoken(other.claims))) return false;
    if (key === 'title') return plain(other.title) === plain(value);
    const said = other.claims.filter((claim) => isMeant(claim) && isOwn(claim)).map((claim) => claim.text);
    return plain(said.join('\n')) === plain(value) && other.title === fact.title;
  });
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
