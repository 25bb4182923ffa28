/** Adds a module or a phase to the plan file and puts requirements into it, as one set of edits. */
import { message } from '../model/message.ts';
import type { Requirement } from '../model/requirement.ts';
import { addPlanPart, type NewPart } from '../readers/planFile/planParts.ts';
import { AfterEdits, type PlanAndDocuments, type TextOf } from './planAndDocuments.ts';
import { type EditResult, type SetOptions, setFieldOfMany } from './setField.ts';
import { together } from './setFields.ts';

/** All requirements are of one root, whose plan is a file. */
export function placeInNewPart(
  snapshot: PlanAndDocuments,
  requirements: readonly Requirement[],
  part: NewPart,
  textOf: TextOf,
  options: SetOptions = {},
): EditResult {
  const { uri } = snapshot.plan(requirements[0]?.root ?? '');
  const text = uri === null ? null : textOf(uri);
  if (uri === null || text === null) return { refusal: message('There is no plan file yet.') };
  const edit = addPlanPart(text, part);
  if ('key' in edit) return { refusal: edit };
  const edits = new Map([[uri, [edit]]]);
  const then = new AfterEdits(snapshot, edits, new Map(), textOf);
  const value = { path: [...(part.parent ?? []), part.name], text: part.name };
  const placed = setFieldOfMany(
    then,
    requirements.map((requirement) => then.requirement(requirement)),
    part.kind,
    part.kind === 'module' ? value : part.name,
    then.textOf,
    options,
  );
  if ('refusal' in placed) return placed;
  return together({ edits, into: 'plan', refused: new Map() }, placed, textOf);
}
