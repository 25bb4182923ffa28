/**
 * The walkthrough, opened by hand or once after the sample; and what the window of a new sample shows first. The sample
 * opens in another window, so that what is to be shown there is remembered until then.
 */
import { commands, type Disposable, type ExtensionContext, type Memento, workspace } from 'vscode';
import type { Uri } from 'vscode';

const sampleKey = 'sampleJustOpened';
const shownKey = 'firstStepsShown';

/** To be awaited before the sample's window opens. */
export async function rememberSample(memory: Memento, sample: Uri): Promise<void> {
  await memory.update(sampleKey, sample.toString());
}

/** In milliseconds. */
const settling = 2000;

/**
 * VS Code ticks a step when its context changes and passes over what held already when the walkthrough was first opened.
 * So the steps that are done depend on one more key, which changes now.
 */
async function announce(): Promise<void> {
  await commands.executeCommand('setContext', 'groundplan.walked', false);
  await commands.executeCommand('setContext', 'groundplan.walked', true);
}

export function registerFirstSteps({ extension, globalState }: ExtensionContext): Disposable {
  const open = async (): Promise<void> => {
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#firstSteps`, false);
    await announce();
    // VS Code may still be taking the steps in.
    setTimeout(() => void announce(), settling);
  };
  void showSample(globalState, open);
  return commands.registerCommand('groundplan.showFirstSteps', open);
}

async function showSample(memory: Memento, openSteps: () => Promise<void>): Promise<void> {
  const sample = memory.get<string>(sampleKey);
  const [folder] = workspace.workspaceFolders ?? [];
  if (sample === undefined || folder?.uri.toString() !== sample) return;
  await memory.update(sampleKey, undefined);
  await commands.executeCommand('groundplan.modules.focus');
  if (memory.get<boolean>(shownKey) === true) return;
  await memory.update(shownKey, true);
  await openSteps();
}
