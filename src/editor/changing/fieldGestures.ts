/** From a chosen value to a gesture: what is written into each document, and what is said afterwards. */
import { l10n } from 'vscode';
import { setFieldOfMany } from '../../edits/setField.ts';
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import { writtenExemption, writtenModule, writtenPhase } from '../../insight/writtenNames.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { FieldValue, WritableField } from '../../readers/writer.ts';
import type { Gesture } from './applyEdits.ts';
import type { ChosenPlace } from './choosePlace.ts';
import { namesOf } from './questionTitle.ts';

/** The documents that a field of these requirements may be written to: their own, and the plan files. */
export function documentsOf(snapshot: Snapshot, requirements: readonly Requirement[]): ReadonlySet<string> {
  return new Set(requirements.flatMap(({ uri, root }) => [uri, snapshot.plan(root).uri ?? uri]));
}

/** A gesture that puts requirements into a module or a phase, or says why they need none. */
export function placeGesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  field: 'module' | 'phase',
  chosen: ChosenPlace,
  fromEditor: boolean,
): Gesture {
  const valueFor = (now: Snapshot, requirement: Requirement): FieldValue => {
    if (chosen.kind === 'exempt') return writtenExemption(now, requirement, chosen.reason);
    if (chosen.kind === 'name') return chosen.text;
    if (field === 'phase') return writtenPhase(now, requirement, chosen.value);
    return {
      path: modulePathNames(now, requirement.root, chosen.value),
      text: writtenModule(now, requirement, chosen.value),
    };
  };
  return gesture(
    snapshot,
    requirements,
    field,
    valueFor,
    placedText(snapshot, requirements, field, chosen),
    fromEditor,
  );
}

/** A gesture that writes one text into a field of requirements. */
export function textGesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  field: WritableField,
  text: string,
  fromEditor: boolean,
): Gesture {
  const done = l10n.t('{0}: {1}', namesOf(requirements), text);
  return gesture(snapshot, requirements, field, () => text, done, fromEditor);
}

function gesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  field: WritableField,
  valueFor: (snapshot: Snapshot, requirement: Requirement) => FieldValue,
  done: string,
  fromEditor: boolean,
): Gesture {
  const keys = requirements.map(({ key }) => key);
  return {
    documents: documentsOf(snapshot, requirements),
    compute: (now, textOf) => {
      const known = keys.flatMap((key) => now.requirement(key) ?? []);
      return setFieldOfMany(now, known, field, (requirement) => valueFor(now, requirement), textOf);
    },
    done,
    fromEditor,
  };
}

function placedText(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  field: 'module' | 'phase',
  chosen: ChosenPlace,
): string {
  const names = namesOf(requirements);
  const root = requirements[0]?.root ?? '';
  if (chosen.kind === 'exempt')
    return field === 'module'
      ? l10n.t('{0}: for no module, as {1}', names, chosen.reason)
      : l10n.t('{0}: for no phase, as {1}', names, chosen.reason);
  if (chosen.kind === 'name') return l10n.t('{0} → “{1}”', names, chosen.text);
  const place =
    field === 'module' ? moduleTrail(snapshot, root, chosen.value) : snapshot.phase(root, chosen.value)?.name;
  return l10n.t('{0} → “{1}”', names, place ?? chosen.value);
}
