/**
 * Sets several fields of requirements in one go, such as a necessity with its reason. Each change is computed
 * on what those before it would leave, and all together are one set of edits, so that people undo them at once.
 */
import type { Requirement } from '../model/requirement.ts';
import type { SourceEdit, WritableField } from '../readers/writer.ts';
import { composeEdits } from './composeEdits.ts';
import { AfterEdits, type PlanAndDocuments, type TextOf } from './planAndDocuments.ts';
import {
  type EditResult,
  type FieldEdits,
  type SetOptions,
  setFieldOfMany,
  type ValueFor,
} from './setField.ts';

export interface FieldChange {
  readonly field: WritableField;
  readonly valueFor: ValueFor;
}

/** The first change that no requirement can take refuses the whole. */
export function setFields(
  snapshot: PlanAndDocuments,
  requirements: readonly Requirement[],
  changes: readonly FieldChange[],
  textOf: TextOf,
  options: SetOptions = {},
): EditResult {
  let done: FieldEdits = { edits: new Map(), into: 'document', refused: new Map() };
  for (const { field, valueFor } of changes) {
    const then = new AfterEdits(snapshot, done.edits, done.create ?? new Map(), textOf);
    const original = new Map(requirements.map((requirement) => [then.requirement(requirement), requirement]));
    const next = setFieldOfMany(
      then,
      [...original.keys()],
      field,
      (requirement) => valueFor(original.get(requirement) ?? requirement),
      then.textOf,
      options,
    );
    if ('refusal' in next) return next;
    done = together(done, next, textOf);
  }
  return done;
}

/** One result of two, the second computed on what the first leaves. */
export function together(first: FieldEdits, second: FieldEdits, textOf: TextOf): FieldEdits {
  const edits = new Map<string, readonly SourceEdit[]>(first.edits);
  const create = new Map([...(first.create ?? []), ...(second.create ?? [])]);
  for (const [uri, some] of second.edits)
    edits.set(uri, composeEdits(textOf(uri) ?? '', first.edits.get(uri) ?? [], some));
  const lacking = new Map(first.lackingColumn);
  for (const [uri, fields] of second.lackingColumn ?? [])
    lacking.set(uri, [...(lacking.get(uri) ?? []), ...fields]);
  const partly = second.partly ?? first.partly;
  return {
    edits,
    ...(create.size > 0 && { create }),
    into:
      first.edits.size + (first.create?.size ?? 0) === 0 || first.into === second.into ? second.into : 'both',
    refused: new Map([...first.refused, ...second.refused]),
    ...(partly && { partly }),
    ...(lacking.size > 0 && { lackingColumn: lacking }),
  };
}
