/** A box to choose what others say already, found by typing it or its pinyin, or to type something new. */
import { l10n, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { type Choice, rankChoices } from '../../insight/choices.ts';
import { clearItem } from './clearItem.ts';
import { mostItems, rankedQuickPick, showRanked } from '../quickPick/rankedQuickPick.ts';

interface TextItem extends QuickPickItem {
  /** What is written; `undefined` for a row that only says something. */
  readonly text?: string;
}

export interface TextQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly icon: string;
  readonly choices: readonly Choice[];
  /** What every requirement asked about says; `null` where they differ. */
  readonly current: string | null;
  /** Whether what is typed may be written as it is. */
  readonly mayBeNew: boolean;
  /** Whether there is something written that can be taken out. */
  readonly mayClear: boolean;
  /** Why a typed text cannot be written; `null` for one that can. */
  readonly fault?: (text: string) => string | null;
}

/** `undefined` when the box was left, empty to take out what is written. */
export function chooseText(question: TextQuestion): Promise<string | undefined> {
  const pick = rankedQuickPick<TextItem>();
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  const show = (): void => showRanked(pick, itemsFor(question, pick.value.trim()));
  show();
  const current = pick.items.find(({ text }) => text !== undefined && text === question.current);
  if (current) pick.activeItems = [current];
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const text = pick.selectedItems[0]?.text;
      if (text === undefined) return;
      resolve(text);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemsFor(question: TextQuestion, typed: string): readonly TextItem[] {
  const found = rankChoices(question.choices, typed);
  const items = found.slice(0, mostItems - 2).map((choice) => itemOf(question, choice));
  if (typed === '') return question.mayClear ? [...items, { ...clearItem(), text: '' }] : items;
  if (found.some(({ value }) => value === typed)) return items;
  if (!question.mayBeNew) {
    return items.length > 0
      ? items
      : [{ label: l10n.t('The plan has no such name'), iconPath: new ThemeIcon('info') }];
  }
  const fault = question.fault?.(typed) ?? null;
  const typedItem: TextItem =
    fault === null
      ? { label: l10n.t('Write “{0}”', typed), iconPath: new ThemeIcon('edit'), text: typed }
      : { label: fault, iconPath: new ThemeIcon('info') };
  return [...items, typedItem];
}

function itemOf({ current, icon }: TextQuestion, { value, label, around }: Choice): TextItem {
  const isNow = value === current;
  return {
    label,
    description: [around, isNow ? l10n.t('as it is now') : ''].filter((part) => part !== '').join(' · '),
    iconPath: new ThemeIcon(isNow ? 'check' : icon),
    text: value,
  };
}
