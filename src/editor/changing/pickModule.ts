/** Asks for a module of the plan, or for the reason why there is none. */
import { ThemeIcon, window } from 'vscode';
import type { Memento, QuickPickItem } from 'vscode';
import { moduleChoices } from '../../insight/choices.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { mayClear } from './clearItem.ts';
import { choosePlace, type ChosenPlace } from './choosePlace.ts';
import { heldByAll, titleFor } from './questionTitle.ts';
import { l10n } from '../wording.ts';

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
    newLabel: snapshot.plan(root).modulesInferred ? null : (name) => l10n.t('New module “{0}”', name),
    askParent: (name) => askParent(snapshot, root, name),
    mayClear: mayClear(requirements, 'module'),
    exemptLabel: l10n.t('Not for any module (with a reason)…'),
    reasonTitle: titleFor(requirements, (name) => l10n.t('Why is {0} for no module?', name)),
  });
}

interface ParentItem extends QuickPickItem {
  readonly parent: string | null;
}

/** Asked only where there is a module that the new one could go into. */
export async function askParent(
  snapshot: Snapshot,
  root: string,
  name: string,
): Promise<string | null | undefined> {
  const modules = moduleChoices(snapshot, root);
  if (modules.length === 0) return null;
  const items: readonly ParentItem[] = [
    { label: l10n.t('A module of its own'), iconPath: new ThemeIcon('package'), parent: null },
    ...modules.map(({ value, label, around }) => ({
      label: l10n.t('Part of “{0}”', label),
      description: around,
      iconPath: new ThemeIcon('indent'),
      parent: value,
    })),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Where does the new module “{0}” belong?', name),
    matchOnDescription: true,
  });
  return picked?.parent;
}
