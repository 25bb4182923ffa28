/** A box to tick parts of a new plan, with a way back; where their order counts, arrows move them. */
import { l10n, QuickInputButtons, ThemeIcon, window } from 'vscode';
import type { QuickInputButton, QuickPick, QuickPickItem } from 'vscode';

export interface Part {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly isTicked: boolean;
}

export interface PartQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly parts: readonly Part[];
  readonly isOrdered?: boolean;
}

interface PartItem extends QuickPickItem {
  readonly key: string;
}

/** The ticked keys, and all keys in their order; `undefined` when the box was left or the person went back. */
export function pickParts({
  title,
  placeholder,
  parts,
  isOrdered = false,
}: PartQuestion): Promise<
  { readonly ticked: readonly string[]; readonly order: readonly string[] } | undefined
> {
  const pick = window.createQuickPick<PartItem>();
  // Not in the types: without it, what is ticked or found moves up (microsoft/vscode#73904).
  (pick as QuickPick<PartItem> & { sortByLabel?: boolean }).sortByLabel = false;
  pick.title = title;
  pick.placeholder = placeholder;
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.buttons = [QuickInputButtons.Back];
  const up: QuickInputButton = { iconPath: new ThemeIcon('arrow-up'), tooltip: l10n.t('Earlier') };
  const down: QuickInputButton = { iconPath: new ThemeIcon('arrow-down'), tooltip: l10n.t('Later') };
  let items: readonly PartItem[] = parts.map(({ key, label, description }) => ({
    key,
    label,
    description,
    ...(isOrdered && { buttons: [up, down] }),
  }));
  const tickedAtFirst = new Set(parts.filter(({ isTicked }) => isTicked).map(({ key }) => key));
  pick.items = items;
  pick.selectedItems = items.filter(({ key }) => tickedAtFirst.has(key));
  const move = ({ key }: PartItem, by: number): void => {
    const ticked = new Set(pick.selectedItems.map((item) => item.key));
    const from = items.findIndex((item) => item.key === key);
    const to = from + by;
    const moved = items[from];
    const other = items[to];
    if (!moved || !other) return;
    items = items.map((item, at) => (at === from ? other : at === to ? moved : item));
    pick.items = items;
    pick.selectedItems = items.filter((item) => ticked.has(item.key));
    pick.activeItems = [moved];
  };
  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item, button }) => move(item, button === up ? -1 : 1));
    pick.onDidTriggerButton(() => pick.hide());
    pick.onDidAccept(() => {
      resolve({
        ticked: pick.selectedItems.map(({ key }) => key),
        order: items.map(({ key }) => key),
      });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
