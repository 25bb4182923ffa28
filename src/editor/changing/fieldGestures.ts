/** From a chosen value to a gesture: what is written into each document, and what is said afterwards. */
import defer * as chosenRequirements from '../../edits/chosenRequirements.ts';
import type { TextOf } from '../../edits/planAndDocuments.ts';
import { message } from '../../model/message.ts';
import defer * as placeInNew from '../../edits/placeInNew.ts';
import defer * as lazySetFields from '../../edits/setFields.ts';
import type { DropTarget } from '../../insight/dropTarget.ts';
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import {
  writtenExemption,
  writtenModule,
  writtenModules,
  writtenPhase,
  writtenStep,
} from '../../insight/writtenNames.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { FieldValue, WritableField } from '../../readers/writer.ts';
import type { EditResult, Gesture } from './applyEdits.ts';
import { askForColumns } from './askForColumns.ts';
import type { ChosenPlace } from './choosePlace.ts';
import { fieldName } from './fieldName.ts';
import { namesOf } from './questionTitle.ts';
import { l10n } from '../wording.ts';

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
  manner: Manner,
): Gesture {
  const done = placedText(snapshot, requirements, field, chosen);
  if (chosen.kind === 'new') return newPlaceGesture(snapshot, requirements, field, chosen, done, manner);
  const valueFor = (now: Snapshot, requirement: Requirement): FieldValue => {
    if (chosen.kind === 'exempt') return writtenExemption(now, requirement, chosen.reason);
    if (chosen.kind === 'name') return chosen.text;
    if (chosen.kind === 'none') return null;
    if (field === 'phase') return writtenPhase(now, requirement, chosen.value);
    return moduleValue(now, requirement, chosen.value);
  };
  return gesture(snapshot, requirements, [{ field, valueFor }], done, manner);
}

/** The part of the plan and what names it are one gesture: neither is left without the other. */
function newPlaceGesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  kind: 'module' | 'phase',
  { name, parent }: Extract<ChosenPlace, { kind: 'new' }>,
  done: string,
  manner: Manner,
): Gesture {
  const root = requirements[0]?.root ?? '';
  return {
    ...asked(manner),
    documents: documentsOf(snapshot, requirements),
    compute: onThoseLeft(snapshot, requirements, (now, known, textOf, newColumns) => {
      const outer = parent === null ? {} : { parent: modulePathNames(now, root, parent) };
      return placeInNew.placeInNewPart(now, known, { kind, name, ...outer }, textOf, { newColumns });
    }),
    done,
  };
}

/** A gesture that writes texts into fields of requirements. */
export function textGesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  texts: Readonly<Partial<Record<WritableField, string>>>,
  manner: Manner,
): Gesture {
  const entries = Object.entries(texts) as [WritableField, string][];
  const said = entries.map(([, text]) => text).filter((text) => text !== '');
  const [first] = entries;
  const done =
    said.length > 0 || !first
      ? l10n.t('{0}: {1}', namesOf(requirements), said.join(' · '))
      : clearedText(requirements, first[0]);
  const changes = entries.map(([field, text]) => ({ field, valueFor: () => text }));
  return gesture(snapshot, requirements, changes, done, manner);
}

/**
 * A gesture that drops requirements on a place. One that is for several modules leaves only the one that it was
 * dragged out of: `from` names it by the requirement's key.
 */
export function dropGesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  { root, module, phase, step }: DropTarget,
  from: ReadonlyMap<string, string>,
): Gesture {
  const changes: Change[] = [];
  const names: string[] = [];
  if (module !== undefined) {
    names.push(module === null ? l10n.t('No module') : moduleTrail(snapshot, root, module));
    changes.push({
      field: 'module',
      valueFor: (now, requirement) => {
        const out = from.get(requirement.key) ?? null;
        return module === null
          ? withoutModule(now, requirement, out)
          : moduleInstead(now, requirement, module, out);
      },
    });
  }
  if (phase !== undefined) {
    names.push(phase === null ? l10n.t('No phase') : (snapshot.phase(root, phase)?.name ?? phase));
    changes.push({
      field: 'phase',
      valueFor: (now, requirement) => (phase === null ? null : writtenPhase(now, requirement, phase)),
    });
  }
  if (step !== undefined) {
    names.push(snapshot.step(root, step)?.name ?? step);
    changes.push({ field: 'step', valueFor: (now, requirement) => writtenStep(now, requirement.root, step) });
  }
  const done = l10n.t('{0} → “{1}”', namesOf(requirements), names.join(' · '));
  return gesture(snapshot, requirements, changes, done, { fromEditor: false, mayAsk: true });
}

/** A gesture that adds a module to those that requirements are for. */
export function addModuleGesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  path: string,
  manner: Manner,
): Gesture {
  const valueFor: Change['valueFor'] = (now, requirement) =>
    modulesValue(now, requirement, [...requirement.modules.map((module) => module.path), path]);
  const trail = moduleTrail(snapshot, requirements[0]?.root ?? '', path);
  const done = l10n.t('{0}: also in “{1}”', namesOf(requirements), trail);
  return gesture(snapshot, requirements, [{ field: 'module', valueFor }], done, manner);
}

function moduleInstead(
  snapshot: Snapshot,
  requirement: Requirement,
  path: string,
  from: string | null,
): FieldValue {
  const paths = requirement.modules.map((module) => module.path);
  if (paths.length < 2 || from === null || !paths.includes(from))
    return moduleValue(snapshot, requirement, path);
  return modulesValue(
    snapshot,
    requirement,
    paths.map((other) => (other === from ? path : other)),
  );
}

/** Out of one of several modules it stays in the others. */
function withoutModule(snapshot: Snapshot, requirement: Requirement, from: string | null): FieldValue {
  const others = requirement.modules.map((module) => module.path).filter((path) => path !== from);
  return others.length === 0 || others.length === requirement.modules.length
    ? null
    : modulesValue(snapshot, requirement, others);
}

function modulesValue(snapshot: Snapshot, requirement: Requirement, paths: readonly string[]): FieldValue {
  const all = [...new Set(paths)];
  const [only] = all;
  if (all.length === 1 && only !== undefined) return moduleValue(snapshot, requirement, only);
  const text = writtenModules(snapshot, requirement, all);
  return { path: [text], text, all };
}

function moduleValue(snapshot: Snapshot, requirement: Requirement, path: string): FieldValue {
  return {
    path: modulePathNames(snapshot, requirement.root, path),
    text: writtenModule(snapshot, requirement, path),
  };
}

/** How a gesture came about. */
export interface Manner {
  /** Whether it comes from the active editor. */
  readonly fromEditor: boolean;
  /** Whether a person is there to be asked further questions. */
  readonly mayAsk: boolean;
}

interface Change {
  readonly field: WritableField;
  readonly valueFor: (snapshot: Snapshot, requirement: Requirement) => FieldValue;
}

function gesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  changes: readonly Change[],
  done: string,
  manner: Manner,
): Gesture {
  return {
    ...asked(manner),
    documents: documentsOf(snapshot, requirements),
    compute: onThoseLeft(snapshot, requirements, (now, known, textOf, newColumns) => {
      const inNow = changes.map(({ field, valueFor }) => ({
        field,
        valueFor: (requirement: Requirement) => valueFor(now, requirement),
      }));
      return lazySetFields.setFields(now, known, inNow, textOf, { newColumns });
    }),
    done,
  };
}

/** While a box was open requirements may have gone: the rest is changed, and people hear of it. */
function onThoseLeft(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  compute: (
    now: Snapshot,
    known: readonly Requirement[],
    textOf: TextOf,
    newColumns: ReadonlySet<string>,
  ) => EditResult,
): Gesture['compute'] {
  const chosen = new chosenRequirements.ChosenRequirements(snapshot, requirements);
  return (now, textOf, newColumns) => {
    const { requirements: known, missing } = chosen.in(now);
    if (known.length === 0) return { refusal: chosenRequirements.noLongerThere() };
    const result = compute(now, known, textOf, newColumns);
    if (missing === 0 || 'refusal' in result || result.partly) return result;
    return {
      ...result,
      partly: message('{0} of {1} requirements were left as they are.', missing, requirements.length),
    };
  };
}

function asked({ fromEditor, mayAsk }: Manner): Pick<Gesture, 'fromEditor' | 'askForColumns'> {
  return mayAsk ? { fromEditor, askForColumns } : { fromEditor };
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
  if (chosen.kind === 'none' || (chosen.kind === 'name' && chosen.text === ''))
    return clearedText(requirements, field);
  if (chosen.kind === 'name') return l10n.t('{0} → “{1}”', names, chosen.text);
  if (chosen.kind === 'new') return l10n.t('{0} → “{1}”', names, chosen.name);
  const place =
    field === 'module' ? moduleTrail(snapshot, root, chosen.value) : snapshot.phase(root, chosen.value)?.name;
  return l10n.t('{0} → “{1}”', names, place ?? chosen.value);
}

function clearedText(requirements: readonly Requirement[], field: WritableField): string {
  return l10n.t('{0}: “{1}” is cleared', namesOf(requirements), fieldName(field));
}
