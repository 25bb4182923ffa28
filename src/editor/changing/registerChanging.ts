/** Everything by which people change what documents say, or ask why it counts as it does. */
import { Disposable } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Log } from '../../index/ports.ts';
import { type Capture, registerCapture } from '../capture/registerCapture.ts';
import defer * as comparing from '../comparing/registerComparing.ts';
import defer * as importing from '../importing/registerImporting.ts';
import { registerWhenCalled } from '../late.ts';
import defer * as review from '../review/registerReview.ts';
import type { Session } from '../session.ts';
import defer * as moving from '../renaming/moveCommand.ts';
import defer * as renaming from '../renaming/renameCommands.ts';
import { registerRenameProvider } from '../renaming/renameProvider.ts';
import { Changes } from './applyEdits.ts';
import { commandsOf } from './commandsOf.ts';
import type { ChosenEncodings } from './chosenEncodings.ts';
import { registerEncodingFindings } from './encodingFindings.ts';
import { registerExplain } from './explainCommand.ts';
import defer * as giveIdCommands from './giveIdCommands.ts';
import defer * as planCommands from './planCommands.ts';
import defer * as planFieldCommand from './planFieldCommand.ts';
import { registerQuickFixes } from './quickFixes.ts';
import defer * as referenceCommands from './referenceCommands.ts';
import defer * as reopenWithEncoding from './reopenWithEncoding.ts';
import defer * as setCommands from './setCommands.ts';
import defer * as treatAs from './treatAs.ts';
import defer * as twinCommands from './twinCommands.ts';

export interface Changing extends Disposable {
  readonly capture: Pick<Capture, 'page' | 'hear'>;
}

export function registerChanging(
  context: ExtensionContext,
  session: Session,
  chosen: ChosenEncodings,
  log: Log,
): Changing {
  const { workspaceState: memory } = context;
  const changes = new Changes(session, log);
  const parts = { session, changes, memory };
  const capture = registerCapture(context, session, changes, log);
  const subscriptions = Disposable.from(
    changes,
    capture,
    registerRenameProvider(session),
    registerWhenCalled(commandsOf.changing, () =>
      Disposable.from(
        setCommands.registerSetCommands(parts),
        giveIdCommands.registerGiveIdCommands(parts),
        twinCommands.registerTwinCommands(parts),
        referenceCommands.registerReferenceCommands(parts),
        planCommands.registerPlanCommands(parts),
        planFieldCommand.registerPlanFieldCommand(parts),
        treatAs.registerTreatAs(session, changes),
        reopenWithEncoding.registerReopenWithEncoding({ session, chosen, log }),
      ),
    ),
    registerWhenCalled(commandsOf.renaming, () =>
      Disposable.from(renaming.registerRenameCommands(parts), moving.registerMoveCommand(parts)),
    ),
    registerWhenCalled(commandsOf.importing, () => importing.registerImporting(session, changes)),
    registerWhenCalled(commandsOf.review, () => review.registerReview({ ...parts, log })),
    registerWhenCalled(commandsOf.comparing, () => comparing.registerComparing(session, changes, log)),
    registerQuickFixes(session),
    registerExplain(session),
    registerEncodingFindings(session),
  );
  return { capture, dispose: () => void subscriptions.dispose() };
}
