/** Answers the boxes of the editor in the order in which they come, as a person would by their words. */
import { window } from 'vscode';
import type { QuickPick, QuickPickItem } from 'vscode';

/** What is chosen of a box by words of its labels, or typed into one; several for a box of ticks. */
export type BoxAnswer = string | readonly string[];

/** Replaces the boxes until the returned function is called, which tells the titles of those that came. */
export function answering(answers: readonly BoxAnswer[]): () => readonly string[] {
  const left = [...answers];
  const titles: string[] = [];
  const { showQuickPick, createQuickPick, showInputBox } = window;
  const pickFrom = (title: string | undefined, items: readonly QuickPickItem[]): QuickPickItem[] => {
    titles.push(title ?? '');
    const answer = left.shift();
    const words = answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer;
    return words.flatMap((word) => items.find(({ label }) => label.includes(word)) ?? []);
  };
  Object.assign(window, {
    showQuickPick: async (
      items: readonly QuickPickItem[] | Promise<readonly QuickPickItem[]>,
      options?: { title?: string; canPickMany?: boolean },
    ) => {
      const picked = pickFrom(options?.title, await items);
      return options?.canPickMany ? picked : picked[0];
    },
    showInputBox: (options?: { title?: string; value?: string }) => {
      titles.push(options?.title ?? '');
      const answer = left.shift();
      return Promise.resolve(answer === '' ? options?.value : answer);
    },
    createQuickPick: () => standInPick((title, items) => pickFrom(title, items)),
  });
  return () => {
    Object.assign(window, { showQuickPick, createQuickPick, showInputBox });
    return titles;
  };
}

function standInPick(
  choose: (title: string | undefined, items: readonly QuickPickItem[]) => QuickPickItem[],
): Partial<QuickPick<QuickPickItem>> {
  const accepted: (() => unknown)[] = [];
  const hidden: (() => unknown)[] = [];
  const nothing = { dispose: () => undefined };
  const pick = {
    title: undefined as string | undefined,
    value: '',
    items: [] as readonly QuickPickItem[],
    activeItems: [] as readonly QuickPickItem[],
    selectedItems: [] as readonly QuickPickItem[],
    buttons: [],
    onDidAccept: (listener: () => unknown) => (accepted.push(listener), nothing),
    onDidHide: (listener: () => unknown) => (hidden.push(listener), nothing),
    onDidChangeValue: () => nothing,
    onDidTriggerButton: () => nothing,
    hide: () => hidden.forEach((listener) => listener()),
    dispose: () => undefined,
    show: () => {
      pick.selectedItems = choose(pick.title, pick.items);
      setTimeout(() => (pick.selectedItems.length > 0 ? accepted : hidden).forEach((listener) => listener()));
    },
  };
  return pick;
}
