/** The command that opens the card of a requirement, and the tab that VS Code brings back after a restart. */
import { commands, Disposable, EventEmitter, l10n, Uri, window } from 'vscode';
import type { Event, ExtensionContext } from 'vscode';
import type { CardPage } from '../../board/messages.ts';
import type { Histories } from '../../history/histories.ts';
import type { Log } from '../../index/ports.ts';
import defer * as lazyAskRequirement from '../changing/askRequirement.ts';
import defer * as targets from '../changing/targets.ts';
import { Late } from '../late.ts';
import { errorText } from '../log.ts';
import { rememberRequirement } from '../quickPick/recentRequirements.ts';
import type { Session } from '../session.ts';
import defer * as cardPanel from './cardPanel.ts';
import { cardViewType } from './cardViewType.ts';

export interface Card extends Disposable {
  /** What is on show; `null` when no card is open, or its requirement is gone. */
  page(): CardPage | null;
  readonly onDidChange: Event<void>;
}

export function registerCard(
  context: ExtensionContext,
  session: Session,
  histories: Late<Histories>,
  log: Log,
): Card {
  const { workspaceState: memory } = context;
  const changed = new EventEmitter<void>();
  const panel = new Late(() => {
    const files = Uri.joinPath(context.extensionUri, 'dist');
    const made = new cardPanel.CardPanel({ session, histories: histories.value, files, log });
    made.onDidChange(() => changed.fire());
    return made;
  });
  const open = async (row: unknown, rows: unknown): Promise<void> => {
    const { requirements } = await targets.targetsOf(session, row, rows, () =>
      lazyAskRequirement.askRequirement(session, memory, l10n.t('Open the card of which requirement?')),
    );
    const [requirement] = requirements;
    if (requirement) {
      panel.value.show(requirement);
      await rememberRequirement(memory, requirement);
    } else if (typeof row === 'string')
      void window.showInformationMessage(
        l10n.t('This requirement is no longer there. Its document was changed or deleted.'),
      );
  };
  const subscriptions = Disposable.from(
    changed,
    panel,
    // A box that waits for a person is no command that VS Code should show as busy.
    commands.registerCommand('groundplan.openCard', (row: unknown, rows: unknown) => {
      if (row !== undefined) return open(row, rows);
      open(row, rows).catch((error: unknown) => log.warn(`Open card: ${errorText(error)}`));
      return undefined;
    }),
    window.registerWebviewPanelSerializer(cardViewType, {
      deserializeWebviewPanel: (restored, state: unknown) => panel.value.restore(restored, state),
    }),
  );
  return {
    page: () => panel.made?.page ?? null,
    onDidChange: changed.event,
    dispose: () => void subscriptions.dispose(),
  };
}
