/** The command that opens the card of a requirement, and the tab that VS Code brings back after a restart. */
import { commands, Disposable, l10n, Uri, window } from 'vscode';
import type { Event, ExtensionContext } from 'vscode';
import type { CardPage } from '../../board/messages.ts';
import type { Histories } from '../../history/histories.ts';
import type { Log } from '../../index/ports.ts';
import { askRequirement } from '../changing/askRequirement.ts';
import { targetsOf } from '../changing/targets.ts';
import { errorText } from '../log.ts';
import { rememberRequirement } from '../quickPick/recentRequirements.ts';
import type { Session } from '../session.ts';
import { CardPanel } from './cardPanel.ts';
import { cardViewType } from './cardViewType.ts';

export interface Card extends Disposable {
  /** What is on show; `null` when no card is open, or its requirement is gone. */
  page(): CardPage | null;
  readonly onDidChange: Event<void>;
}

export function registerCard(
  context: ExtensionContext,
  session: Session,
  histories: Histories,
  log: Log,
): Card {
  const { workspaceState: memory } = context;
  const panel = new CardPanel({
    session,
    histories,
    files: Uri.joinPath(context.extensionUri, 'dist'),
    log,
  });
  const open = async (row: unknown, rows: unknown): Promise<void> => {
    const { requirements } = await targetsOf(session, row, rows, () =>
      askRequirement(session, memory, l10n.t('Open the card of which requirement?')),
    );
    const [requirement] = requirements;
    if (requirement) {
      panel.show(requirement);
      await rememberRequirement(memory, requirement);
    } else if (typeof row === 'string')
      void window.showInformationMessage(
        l10n.t('This requirement is no longer there. Its document was changed or deleted.'),
      );
  };
  const subscriptions = Disposable.from(
    panel,
    // A box that waits for a person is no command that VS Code should show as busy.
    commands.registerCommand('groundplan.openCard', (row: unknown, rows: unknown) => {
      if (row !== undefined) return open(row, rows);
      open(row, rows).catch((error: unknown) => log.warn(`Open card: ${errorText(error)}`));
      return undefined;
    }),
    window.registerWebviewPanelSerializer(cardViewType, {
      deserializeWebviewPanel: (restored, state: unknown) => panel.restore(restored, state),
    }),
  );
  return {
    page: () => panel.page,
    onDidChange: panel.onDidChange,
    dispose: () => void subscriptions.dispose(),
  };
}
