/**
 * A quick pick that shows what a search found, in the search's order. VS Code filters and sorts by itself:
 * `alwaysShow` keeps every item, and `sortByLabel = false` keeps the order (microsoft/vscode#73904; not in
 * the types, accepted by every version since).
 */
import { window } from 'vscode';
import type { QuickPick, QuickPickItem } from 'vscode';

/** VS Code draws no more than this without delay. */
export const mostItems = 100;

export function rankedQuickPick<Item extends QuickPickItem>(): QuickPick<Item> {
  const pick = window.createQuickPick<Item>();
  (pick as QuickPick<Item> & { sortByLabel?: boolean }).sortByLabel = false;
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  return pick;
}

/** Puts the items in as they are; the first stays active, as a new query means a new best. */
export function showRanked<Item extends QuickPickItem>(pick: QuickPick<Item>, items: readonly Item[]): void {
  const shown = items.slice(0, mostItems);
  for (const item of shown) item.alwaysShow = true;
  pick.items = shown;
}
