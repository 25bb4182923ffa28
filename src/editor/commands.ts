/** The commands about the extension's own doings, and the one that opens a requirement where it stands. */
import { commands, Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { Log } from '../index/ports.ts';
import type { LeftOutReport } from './leftOutReport.ts';
import { errorText, type ChannelLog } from './log.ts';
import { toRange } from './ranges.ts';
import type { Session } from './session.ts';
import type { WorkspaceReading } from './workspaceReading.ts';

export interface CommandParts {
  readonly session: Session;
  readonly reading: WorkspaceReading;
  readonly leftOut: LeftOutReport;
  readonly log: ChannelLog;
}

export function registerCommands({ session, reading, leftOut, log }: CommandParts): Disposable {
  return Disposable.from(
    commands.registerCommand('groundplan.showLog', () => {
      leftOut.write();
      log.show();
    }),
    commands.registerCommand('groundplan.refresh', () => reading.refresh()),
    commands.registerCommand('groundplan.cancelIndexing', () => session.cancelReading()),
    commands.registerCommand('groundplan.openRequirement', (key: unknown) =>
      openRequirement(session, key, log),
    ),
  );
}

/** Opens the document of a requirement with the place selected; says so when it is gone. */
async function openRequirement(session: Session, key: unknown, log: Log): Promise<void> {
  const requirement = typeof key === 'string' ? session.snapshot.requirement(key) : undefined;
  if (!requirement) {
    void window.showInformationMessage(
      l10n.t('This requirement is no longer there. Its document was changed or deleted.'),
    );
    return;
  }
  try {
    const document = await workspace.openTextDocument(Uri.parse(requirement.uri));
    await window.showTextDocument(document, { selection: toRange(requirement.fact.anchor) });
  } catch (error) {
    log.warn(`${requirement.uri} could not be opened: ${errorText(error)}`);
    void window.showErrorMessage(l10n.t('The document cannot be opened: {0}', errorText(error)));
  }
}
