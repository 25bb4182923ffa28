/** Adds a module with those around it, or a phase, that documents name and the plan file does not have. */
import { message, type Message } from '../model/message.ts';
import type { EffectivePlan } from '../model/plan.ts';
import { addPlanPart } from '../readers/planFile/planParts.ts';
import { applySourceEdits, type SourceEdit } from '../readers/writer.ts';
import { pathParts } from '../vocabulary/names.ts';
import { composeEdits } from './composeEdits.ts';
import { moduleNamed } from './writtenCheck.ts';

/** The names of a module that a path names, from the outermost that the plan lacks on, and what they go into. */
export function missingModules(
  plan: EffectivePlan,
  text: string,
): { readonly parent: readonly string[]; readonly names: readonly string[] } {
  const parts = pathParts(text);
  let known = 0;
  while (known < parts.length - 1 && moduleNamed(plan, { path: parts.slice(0, known + 1), text: '' }))
    known++;
  return { parent: parts.slice(0, known), names: parts.slice(known) };
}

/** The edits of the plan file; each name goes into the one before it. */
export function createParts(
  text: string,
  kind: 'module' | 'phase',
  names: readonly string[],
  parent: readonly string[],
): readonly SourceEdit[] | Message {
  if (names.length === 0) return message('There is no name to add.');
  let edits: readonly SourceEdit[] = [];
  const outer = [...parent];
  for (const name of names) {
    const now = applySourceEdits(text, edits);
    const edit = addPlanPart(now, { kind, name, ...(outer.length > 0 && { parent: [...outer] }) });
    if ('key' in edit) return edit;
    edits = composeEdits(text, edits, [edit]);
    outer.push(name);
  }
  return edits;
}
