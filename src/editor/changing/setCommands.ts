/** The commands that set a field of one requirement or of many, and the one that asks which. */
import { commands, Disposable, window } from 'vscode';
import type { Memento } from 'vscode';
import defer * as chosenRequirements from '../../edits/chosenRequirements.ts';
import { message } from '../../model/message.ts';
import { translate } from '../translate.ts';
import type { DropTarget } from '../../insight/dropTarget.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { AskedField } from '../../readers/writer.ts';
import type { Session } from '../session.ts';
import type { Changes, Gesture } from './applyEdits.ts';
import defer * as lazyAskField from './askField.ts';
import defer * as lazyAskRequirement from './askRequirement.ts';
import defer * as choosePlace from './choosePlace.ts';
import type { ChosenPlace } from './choosePlace.ts';
import defer * as fieldGestures from './fieldGestures.ts';
import defer * as lazyFieldName from './fieldName.ts';
import defer * as lazyPickField from './pickField.ts';
import defer * as lazyPickModule from './pickModule.ts';
import defer * as lazyPickPhase from './pickPhase.ts';
import defer * as questionTitle from './questionTitle.ts';
import defer * as targets from './targets.ts';
import { l10n } from '../wording.ts';

export interface SetParts {
  readonly session: Session;
  readonly changes: Changes;
  readonly memory: Memento;
}

const fieldCommands: readonly (readonly [id: string, field: AskedField])[] = [
  ['groundplan.setModule', 'module'],
  ['groundplan.setPhase', 'phase'],
  ['groundplan.setStatus', 'status'],
  ['groundplan.setPriority', 'priority'],
  ['groundplan.setOwner', 'owner'],
  ['groundplan.setNecessity', 'necessity'],
  ['groundplan.setWithoutIt', 'withoutIt'],
  ['groundplan.setStep', 'step'],
  ['groundplan.setScenario', 'scenario'],
  ['groundplan.setValue', 'value'],
  ['groundplan.setEffort', 'effort'],
];

/**
 * Each takes a row of a tree with all selected rows, or a requirement's key, or nothing; and then, for other
 * extensions and keys, the value, so that nothing is asked. Only then it waits, and tells whether something
 * changed: while a command goes on, VS Code shows that it is busy, and a box that waits for a person is not.
 */
export function registerSetCommands(parts: SetParts): Disposable {
  const onRows = (
    id: string,
    set: (row: unknown, rows: unknown, value: unknown) => Promise<boolean>,
  ): Disposable =>
    commands.registerCommand(id, (row: unknown, rows: unknown, value: unknown) => {
      if (value !== undefined) return set(row, rows, value);
      void set(row, rows, value);
      return undefined;
    });
  return Disposable.from(
    ...fieldCommands.map(([id, field]) =>
      onRows(id, (row, rows, value) => setField(parts, field, row, rows, value)),
    ),
    onRows('groundplan.setNoModule', (row, rows, reason) => setNoModule(parts, row, rows, reason)),
    onRows('groundplan.setField', (row, rows) => setAnyField(parts, row, rows)),
    onRows('groundplan.addToModule', (row, rows, path) => addToModule(parts, row, rows, path)),
    commands.registerCommand('groundplan.placeDropped', (target: unknown, keys: unknown, from: unknown) =>
      placeDropped(parts, target, keys, from),
    ),
    commands.registerCommand('groundplan.correctName', (key: unknown, field: unknown, name: unknown) =>
      correctName(parts, key, field, name),
    ),
    commands.registerCommand('groundplan.undoChange', () => parts.changes.undo()),
  );
}

/** Puts requirements into one more module, beside those that they are for. */
async function addToModule(parts: SetParts, row: unknown, rows: unknown, path: unknown): Promise<boolean> {
  const title = l10n.t('Add which requirement to a module?');
  return onTargets(parts, title, row, rows, async (requirements, fromEditor) => {
    const { snapshot } = parts.session;
    const given: ChosenPlace | null = typeof path === 'string' ? { kind: 'place', value: path } : null;
    const chosen = given ?? (await lazyPickModule.pickModule(snapshot, requirements, parts.memory));
    const manner = { fromEditor, mayAsk: given === null };
    if (chosen?.kind !== 'place')
      return chosen && fieldGestures.placeGesture(snapshot, requirements, 'module', chosen, manner);
    return fieldGestures.addModuleGesture(snapshot, requirements, chosen.value, manner);
  });
}

/** For drops: `from` names by key the module that a requirement was dragged out of. */
async function placeDropped(
  { session, changes }: SetParts,
  target: unknown,
  keys: unknown,
  from: unknown,
): Promise<boolean> {
  if (!isDropTarget(target) || !Array.isArray(keys)) return false;
  const requirements = keys.flatMap((key: unknown) =>
    typeof key === 'string' ? (session.snapshot.requirement(key) ?? []) : [],
  );
  if (requirements.length < keys.length) sayGone(requirements.length, keys.length);
  if (requirements.length === 0) return false;
  const modules = new Map(
    Object.entries(from ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return changes.make(fieldGestures.dropGesture(session.snapshot, requirements, target, modules));
}

/** A row may be shown a moment longer than what it stands for. */
function sayGone(left: number, asked: number): void {
  const why =
    left === 0
      ? chosenRequirements.noLongerThere()
      : message('{0} of {1} requirements were left as they are.', asked - left, asked);
  void window.showWarningMessage(translate(why));
}

function isDropTarget(target: unknown): target is DropTarget {
  if (typeof target !== 'object' || target === null || !('root' in target)) return false;
  const { root, ...places } = target;
  const values: readonly unknown[] = Object.values(places);
  return (
    typeof root === 'string' &&
    values.length > 0 &&
    values.every((value) => value === null || typeof value === 'string')
  );
}

async function setNoModule(parts: SetParts, row: unknown, rows: unknown, reason: unknown): Promise<boolean> {
  const title = l10n.t('Which requirement is for no module?');
  return onTargets(parts, title, row, rows, async (requirements, fromEditor) => {
    const chosen: ChosenPlace | undefined =
      typeof reason === 'string'
        ? { kind: 'exempt', reason }
        : await choosePlace.askReason(
            questionTitle.titleFor(requirements, (name) => l10n.t('Why is {0} for no module?', name)),
          );
    const manner = { fromEditor, mayAsk: typeof reason !== 'string' };
    return (
      chosen && fieldGestures.placeGesture(parts.session.snapshot, requirements, 'module', chosen, manner)
    );
  });
}

/** For a quick fix: writes a name of the plan in place of one that it does not have. */
async function correctName(
  { session, changes }: SetParts,
  key: unknown,
  field: unknown,
  name: unknown,
): Promise<boolean> {
  const requirement = typeof key === 'string' ? session.snapshot.requirement(key) : undefined;
  if (!requirement || typeof name !== 'string') return false;
  if (field !== 'module' && field !== 'phase' && field !== 'step') return false;
  const manner = { fromEditor: true, mayAsk: false };
  return changes.make(fieldGestures.textGesture(session.snapshot, [requirement], { [field]: name }, manner));
}

async function setField(
  parts: SetParts,
  field: AskedField,
  row: unknown,
  rows: unknown,
  value: unknown,
): Promise<boolean> {
  return onTargets(parts, questionFor(field), row, rows, (requirements, fromEditor) =>
    fieldGesture(parts, requirements, field, value, fromEditor),
  );
}

/** Asks which field first, showing what each says now. */
async function setAnyField(parts: SetParts, row: unknown, rows: unknown): Promise<boolean> {
  return onTargets(
    parts,
    l10n.t('Change which requirement?'),
    row,
    rows,
    async (requirements, fromEditor) => {
      const field = await lazyPickField.pickField(parts.session.snapshot, requirements);
      return field && fieldGesture(parts, requirements, field, undefined, fromEditor);
    },
  );
}

/** A value that is not given is asked for; `undefined` when the box was left. */
async function fieldGesture(
  { session, memory }: SetParts,
  requirements: readonly Requirement[],
  field: AskedField,
  given: unknown,
  fromEditor: boolean,
): Promise<Gesture | undefined> {
  const { snapshot } = session;
  if (field === 'module' || field === 'phase') {
    const pick = field === 'module' ? lazyPickModule.pickModule : lazyPickPhase.pickPhase;
    const mayAsk = !isChosen(given);
    const chosen = isChosen(given) ? given : await pick(snapshot, requirements, memory);
    return (
      chosen && fieldGestures.placeGesture(snapshot, requirements, field, chosen, { fromEditor, mayAsk })
    );
  }
  const isGiven = typeof given === 'string';
  const texts = isGiven ? { [field]: given } : await lazyAskField.askField(snapshot, requirements, field);
  return texts && fieldGestures.textGesture(snapshot, requirements, texts, { fromEditor, mayAsk: !isGiven });
}

function questionFor(field: AskedField): string {
  switch (field) {
    case 'module':
      return l10n.t('Set the module of which requirement?');
    case 'phase':
      return l10n.t('Set the phase of which requirement?');
    default:
      return l10n.t('Set “{0}” of which requirement?', lazyFieldName.fieldName(field));
  }
}

/** Resolves to whether something changed. */
async function onTargets(
  { session, changes, memory }: SetParts,
  title: string,
  row: unknown,
  rows: unknown,
  gestureFor: (requirements: readonly Requirement[], fromEditor: boolean) => Promise<Gesture | undefined>,
): Promise<boolean> {
  const ask = (): Promise<Requirement | undefined> =>
    lazyAskRequirement.askRequirement(session, memory, title);
  const { requirements, fromEditor } = await targets.targetsOf(session, row, rows, ask);
  if (requirements.length === 0) {
    // Without a row somebody was asked, and left the box.
    if (row !== undefined) sayGone(0, 1);
    return false;
  }
  const plans = new Set(requirements.map(({ root }) => session.snapshot.plan(root).uri ?? root));
  if (plans.size > 1) {
    void window.showWarningMessage(
      l10n.t('These requirements belong to different plans. Choose those of one plan at a time.'),
    );
    return false;
  }
  const gesture = await gestureFor(requirements, fromEditor);
  return gesture ? changes.make(gesture) : false;
}

function isChosen(value: unknown): value is ChosenPlace {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'none') return true;
  if (value.kind === 'place') return 'value' in value && typeof value.value === 'string';
  if (value.kind === 'name') return 'text' in value && typeof value.text === 'string';
  if (value.kind === 'new')
    return (
      'name' in value &&
      typeof value.name === 'string' &&
      'parent' in value &&
      (value.parent === null || typeof value.parent === 'string')
    );
  return value.kind === 'exempt' && 'reason' in value && typeof value.reason === 'string';
}
