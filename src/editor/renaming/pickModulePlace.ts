/** Asks for a module, or for a place in the plan, by anything that a module is called. */
import { l10n, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { type Choice, rankChoices } from '../../insight/choices.ts';
import { rankedQuickPick, showRanked } from '../quickPick/rankedQuickPick.ts';

interface PlaceItem extends QuickPickItem {
  /** `null` for the top of the plan. */
  readonly value: string | null;
}

export interface PlaceQuestion {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly icon: string;
  /** Whether the top of the plan may be chosen as well. */
  readonly withTop: boolean;
}

/** The value of the choice, `null` for the top; `undefined` when the box was left. */
export function pickPlace(question: PlaceQuestion): Promise<string | null | undefined> {
  const pick = rankedQuickPick<PlaceItem>();
  pick.title = question.title;
  pick.placeholder = l10n.t('Name, other name, path or pinyin');
  const show = (): void => showRanked(pick, itemsFor(question, pick.value.trim()));
  show();
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemsFor({ choices, icon, withTop }: PlaceQuestion, query: string): readonly PlaceItem[] {
  const found = rankChoices(choices, query).map(({ value, label, around, purpose }): PlaceItem => ({
    label,
    ...(around !== '' && { description: around }),
    ...(purpose !== '' && { detail: purpose }),
    iconPath: new ThemeIcon(icon),
    value,
  }));
  const top: PlaceItem = {
    label: l10n.t('The top of the plan'),
    iconPath: new ThemeIcon('list-tree'),
    value: null,
  };
  return withTop && query === '' ? [top, ...found] : withTop ? [...found, top] : found;
}
