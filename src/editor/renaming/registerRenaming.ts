/** Everything by which ids, modules and phases get other names and places. */
import { Disposable } from 'vscode';
import type { SetParts } from '../changing/setCommands.ts';
import { registerMoveCommand } from './moveCommand.ts';
import { registerRenameCommands } from './renameCommands.ts';
import { registerRenameProvider } from './renameProvider.ts';

export function registerRenaming(parts: SetParts): Disposable {
  return Disposable.from(
    registerRenameProvider(parts.session),
    registerRenameCommands(parts),
    registerMoveCommand(parts),
  );
}
