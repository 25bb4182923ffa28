/**
 * Marks a requirement as a duplicate of another one with the same id: it gets an id of its own, the status in
 * the document's words, and the other's id as a link where its format has a place for that.
 */
import type { Requirement } from '../model/requirement.ts';
import type { SourceEdit } from '../readers/writer.ts';
import { giveId } from './giveId.ts';
import { AfterEdits, type PlanAndDocuments, type TextOf } from './planAndDocuments.ts';
import { type EditResult, type FieldEdits, setField, type SetOptions } from './setField.ts';
import { together } from './setFields.ts';

export interface DuplicateMark {
  /** The id that it gets for itself. */
  readonly id: string;
  /** The document's word for the status. */
  readonly status: string;
  /** The id of the requirement that it repeats. */
  readonly of: string;
}

export function markDuplicate(
  snapshot: PlanAndDocuments,
  requirement: Requirement,
  mark: DuplicateMark,
  textOf: TextOf,
  options: SetOptions = {},
): EditResult {
  const named = giveId(snapshot, requirement, mark.id, textOf, options);
  if ('refusal' in named) return named;
  return andThen(snapshot, requirement, named, textOf, (now, one, textNow) =>
    markRepetition(now, one, mark, textNow, options),
  );
}

/** Marks a requirement as a repetition of one with another id: the status, and the link where there is a place. */
export function markRepetition(
  snapshot: PlanAndDocuments,
  requirement: Requirement,
  { status, of }: { readonly status: string; readonly of: string | null },
  textOf: TextOf,
  options: SetOptions = {},
): EditResult {
  const marked = setField(snapshot, requirement, 'status', status, textOf, options);
  if ('refusal' in marked || of === null) return marked;
  const linked = andThen(snapshot, requirement, marked, textOf, (now, one, textNow) =>
    setField(now, one, 'duplicateOf', of, textNow),
  );
  // Without a place for the link in the document the status says enough; the plan file is not for links.
  return 'refusal' in linked || linked.into !== marked.into ? marked : linked;
}

function andThen(
  snapshot: PlanAndDocuments,
  requirement: Requirement,
  before: FieldEdits,
  textOf: TextOf,
  step: (now: PlanAndDocuments, one: Requirement, textNow: TextOf) => EditResult,
): EditResult {
  const edits = new Map<string, readonly SourceEdit[]>(before.edits);
  const now = new AfterEdits(snapshot, edits, before.create ?? new Map(), textOf);
  const next = step(now, now.requirement(requirement), now.textOf);
  return 'refusal' in next ? next : together(before, next, textOf);
}
