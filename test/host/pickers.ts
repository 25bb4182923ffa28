/** A person at the boxes of the editor: waits until one is open, does something meanwhile, and chooses a row. */
import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import type { QuickPick, QuickPickItem } from 'vscode';

type Create = () => QuickPick<QuickPickItem>;

/**
 * Starts a command that opens a box; once it is open `meanwhile` happens, then the row of this label is chosen.
 * What the command does then goes on when this resolves.
 */
export async function chooseWhile(
  start: () => unknown,
  label: string,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const api = window as unknown as { createQuickPick: Create };
  const own = api.createQuickPick;
  const opened = new Promise<QuickPick<QuickPickItem>>((resolve) => {
    api.createQuickPick = () => {
      const pick = own();
      const show = pick.show.bind(pick);
      pick.show = () => {
        show();
        resolve(pick);
      };
      return pick;
    };
  });
  let pick: QuickPick<QuickPickItem>;
  try {
    start();
    pick = await opened;
  } finally {
    api.createQuickPick = own;
  }
  await meanwhile();
  const item = pick.items.find((each) => each.label === label);
  assert.ok(item, `“${label}” is none of ${pick.items.map((each) => each.label).join(', ')}`);
  // What is active goes to the window and comes back before it can be accepted.
  const isActive = new Promise<void>((resolve) => {
    if (pick.activeItems[0] === item) resolve();
    pick.onDidChangeActive(([active]) => {
      if (active === item) resolve();
    });
  });
  pick.activeItems = [item];
  await isActive;
  await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}
