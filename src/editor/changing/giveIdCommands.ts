/** The commands that give requirements ids, and that part a duplicate from what it repeats. */
import { commands, Disposable, l10n, window } from 'vscode';
import defer * as chosenRequirements from '../../edits/chosenRequirements.ts';
import defer * as giveId from '../../edits/giveId.ts';
import defer * as lazyGiveIds from '../../edits/giveIds.ts';
import defer * as lazyMarkDuplicate from '../../edits/markDuplicate.ts';
import defer * as lazyNextId from '../../edits/nextId.ts';
import { statusChoices } from '../../insight/choices.ts';
import type { Requirement } from '../../model/requirement.ts';
import { message } from '../../model/message.ts';
import { askForColumns } from './askForColumns.ts';
import defer * as lazyAskRequirement from './askRequirement.ts';
import defer * as fieldGestures from './fieldGestures.ts';
import defer * as questionTitle from './questionTitle.ts';
import type { SetParts } from './setCommands.ts';
import defer * as targets from './targets.ts';

export function registerGiveIdCommands(parts: SetParts): Disposable {
  return Disposable.from(
    commands.registerCommand('groundplan.giveId', (row: unknown, rows: unknown, id: unknown) => {
      if (typeof id === 'string') return give(parts, row, rows, id);
      void give(parts, row, rows, null);
      return undefined;
    }),
    commands.registerCommand('groundplan.markDuplicate', (key: unknown, other: unknown, id: unknown) =>
      mark(parts, key, other, id),
    ),
  );
}

/** One is asked for its id, with the next one of the series filled in; several get theirs at once. */
async function give(parts: SetParts, row: unknown, rows: unknown, given: string | null): Promise<boolean> {
  const { session, changes, memory } = parts;
  const ask = (): Promise<Requirement | undefined> =>
    lazyAskRequirement.askRequirement(session, memory, l10n.t('Which requirement gets an id?'));
  const { requirements, fromEditor } = await targets.targetsOf(session, row, rows, ask);
  const { snapshot } = session;
  const lacking = given === null ? requirements.filter(({ id }) => id === null) : requirements;
  const [first] = lacking;
  if (!first) {
    if (requirements.length > 0)
      void window.showInformationMessage(
        l10n.t('{0} has an id already.', questionTitle.namesOf(requirements)),
      );
    return false;
  }
  const chosen = new chosenRequirements.ChosenRequirements(snapshot, lacking);
  let ids = lazyGiveIds.proposedIds(snapshot, lacking);
  if (lacking.length === 1) {
    const id = given ?? (lazyGiveIds.canHaveId(snapshot, first) ? await askId(parts, first) : ids.get(first));
    if (id === undefined) return false;
    ids = new Map([[first, id]]);
  }
  const byKey = [...ids].map(([{ key }, id]) => [key, id] as const);
  const done =
    lacking.length === 1
      ? l10n.t(
          '{0} has the id {1} now',
          questionTitle.namesOf([{ ...first, id: null }]),
          ids.get(first) ?? '',
        )
      : l10n.t('{0} requirements have ids now', lacking.length);
  return changes.make({
    documents: fieldGestures.documentsOf(snapshot, lacking),
    fromEditor,
    askForColumns,
    done,
    compute: (now, textOf, newColumns) => {
      const left = new Set(chosen.in(now).requirements.map(({ key }) => key));
      const known = byKey.flatMap(([key, id]) => {
        const requirement = left.has(key) ? now.requirement(key) : undefined;
        return requirement ? [[requirement, id] as const] : [];
      });
      for (const [requirement, id] of known) {
        const holder = lazyNextId.holderOf(now, requirement, id);
        if (holder) return { refusal: message('The id {0} is taken: “{1}” has it.', id, holder.title) };
      }
      if (known.length === 0) return { refusal: chosenRequirements.noLongerThere() };
      return lazyGiveIds.giveIds(now, new Map(known), textOf, { newColumns });
    },
  });
}

async function askId({ session }: SetParts, requirement: Requirement): Promise<string | undefined> {
  const { snapshot } = session;
  const id = await window.showInputBox({
    title: questionTitle.titleFor([requirement], (name) => l10n.t('Which id does {0} get?', name)),
    value: lazyNextId.nextId(snapshot, requirement),
    prompt: l10n.t(
      'The next free number of this document’s own series; code and other documents refer by it.',
    ),
    validateInput: (text) => {
      if (!giveId.mayBeId(text.trim())) return l10n.t('“{0}” would not be read as an id.', text.trim());
      const holder = lazyNextId.holderOf(session.snapshot, requirement, text.trim());
      return holder ? l10n.t('The id {0} is taken: “{1}” has it.', text.trim(), holder.title) : null;
    },
  });
  return id?.trim();
}

async function mark(
  { session, changes }: SetParts,
  key: unknown,
  otherKey: unknown,
  given: unknown,
): Promise<boolean> {
  const { snapshot } = session;
  const requirement = typeof key === 'string' ? snapshot.requirement(key) : undefined;
  const other = typeof otherKey === 'string' ? snapshot.requirement(otherKey) : undefined;
  if (!requirement || !other?.id) return false;
  const id = typeof given === 'string' ? given : lazyNextId.nextId(snapshot, requirement);
  const status = statusChoices(snapshot, requirement).find(({ meaning }) => meaning === 'duplicate')?.value;
  const of = other.id;
  return changes.make({
    documents: fieldGestures.documentsOf(snapshot, [requirement]),
    fromEditor: true,
    done: l10n.t(
      '“{0}” has the id {1} now and is marked as a duplicate of {2}',
      questionTitle.namesOf([{ ...requirement, id: null }]),
      id,
      of,
    ),
    compute: (now, textOf, newColumns) => {
      const one = now.requirement(requirement.key);
      if (!one || status === undefined)
        return { refusal: message('The document has changed since it was read. Try again.') };
      return lazyMarkDuplicate.markDuplicate(now, one, { id, status, of }, textOf, { newColumns });
    },
  });
}
