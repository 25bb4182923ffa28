/** “Rename…” of a row: a module, a phase or the id of a requirement; more than one changed file is previewed. */
import { commands, Disposable, l10n, window } from 'vscode';
import defer * as chosenRequirements from '../../edits/chosenRequirements.ts';
import defer * as namedById from '../../edits/renaming/namedById.ts';
import defer * as lazyRenameId from '../../edits/renaming/renameId.ts';
import defer * as lazyNewIdFault from '../../edits/renaming/newIdFault.ts';
import defer * as lazyNewNameFault from '../../edits/renaming/newNameFault.ts';
import defer * as wordUses from '../../edits/renaming/wordUses.ts';
import type { PlanWord, RenameOptions } from '../../edits/renaming/wordUses.ts';
import defer * as lazyRenamePart from '../../edits/renaming/renamePart.ts';
import { moduleChoices, phaseChoices } from '../../insight/choices.ts';
import type { Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import defer * as lazyAskRequirement from '../changing/askRequirement.ts';
import type { SetParts } from '../changing/setCommands.ts';
import defer * as targets from '../changing/targets.ts';
import { translate } from '../translate.ts';
import { planPartOf } from './planRow.ts';
import { pickPlace } from './pickModulePlace.ts';

/**
 * Each takes a row of a tree, or nothing; and then, for other extensions and keys, the new name, so that nothing is
 * asked. Only then it waits, and tells whether something changed.
 */
export function registerRenameCommands(parts: SetParts): Disposable {
  const onRow = (id: string, rename: (row: unknown, value: unknown) => Promise<boolean>): Disposable =>
    commands.registerCommand(id, (row: unknown, _rows: unknown, value: unknown) => {
      const done = rename(row, value);
      return value === undefined ? undefined : done;
    });
  return Disposable.from(
    onRow('groundplan.renameModule', (row, value) => renamePlanPart(parts, 'module', row, value)),
    onRow('groundplan.renamePhase', (row, value) => renamePlanPart(parts, 'phase', row, value)),
    onRow('groundplan.renameRequirement', (row, value) => renameRequirement(parts, row, value)),
  );
}

async function renameRequirement(parts: SetParts, row: unknown, value: unknown): Promise<boolean> {
  const { session, changes, memory } = parts;
  const ask = (): Promise<Requirement | undefined> =>
    lazyAskRequirement.askRequirement(session, memory, l10n.t('Rename which requirement?'));
  const { requirements } = await targets.targetsOf(session, row, undefined, ask);
  const [requirement] = requirements;
  if (!requirement && row !== undefined) return refused(chosenRequirements.noLongerThere());
  if (!requirement || requirements.length > 1) return false;
  const { key, id } = requirement;
  const fault = lazyRenameId.idFault(session.snapshot, requirement);
  if (fault || id === null) return refused(fault);
  const newId =
    typeof value === 'string'
      ? value
      : await askName(l10n.t('The new id of “{0}”', id), id, (text) => {
          const now = session.snapshot.requirement(key);
          return now && text !== id ? lazyNewIdFault.newIdFault(session.snapshot, now, text) : null;
        });
  if (newId === undefined) return false;
  return changes.make({
    documents: namedById.documentsOfId(session.snapshot, requirement),
    compute: (snapshot, textOf) => {
      const now = snapshot.requirement(key);
      return now
        ? lazyRenameId.renameId(snapshot, now, newId, textOf)
        : { refusal: chosenRequirements.noLongerThere() };
    },
    done: l10n.t('“{0}” is “{1}” now', id, newId.trim()),
    fromEditor: false,
    confirm: value === undefined,
  });
}

async function renamePlanPart(
  parts: SetParts,
  kind: 'module' | 'phase',
  row: unknown,
  value: unknown,
): Promise<boolean> {
  const { session, changes } = parts;
  const part = planPartOf(session.snapshot, row, kind) ?? (await askPart(parts, kind));
  const named = part && wordUses.planPart(session.snapshot, { ...part, word: '' });
  if (!part || !named) return false;
  const word: PlanWord = { ...part, word: named.name };
  const newName = typeof value === 'string' ? value : await askNewName(parts, word);
  if (newName === undefined) return false;
  const documents = typeof value === 'string' ? 'change' : await askDocuments(parts, word, newName);
  if (documents === undefined) return false;
  const options: RenameOptions = { documents };
  return changes.make({
    documents: wordUses.documentsOfWord(session.snapshot, word, options),
    compute: (snapshot, textOf) => lazyRenamePart.renamePart(snapshot, word, newName, textOf, options),
    done: l10n.t('“{0}” is called “{1}” now', word.word, newName.trim()),
    fromEditor: false,
    confirm: value === undefined,
  });
}

async function askPart(
  { session }: SetParts,
  kind: 'module' | 'phase',
): Promise<Omit<PlanWord, 'word'> | undefined> {
  const { snapshot } = session;
  const choicesOf = kind === 'module' ? moduleChoices : phaseChoices;
  const all = snapshot.roots.flatMap(({ id }) =>
    choicesOf(snapshot, id).map((choice) => ({ ...choice, value: `${id}\n${choice.value}` })),
  );
  const picked = await pickPlace({
    title: kind === 'module' ? l10n.t('Rename which module?') : l10n.t('Rename which phase?'),
    choices: all,
    icon: kind === 'module' ? 'package' : 'milestone',
    withTop: false,
  });
  const [root, path] = picked?.split('\n') ?? [];
  return root === undefined || path === undefined ? undefined : { kind, root, path };
}

function askNewName({ session }: SetParts, word: PlanWord): Promise<string | undefined> {
  const plan = session.snapshot.plan(word.root);
  const part = wordUses.planPart(session.snapshot, word);
  const isId = part !== undefined && part.name === part.id && wordUses.isDeclared(plan, word);
  return askName(l10n.t('The new name of “{0}”', word.word), word.word, (text) =>
    text === word.word
      ? null
      : lazyNewNameFault.newNameFault(session.snapshot.plan(word.root), word, text, isId),
  );
}

/** `undefined` when the box was left, and where the name is the old one. */
async function askName(
  title: string,
  before: string,
  faultOf: (text: string) => Message | null,
): Promise<string | undefined> {
  const text = await window.showInputBox({
    title,
    value: before,
    valueSelection: [0, before.length],
    validateInput: (typed) => {
      const fault = faultOf(typed.trim());
      return fault && translate(fault);
    },
  });
  return text === undefined || text.trim() === before ? undefined : text.trim();
}

/** Without a plan file, and where no document uses the name, there is nothing to ask. */
async function askDocuments(
  { session }: SetParts,
  word: PlanWord,
  newName: string,
): Promise<RenameOptions['documents'] | undefined> {
  const { snapshot } = session;
  const plan = snapshot.plan(word.root);
  const uses = [...wordUses.usesOfWord(snapshot, word)].filter(([uri]) => uri !== plan.uri);
  if (!wordUses.isDeclared(plan, word) || uses.length === 0) return 'change';
  const places = uses.reduce((sum, [, count]) => sum + count, 0);
  const change = {
    label: l10n.t('Write “{0}” in the documents too', newName),
    detail: l10n.t('{0} places in {1} documents; you see each change before it is made', places, uses.length),
    value: 'change',
  } as const;
  const keep = {
    label: l10n.t('Change the plan only'),
    detail: l10n.t('Documents go on to say “{0}”, which stays known as another name', word.word),
    value: 'keep',
  } as const;
  const picked = await window.showQuickPick([change, keep], {
    title: l10n.t('Documents use “{0}” as well', word.word),
  });
  return picked?.value;
}

function refused(fault: Message | null): false {
  if (fault) void window.showWarningMessage(translate(fault));
  return false;
}
