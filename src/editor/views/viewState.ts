/** The context keys behind welcome texts and menus: what state the workspace is in, and whether it has a plan. */
import { commands, Disposable, workspace } from 'vscode';
import { rootsOnShow } from '../../insight/moduleTree.ts';
import type { Session } from '../session.ts';

type ViewState = 'noFolder' | 'reading' | 'empty' | 'ready';

/** Keeps `groundplan.state` and `groundplan.hasPlan` as the session is. */
export function registerViewState(session: Session): Disposable {
  const known = new Map<string, unknown>();
  let isReady = false;
  const set = (key: string, value: unknown): void => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    const { snapshot } = session;
    set('groundplan.state', stateOf(session, isReady));
    set(
      'groundplan.hasPlan',
      snapshot.roots.some(({ id }) => snapshot.plan(id).uri !== null),
    );
  };
  const follow = async (): Promise<void> => {
    update();
    await session.ready;
    isReady = true;
    update();
  };
  void follow();
  return Disposable.from(session.onDidChange(update), workspace.onDidChangeWorkspaceFolders(update));
}

function stateOf({ snapshot }: Session, isReady: boolean): ViewState {
  if ((workspace.workspaceFolders ?? []).length === 0) return 'noFolder';
  if (snapshot.requirementCount > 0 || rootsOnShow(snapshot).length > 0) return 'ready';
  return isReady ? 'empty' : 'reading';
}
