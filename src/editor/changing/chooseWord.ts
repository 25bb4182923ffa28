/** A box to choose one of a few words, by typing the word, its meaning or its pinyin. */
import { l10n } from 'vscode';
import type { QuickPickItem, ThemeIcon } from 'vscode';
import { rankChoices, type WordChoice } from '../../insight/choices.ts';
import { clearItem } from './clearItem.ts';
import { rankedQuickPick, showRanked } from '../quickPick/rankedQuickPick.ts';

interface WordItem extends QuickPickItem {
  readonly word: string;
}

export interface WordQuestion<Meaning> {
  readonly title: string;
  readonly choices: readonly WordChoice<Meaning>[];
  /** The word that every requirement asked about has; `null` where they differ. */
  readonly current: string | null;
  readonly iconOf: (meaning: Meaning) => ThemeIcon;
  /** What the word means, where it is not the word itself. */
  readonly explain: (meaning: Meaning) => string;
  /** Whether there is something written that can be taken out. */
  readonly mayClear: boolean;
}

/** `undefined` when the box was left, empty to take out what is written. */
export function chooseWord<Meaning>(question: WordQuestion<Meaning>): Promise<string | undefined> {
  const pick = rankedQuickPick<WordItem>();
  pick.title = question.title;
  pick.placeholder = l10n.t('A word, or its pinyin');
  const show = (): void =>
    showRanked(pick, [
      ...rankChoices(question.choices, pick.value.trim()).map((choice) => itemOf(question, choice)),
      ...(question.mayClear ? [{ ...clearItem(), word: '' }] : []),
    ]);
  show();
  const current = pick.items.find(({ word }) => word === question.current);
  if (current) pick.activeItems = [current];
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.word);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemOf<Meaning>(
  { current, iconOf, explain }: WordQuestion<Meaning>,
  { value, label, meaning }: WordChoice<Meaning>,
): WordItem {
  const explained = explain(meaning);
  const now = value === current ? l10n.t('as it is now') : '';
  return {
    label,
    description: [explained === label ? '' : explained, now].filter((part) => part !== '').join(' · '),
    iconPath: iconOf(meaning),
    word: value,
  };
}
