/** The commands about the extension's own doings, and the one that opens a requirement where it stands. */
import { commands, Disposable, l10n, window, workspace } from 'vscode';
import type { Log } from '../index/ports.ts';
import type { Reference } from '../model/reference.ts';
import type { LeftOutReport } from './leftOutReport.ts';
import { errorText, type ChannelLog } from './log.ts';
import { placeOf } from './places.ts';
import type { Session } from './session.ts';
import type { WorkspaceReading } from './workspaceReading.ts';

export interface CommandParts {
  readonly session: Session;
  readonly reading: WorkspaceReading;
  readonly leftOut: LeftOutReport;
  readonly log: ChannelLog;
  /** Removes what is kept for the next session. */
  readonly forget: () => void;
}

export function registerCommands({ session, reading, leftOut, log, forget }: CommandParts): Disposable {
  return Disposable.from(
    commands.registerCommand('groundplan.showLog', () => {
      leftOut.write();
      log.show();
    }),
    commands.registerCommand('groundplan.refresh', () => reading.refresh()),
    commands.registerCommand('groundplan.clearKept', () => {
      forget();
      void window.showInformationMessage(
        l10n.t('What was kept of this workspace is removed. The next session reads every file again.'),
      );
    }),
    commands.registerCommand('groundplan.cancelIndexing', () => session.cancelReading()),
    commands.registerCommand('groundplan.openRequirement', (key: unknown, mention: unknown) =>
      openRequirement(session, key, mention, log),
    ),
  );
}

/**
 * Opens the document of a requirement with the place selected; says so when it is gone. `mention` is one of the
 * places in other documents that name it, to be opened in its stead.
 */
async function openRequirement(
  { snapshot }: Session,
  key: unknown,
  mention: unknown,
  log: Log,
): Promise<void> {
  const requirement = typeof key === 'string' ? snapshot.requirement(key) : undefined;
  if (!requirement) {
    void window.showInformationMessage(
      l10n.t('This requirement is no longer there. Its document was changed or deleted.'),
    );
    return;
  }
  try {
    const named = snapshot.mentionsOf(requirement).find((one) => isAt(mention, one));
    const { uri, range } = placeOf(named?.uri ?? requirement.uri, named?.range ?? requirement.fact.anchor);
    await window.showTextDocument(await workspace.openTextDocument(uri), { selection: range });
  } catch (error) {
    log.warn(`${requirement.uri} could not be opened: ${errorText(error)}`);
    void window.showErrorMessage(l10n.t('The document cannot be opened: {0}', errorText(error)));
  }
}

function isAt(mention: unknown, { uri, range }: Reference): boolean {
  if (typeof mention !== 'object' || mention === null) return false;
  if (!('uri' in mention && 'line' in mention && 'character' in mention)) return false;
  return mention.uri === uri && mention.line === range.line && mention.character === range.character;
}
