/**
 * Gives a requirement an id, or another one: where its format keeps ids. What would be written is read again
 * before it is given out: the id must be there, and everything else must say what it said.
 */
import type { Claim, RequirementFact } from '../model/facts.ts';
import { message, type Message } from '../model/message.ts';
import type { Requirement } from '../model/requirement.ts';
import { isColumnId } from '../readers/table/requirementId.ts';
import { noColumn } from '../readers/table/cellEdits.ts';
import { readFacts } from '../readers/readDocument.ts';
import { applySourceEdits, documentChanged, type SourceEdit } from '../readers/writer.ts';
import { idKey } from '../vocabulary/ids.ts';
import { specificationId } from '../vocabulary/specificationIds.ts';
import type { PlanAndDocuments, TextOf } from './planAndDocuments.ts';
import { readAgain, writerOf } from './readAgain.ts';
import type { EditResult, SetOptions } from './setField.ts';
import { sameClaims } from './writtenCheck.ts';

export function giveId(
  snapshot: PlanAndDocuments,
  requirement: Requirement,
  id: string,
  textOf: TextOf,
  { newColumns = new Set() }: SetOptions = {},
): EditResult {
  const { uri } = requirement;
  const entry = snapshot.document(uri);
  const writer = entry && writerOf(entry);
  if (!mayBeId(id)) return { refusal: message('“{0}” would not be read as an id.', id) };
  if (!entry || !writer?.giveId)
    return { refusal: message('This kind of document cannot be changed in place.') };
  const read = readAgain(entry, textOf(uri), [requirement]);
  const fact = read?.factOf.get(requirement);
  if (!read || !fact) return { refusal: documentChanged() };
  const input = { text: read.text, requirements: read.facts };
  const edits =
    fact.id === null
      ? writer.giveId(input, fact, id, { newColumns: newColumns.has(uri) })
      : otherId(read.text, fact, fact.id, id);
  if ('key' in edits)
    return {
      refusal: edits === noColumn ? message('The table has no column for ids.') : edits,
      ...(edits === noColumn && { lackingColumn: new Map([[uri, ['id'] as const]]) }),
    };
  const text = applySourceEdits(read.text, edits);
  const after = readFacts(entry.path, entry.kind, text, entry.facts.isVouched).requirements;
  if (!saysItsId(read.facts, after, read.facts.indexOf(fact), id))
    return {
      refusal: message(
        'The id could not be written without changing something else. Write it in the document.',
      ),
    };
  return { edits: new Map([[uri, edits]]), into: 'document', refused: new Map() };
}

/** Whether a word would be read as an id where ids are kept. */
export function mayBeId(word: string): boolean {
  return isColumnId(word) || specificationId(word) !== null;
}

/** The written id alone is replaced, whatever markup stands around it. */
function otherId(
  text: string,
  fact: RequirementFact,
  before: string,
  id: string,
): readonly SourceEdit[] | Message {
  const claim = fact.claims.find(
    ({ field, from, text: said }) =>
      field === 'id' && (from === 'field' || from === 'column') && said.includes(before),
  );
  const range = claim?.range ?? fact.anchor;
  const lines = text.split(/\r\n?|\n/u);
  const written = (lines[range.line] ?? '').slice(range.character, range.endCharacter);
  const at = written.indexOf(before);
  if (range.line !== range.endLine || at < 0 || written.includes(before, at + 1))
    return message('The value is written in a way that cannot be changed here. Change it in the file.');
  const character = range.character + at;
  return [
    {
      range: { ...range, character, endCharacter: character + before.length },
      text: id,
    },
  ];
}

function saysItsId(
  before: readonly RequirementFact[],
  after: readonly RequirementFact[],
  at: number,
  id: string,
): boolean {
  if (before.length !== after.length) return false;
  return before.every((fact, index) => {
    const now = after[index];
    if (!now || now.title !== fact.title || now.shape !== fact.shape) return false;
    if (index !== at)
      return now.id === fact.id && now.role === fact.role && sameClaims(spoken(fact), spoken(now));
    const isThere = now.id !== null && idKey(now.id) === idKey(id) && now.role === 'definition';
    return isThere && sameClaims(besidesId(fact), besidesId(now));
  });
}

/** A blank cell says nothing, be it one for ids or for the numbers of rows. */
function spoken({ claims }: RequirementFact): readonly Claim[] {
  return claims.filter(({ field, text }) => text !== '' || (field !== 'id' && field !== 'rowNumber'));
}

function besidesId({ claims }: RequirementFact): readonly Claim[] {
  return claims.filter(({ field }) => field !== 'id' && field !== 'rowNumber');
}
