/** Asks for the value of a field that is no place: each field in the way that fits it. */
import { l10n, ThemeIcon, window } from 'vscode';
import { choicesInUse, necessityChoices, stepChoices } from '../../insight/fieldChoices.ts';
import { fieldText, type Necessity, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { AskedField } from '../../readers/writer.ts';
import { mayClear } from './clearItem.ts';
import { chooseText } from './chooseText.ts';
import { chooseWord } from './chooseWord.ts';
import { pickPriority } from './pickPriority.ts';
import { pickStatus } from './pickStatus.ts';
import { heldByAll, titleFor } from './questionTitle.ts';

/** Fields that one text says; modules and phases are places and asked for as such. */
export type TextField = Exclude<AskedField, 'module' | 'phase'>;

/** The texts to write, by field: a necessity comes with its reason. */
export type FieldAnswer = Readonly<Partial<Record<TextField, string>>>;

/** `undefined` when the box was left. There is at least one requirement, and all are of one root. */
export async function askField(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  field: TextField,
): Promise<FieldAnswer | undefined> {
  if (field === 'necessity') return askNecessity(snapshot, requirements);
  const text = await askText(snapshot, requirements, field);
  return text === undefined ? undefined : { [field]: text };
}

function askText(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  field: Exclude<TextField, 'necessity'>,
): Promise<string | undefined> {
  const root = requirements[0]?.root ?? '';
  const inUse = {
    choices: choicesInUse(snapshot, root, field),
    current: heldText(requirements, field),
    mayBeNew: true,
    mayClear: mayClear(requirements, field),
  };
  switch (field) {
    case 'status':
      return pickStatus(snapshot, requirements);
    case 'priority':
      return pickPriority(snapshot, requirements);
    case 'owner':
      return chooseText({
        ...inUse,
        title: titleFor(requirements, (name) => l10n.t('Set the owner of {0}', name)),
        placeholder: l10n.t('A name, or its pinyin; a new name is written as it is typed'),
        icon: 'person',
      });
    case 'step':
      return chooseText({
        title: titleFor(requirements, (name) => l10n.t('Which business step does {0} serve?', name)),
        placeholder: l10n.t('Step, process or pinyin'),
        icon: 'list-ordered',
        choices: stepChoices(snapshot, root),
        current: heldText(requirements, 'step'),
        mayBeNew: snapshot.plan(root).processes.length === 0,
        mayClear: mayClear(requirements, 'step'),
      });
    case 'value':
      return chooseText({
        ...inUse,
        title: titleFor(requirements, (name) => l10n.t('Set the business value of {0}', name)),
        placeholder: l10n.t('A number or a word, as the other requirements have it'),
        icon: 'graph',
      });
    case 'effort':
      return chooseText({
        ...inUse,
        title: titleFor(requirements, (name) => l10n.t('Set the effort of {0}', name)),
        placeholder: l10n.t('Person-days'),
        icon: 'watch',
      });
    case 'scenario':
      return askSentence(
        titleFor(requirements, (name) => l10n.t('In which situation does the business need {0}?', name)),
        heldText(requirements, 'scenario') ?? '',
      );
    case 'withoutIt':
      return askSentence(
        titleFor(requirements, (name) => l10n.t('What happens when {0} is not done?', name)),
        heldText(requirements, 'withoutIt') ?? '',
      );
  }
}

/** A necessity without its reason convinces nobody, so the reason is asked for; it may be left empty. */
async function askNecessity(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
): Promise<FieldAnswer | undefined> {
  const [first] = requirements;
  if (!first) return undefined;
  const word = await chooseWord({
    title: titleFor(requirements, (name) => l10n.t('Does the process stop without {0}?', name)),
    choices: necessityChoices(snapshot, first),
    current: heldText(requirements, 'necessity'),
    mayClear: mayClear(requirements, 'necessity'),
    iconOf: (necessity: Necessity) => new ThemeIcon(icons[necessity]),
    explain: necessityMeaning,
  });
  if (word === undefined) return undefined;
  if (word === '') return { necessity: '' };
  const before = heldText(requirements, 'withoutIt') ?? '';
  const reason = await askSentence(
    titleFor(requirements, (name) => l10n.t('What happens when {0} is not done?', name)),
    before,
  );
  if (reason === undefined) return undefined;
  return reason.trim() === before.trim()
    ? { necessity: word }
    : { necessity: word, withoutIt: reason.trim() };
}

const icons: Readonly<Record<Necessity, string>> = {
  blocking: 'error',
  degraded: 'warning',
  nice: 'heart',
};

/** What a necessity means, as a tip beside its word. */
export function necessityMeaning(necessity: Necessity): string {
  switch (necessity) {
    case 'blocking':
      return l10n.t('without it this step cannot go on');
    case 'degraded':
      return l10n.t('it goes on, but slowly or with mistakes');
    case 'nice':
      return l10n.t('it goes on as well without it');
  }
}

async function askSentence(title: string, value: string): Promise<string | undefined> {
  return window.showInputBox({
    title,
    value,
    prompt: l10n.t('It is written into the document, for everybody who asks later.'),
  });
}

function heldText(requirements: readonly Requirement[], field: TextField): string | null {
  const [text] = heldByAll(requirements, (requirement) => {
    const said = fieldText(requirement, field);
    return said === null ? [] : [said];
  });
  return text ?? null;
}
