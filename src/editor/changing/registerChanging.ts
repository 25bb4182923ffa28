/** Everything by which people change what documents say, or ask why it counts as it does. */
import { Disposable } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Log } from '../../index/ports.ts';
import { type Capture, registerCapture } from '../capture/registerCapture.ts';
import { registerComparing } from '../comparing/registerComparing.ts';
import { registerImporting } from '../importing/registerImporting.ts';
import { registerReview } from '../review/registerReview.ts';
import type { Session } from '../session.ts';
import { registerRenaming } from '../renaming/registerRenaming.ts';
import { Changes } from './applyEdits.ts';
import type { ChosenEncodings } from './chosenEncodings.ts';
import { registerEncodingFindings } from './encodingFindings.ts';
import { registerExplain } from './explainCommand.ts';
import { registerGiveIdCommands } from './giveIdCommands.ts';
import { registerPlanCommands } from './planCommands.ts';
import { registerPlanFieldCommand } from './planFieldCommand.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerReferenceCommands } from './referenceCommands.ts';
import { registerReopenWithEncoding } from './reopenWithEncoding.ts';
import { registerSetCommands } from './setCommands.ts';
import { registerTreatAs } from './treatAs.ts';
import { registerTwinCommands } from './twinCommands.ts';

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
    registerImporting(session, changes),
    registerSetCommands(parts),
    registerGiveIdCommands(parts),
    registerTwinCommands(parts),
    registerReferenceCommands(parts),
    registerPlanCommands(parts),
    registerPlanFieldCommand(parts),
    registerRenaming(parts),
    registerReview({ ...parts, log }),
    registerComparing(session, changes, log),
    registerQuickFixes(session),
    registerTreatAs(session, changes),
    registerExplain(session),
    registerReopenWithEncoding({ session, chosen, log }),
    registerEncodingFindings(session),
  );
  return { capture, dispose: () => void subscriptions.dispose() };
}
