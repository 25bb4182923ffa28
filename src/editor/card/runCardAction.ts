/** Carries out what a page asked for and its card had offered. */
import { commands, window, workspace } from 'vscode';
import { placeOf } from '../places.ts';
import type { CardAction } from './cardActions.ts';

/** `openCard` is called with the key of another requirement. Rejects where a document cannot be opened. */
export async function runCardAction(
  action: CardAction,
  openCard: (key: string) => Promise<void>,
): Promise<void> {
  switch (action.kind) {
    case 'command':
      await commands.executeCommand(action.command, ...action.args);
      return;
    case 'place': {
      const { uri, range } = placeOf(action.uri, action.range);
      await window.showTextDocument(await workspace.openTextDocument(uri), { selection: range });
      return;
    }
    case 'card':
      await openCard(action.key);
  }
}
