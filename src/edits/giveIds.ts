/** Gives several requirements their ids in one go; each is computed on what those before it leave. */
import { message, type Message } from '../model/message.ts';
import type { Requirement } from '../model/requirement.ts';
import { giveId } from './giveId.ts';
import { type KnownIds, nextId } from './nextId.ts';
import { AfterEdits, type PlanAndDocuments, type TextOf } from './planAndDocuments.ts';
import { writerOf } from './readAgain.ts';
import type { EditResult, FieldEdits, SetOptions } from './setField.ts';
import { together } from './setFields.ts';

/** An id for each, no two alike. */
export function proposedIds(
  known: KnownIds,
  requirements: readonly Requirement[],
): ReadonlyMap<Requirement, string> {
  const ids = new Map<Requirement, string>();
  for (const requirement of requirements)
    ids.set(requirement, nextId(known, requirement, new Set(ids.values())));
  return ids;
}

/** Whether the document of a requirement keeps ids where they can be written. */
export function canHaveId(snapshot: PlanAndDocuments, { fact, uri }: Requirement): boolean {
  const entry = snapshot.document(uri);
  const writer = entry && writerOf(entry);
  return writer?.giveId !== undefined && writer.mayHaveId?.(fact) !== false;
}

/** Refused as a whole only where none can be written. */
export function giveIds(
  snapshot: PlanAndDocuments,
  ids: ReadonlyMap<Requirement, string>,
  textOf: TextOf,
  options: SetOptions = {},
): EditResult {
  let done: FieldEdits = { edits: new Map(), into: 'document', refused: new Map() };
  const refused = new Map<Requirement, Message>();
  const lacking = new Map<string, readonly 'id'[]>();
  for (const [requirement, id] of ids) {
    const now = new AfterEdits(snapshot, done.edits, new Map(), textOf);
    const next = giveId(now, now.requirement(requirement), id, now.textOf, options);
    if (!('refusal' in next)) done = together(done, next, textOf);
    else refused.set(requirement, next.refusal);
    if ('refusal' in next && next.lackingColumn) lacking.set(requirement.uri, ['id']);
  }
  const lackingColumn = lacking.size > 0 && { lackingColumn: lacking };
  const [refusal] = refused.values();
  if (refusal && refused.size === ids.size) return { refusal, ...lackingColumn };
  return {
    ...done,
    ...lackingColumn,
    refused,
    ...(refused.size > 0 && {
      partly: message('{0} of {1} requirements were left as they are.', refused.size, ids.size),
    }),
  };
}
