/** Carries out what somebody asked for on the board, by the commands that the views use too. */
import { commands } from 'vscode';
import type { BoardAction, BoardCommand, PlaceAction } from '../../board/overview/actions.ts';
import type { DropTarget } from '../../insight/dropTarget.ts';
import type { Snapshot } from '../../model/snapshot.ts';

const commandOf: Readonly<Record<BoardCommand, string>> = {
  captureRequest: 'groundplan.captureRequest',
  createPlan: 'groundplan.createPlan',
  exportReport: 'groundplan.exportReport',
  openSample: 'groundplan.openSample',
};

/** What the board does by itself. */
export type OwnAction = Extract<BoardAction, { kind: 'showInPlan' }>;

/** Resolves to whether requirements were placed, for that action; whatever is not there any more is left alone. */
export async function runBoardAction(
  snapshot: Snapshot,
  action: Exclude<BoardAction, OwnAction>,
): Promise<boolean> {
  switch (action.kind) {
    case 'open':
      await commands.executeCommand('groundplan.openRequirement', action.key);
      return false;
    case 'card':
      await commands.executeCommand('groundplan.openCard', action.key);
      return false;
    case 'module':
    case 'phase':
      await commands.executeCommand('groundplan.openPlanCard', action.kind, action.root, action.id);
      return false;
    case 'step':
      await commands.executeCommand('groundplan.openPlanCard', 'step', action.root, stepPath(action));
      return false;
    case 'newForStep': {
      const step = stepPath(action);
      const row = { kind: 'step', id: step, parent: null, root: action.root, step };
      await commands.executeCommand('groundplan.addRequirementForStep', row);
      return false;
    }
    case 'linkModule':
      await commands.executeCommand('groundplan.linkModule', action.root, stepPath(action));
      return false;
    case 'command':
      await commands.executeCommand(commandOf[action.command]);
      return false;
    case 'place':
      return place(snapshot, action);
  }
}

function stepPath({ process, step }: { readonly process: string; readonly step: string }): string {
  return `${process}/${step}`;
}

/** The same way as a drop in a view; what lies in another plan stays where it is. */
async function place(snapshot: Snapshot, action: PlaceAction): Promise<boolean> {
  const { root, keys, from, module, phase } = action;
  const target: DropTarget = {
    root,
    ...(module !== 'same' && { module: module.to }),
    ...(phase !== 'same' && { phase: phase.to }),
  };
  const own = keys.flatMap((key, at) =>
    (snapshot.requirement(key)?.root ?? root) === root ? [{ key, from: from[at] ?? '' }] : [],
  );
  const modules = Object.fromEntries(
    own.filter((one) => one.from !== '').map((one) => [one.key, one.from] as const),
  );
  const placed: unknown = await commands.executeCommand(
    'groundplan.placeDropped',
    target,
    own.map(({ key }) => key),
    modules,
  );
  return placed === true;
}
