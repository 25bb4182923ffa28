/** A box to choose one of several things by any of their words, pinyin too, with a way back. */
import { QuickInputButtons } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { type Choice, rankChoices } from '../../insight/choices.ts';
import { rankedQuickPick, showRanked } from '../quickPick/rankedQuickPick.ts';

interface ChoiceItem extends QuickPickItem {
  readonly value: string;
}

/** The value; `undefined` when the box was left or the person went back. */
export function pickChoice(
  title: string,
  choices: readonly Choice[],
  current: string | null,
): Promise<string | undefined> {
  const pick = rankedQuickPick<ChoiceItem>();
  pick.title = title;
  pick.buttons = [QuickInputButtons.Back];
  const show = (): void =>
    showRanked(
      pick,
      rankChoices(choices, pick.value.trim()).map(({ value, label, around, purpose }) => ({
        label,
        description: around,
        ...(purpose !== '' && { detail: purpose }),
        value,
      })),
    );
  show();
  const active = pick.items.find(({ value }) => value === current);
  if (active) pick.activeItems = [active];
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidTriggerButton(() => pick.hide());
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

/** A choice that is found by its label alone. */
export function plainChoice(value: string, label: string, around = ''): Choice {
  return { value, label, around, purpose: '', words: [] };
}
