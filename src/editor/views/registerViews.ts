/** The views, the status bar, and the commands that belong to them. */
import { Disposable } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Log } from '../../index/ports.ts';
import defer * as finding from '../quickPick/findRequirement.ts';
import type { WindowFocus } from '../focus.ts';
import type { Session } from '../session.ts';
import defer * as focusCommands from './focusCommands.ts';
import type { ShownViews } from '../shownViews.ts';
import defer * as addProcess from './addProcess.ts';
import { registerWhenCalled } from '../late.ts';
import defer * as newPlan from '../newPlan/createPlan.ts';
import { registerFirstSteps } from './firstSteps.ts';
import { ModulesView } from './modulesView.ts';
import defer * as openSample from './openSample.ts';
import { PhasesView } from './phasesView.ts';
import { ProcessesView } from './processesView.ts';
import defer * as rowCommands from './rowCommands.ts';
import { registerStatusBar } from './statusBar.ts';
import { ToDoView } from './toDoView.ts';
import { registerViewState } from './viewState.ts';

export function registerViews(
  context: ExtensionContext,
  session: Session,
  focus: WindowFocus,
  shown: ShownViews,
  log: Log,
): Disposable {
  const modules = new ModulesView(session, focus, context.workspaceState, shown);
  return Disposable.from(
    modules,
    new PhasesView(session, focus, shown),
    new ProcessesView(session, focus, shown),
    new ToDoView(session, focus, shown),
    registerViewState(session),
    registerStatusBar(session, focus),
    registerWhenCalled(
      [
        'groundplan.openCode',
        'groundplan.revealInModules',
        'groundplan.showInDocument',
        'groundplan.showToDo',
      ],
      () => rowCommands.registerRowCommands(session, modules),
    ),
    registerWhenCalled(['groundplan.setFocus', 'groundplan.leaveFocus'], () =>
      focusCommands.registerFocusCommands(session, focus),
    ),
    registerWhenCalled(['groundplan.findRequirement'], () =>
      finding.registerFindRequirement(session, focus, context.workspaceState, log),
    ),
    registerWhenCalled(['groundplan.openSample'], () =>
      openSample.registerOpenSample(context.extensionUri, context.globalState, log),
    ),
    registerFirstSteps(context),
    registerWhenCalled(['groundplan.createPlan'], () => newPlan.registerCreatePlan(session, log)),
    registerWhenCalled(['groundplan.addProcess'], () => addProcess.registerAddProcess(session, log)),
  );
}
