/** The views, the status bar, and the commands that belong to them. */
import { Disposable } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Log } from '../../index/ports.ts';
import defer * as finding from '../quickPick/findRequirement.ts';
import type { Session } from '../session.ts';
import type { ShownViews } from '../shownViews.ts';
import defer * as addProcess from './addProcess.ts';
import { registerWhenCalled } from '../late.ts';
import defer * as newPlan from '../newPlan/createPlan.ts';
import { ModulesView } from './modulesView.ts';
import { registerOpenSample } from './openSample.ts';
import { PhasesView } from './phasesView.ts';
import { ProcessesView } from './processesView.ts';
import { registerRowCommands } from './rowCommands.ts';
import { registerStatusBar } from './statusBar.ts';
import { ToDoView } from './toDoView.ts';
import { registerViewState } from './viewState.ts';

export function registerViews(
  context: ExtensionContext,
  session: Session,
  shown: ShownViews,
  log: Log,
): Disposable {
  const modules = new ModulesView(session, context.workspaceState, shown);
  return Disposable.from(
    modules,
    new PhasesView(session, shown),
    new ProcessesView(session, shown),
    new ToDoView(session, shown),
    registerViewState(session),
    registerStatusBar(session),
    registerRowCommands(session, modules),
    registerWhenCalled(['groundplan.findRequirement'], () =>
      finding.registerFindRequirement(session, context.workspaceState, log),
    ),
    registerOpenSample(context.extensionUri, log),
    registerWhenCalled(['groundplan.createPlan'], () => newPlan.registerCreatePlan(session, log)),
    registerWhenCalled(['groundplan.addProcess'], () => addProcess.registerAddProcess(session, log)),
  );
}
