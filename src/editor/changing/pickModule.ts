/** Asks for a module of the plan, or for the reason why there is none. */
import { l10n } from 'vscode';
import type { Memento } from 'vscode';
import { moduleChoices } from '../../insight/choices.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { choosePlace, type ChosenPlace } from './choosePlace.ts';
import { heldByAll, titleFor } from './questionTitle.ts';

/** All requirements belong to one root; there is at least one. */
export function pickModule(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  memory: Memento,
): Promise<ChosenPlace | undefined> {
  const root = requirements[0]?.root ?? '';
  return choosePlace({
    title: titleFor(requirements, (name) => l10n.t('Set the module of {0}', name)),
    placeholder: l10n.t('Name, other name, path or pinyin'),
    icon: 'package',
    choices: moduleChoices(snapshot, root),
    current: heldByAll(requirements, ({ modules }) => modules.map(({ path }) => path)),
    memory,
    memoryKey: `recentModules ${root}`,
    mayBeNew: snapshot.plan(root).modulesInferred,
    exemptLabel: l10n.t('Not for any module (with a reason)…'),
    reasonTitle: titleFor(requirements, (name) => l10n.t('Why is {0} for no module?', name)),
  });
}
