/** Puts a copy of the packaged sample plan where a person wants it, and opens it. */
import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { Disposable, Memento } from 'vscode';
import type { Log } from '../../index/ports.ts';
import { errorText } from '../log.ts';
import { rememberSample } from './firstSteps.ts';

const sampleFolder = 'sales-platform';

export function registerOpenSample(extensionUri: Uri, memory: Memento, log: Log): Disposable {
  return commands.registerCommand('groundplan.openSample', () => openSample(extensionUri, memory, log));
}

async function openSample(extensionUri: Uri, memory: Memento, log: Log): Promise<void> {
  const parent = await chooseFolder();
  if (!parent) return;
  const target = Uri.joinPath(parent, sampleFolder);
  try {
    if (await isTaken(target)) {
      await window.showWarningMessage(
        l10n.t('“{0}” already has something in it. Choose another folder for the sample.', target.path),
      );
      return;
    }
    await workspace.fs.copy(Uri.joinPath(extensionUri, 'examples', sampleFolder), target, {
      overwrite: true,
    });
  } catch (error) {
    log.warn(`The sample could not be copied to ${target.toString()}: ${errorText(error)}`);
    await window.showErrorMessage(l10n.t('The sample cannot be put there: {0}', errorText(error)));
    return;
  }
  await rememberSample(memory, target);
  // What is open stays open; an empty window is used.
  const isInUse = workspace.workspaceFolders !== undefined;
  await commands.executeCommand('vscode.openFolder', target, {
    forceNewWindow: isInUse,
    forceReuseWindow: !isInUse,
  });
}

async function chooseFolder(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    title: l10n.t('Where shall the sample go? A folder “{0}” is created there.', sampleFolder),
    openLabel: l10n.t('Put the sample here'),
  });
  const folder = chosen?.[0];
  if (!folder || workspace.fs.isWritableFileSystem(folder.scheme) !== false) return folder;
  await window.showWarningMessage(l10n.t('Nothing can be written to this folder. Choose one on your disk.'));
  return undefined;
}

/** Whether something other than an empty folder has the name. */
async function isTaken(target: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.readDirectory(target)).length > 0;
  } catch {
    // No folder of that name, or a file: a file makes the copy fail, which is said then.
    return false;
  }
}
