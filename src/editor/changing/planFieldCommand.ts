/** Sets what the plan file says of a module or a phase: asked in a box, or given with the call. */
import { commands, l10n, window } from 'vscode';
import type { Disposable } from 'vscode';
import defer * as lazySetPlanField from '../../edits/setPlanField.ts';
import type { PlanField } from '../../edits/setPlanField.ts';
import { message } from '../../model/message.ts';
import { partOfArguments, type Part } from '../partCard/part.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import type { Changes } from './applyEdits.ts';
import type { SetParts } from './setCommands.ts';

/** Called with kind, root, path and field; the last argument answers what would be asked. */
export function registerPlanFieldCommand({ session, changes }: SetParts): Disposable {
  return commands.registerCommand('groundplan.setPlanField', (...args: unknown[]) => {
    const [kind, root, path, field, given] = args;
    const part = partOfArguments(session.snapshot, [kind, root, path]);
    if (!part || !isField(part, field)) return false;
    if (typeof given === 'string') return set(changes, part, field, given);
    // A box that waits for a person is no command that VS Code should show as busy.
    void askAndSet(session, changes, part, field);
    return undefined;
  });
}

async function askAndSet(session: Session, changes: Changes, part: Part, field: PlanField): Promise<void> {
  const value = await ask(session, part, field);
  if (value !== undefined) await set(changes, part, field, value);
}

function isField({ kind }: Part, field: unknown): field is PlanField {
  const known: readonly string[] =
    kind === 'module' ? lazySetPlanField.moduleFields : kind === 'phase' ? lazySetPlanField.phaseFields : [];
  return typeof field === 'string' && known.includes(field);
}

function ask(
  { snapshot }: Session,
  { kind, root, path, name }: Part,
  field: PlanField,
): Promise<string | undefined> {
  const held = kind === 'module' ? snapshot.module(root, path) : snapshot.phase(root, path);
  const value: unknown = held && field in held ? held[field as keyof typeof held] : null;
  return Promise.resolve(
    window.showInputBox({
      title: titles[field](name),
      value: typeof value === 'string' || typeof value === 'number' ? `${value}` : '',
      prompt: prompts[field](),
      ignoreFocusOut: true,
      validateInput: (text) => {
        const fault = lazySetPlanField.planFieldFault(field, text);
        return fault ? translate(fault) : undefined;
      },
    }),
  );
}

const titles: Readonly<Record<PlanField, (name: string) => string>> = {
  endState: (name) => l10n.t('What is “{0}” like once it is complete?', name),
  owner: (name) => l10n.t('Who looks after “{0}”?', name),
  goal: (name) => l10n.t('What is gained once “{0}” is done?', name),
  targetForm: (name) => l10n.t('What is the system like after “{0}”?', name),
  start: (name) => l10n.t('When does “{0}” begin?', name),
  due: (name) => l10n.t('When is “{0}” to be complete?', name),
  capacity: (name) => l10n.t('How many person-days are there for “{0}”?', name),
};

const oneSentence = (): string => l10n.t('One sentence in the words of the business. Empty takes it out.');
const oneDate = (): string => l10n.t('Year-month-day, such as 2026-12-31. Empty takes it out.');
const prompts: Readonly<Record<PlanField, () => string>> = {
  endState: oneSentence,
  owner: () => l10n.t('A name. Empty takes it out.'),
  goal: oneSentence,
  targetForm: oneSentence,
  start: oneDate,
  due: oneDate,
  capacity: () => l10n.t('A number. Empty takes it out.'),
};

function set(
  changes: Changes,
  { kind, path, place, name }: Part,
  field: PlanField,
  value: string,
): Promise<boolean> {
  const uri = place?.uri ?? null;
  return changes.make({
    documents: uri === null ? [] : [uri],
    fromEditor: false,
    done: l10n.t('The plan says it of “{0}” now', name),
    compute: (_now, textOf) => {
      const text = uri === null ? null : textOf(uri);
      if (uri === null || text === null || kind === 'step')
        return { refusal: message('There is no plan file yet.') };
      const fault = lazySetPlanField.planFieldFault(field, value);
      const made = fault ?? lazySetPlanField.setPlanField(text, { kind, path, field, value });
      return 'key' in made ? { refusal: made } : { edits: new Map([[uri, made]]) };
    },
  });
}
