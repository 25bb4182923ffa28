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
    for (const some of rounds(requirements, valueFor)) {
      const then = new AfterEdits(snapshot, done.edits, done.create ?? new Map(), textOf);
      const original = new Map(some.map((requirement) => [then.requirement(requirement), requirement]));
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
  }
  return done;
}

/**
 * A document takes one value at a time: those of its requirements that get another one, such as a further module
 * beside their own ones, come in another round.
 */
function rounds(
  requirements: readonly Requirement[],
  valueFor: ValueFor,
): readonly (readonly Requirement[])[] {
  const found: Requirement[][] = [];
  const known = new Map<string, string>();
  const ofDocument = new Map<string, Map<string, number>>();
  for (const requirement of requirements) {
    const { uri, key, modules } = requirement;
    // What a value keeps of the requirement's modules is its own; all else it takes from the document.
    const same = [uri, ...modules.map(({ path }) => path), ...(modules.length > 1 ? [key] : [])].join('\n');
    const value = known.get(same) ?? JSON.stringify(valueFor(requirement));
    known.set(same, value);
    const values = ofDocument.get(uri) ?? new Map<string, number>();
    ofDocument.set(uri, values);
    const at = values.get(value) ?? values.size;
    values.set(value, at);
    (found[at] ??= []).push(requirement);
  }
  return found;
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
