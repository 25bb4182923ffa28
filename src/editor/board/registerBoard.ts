/** The commands that open the board, at its beginning or at something, and the tab that VS Code brings back. */
import { commands, Disposable, EventEmitter, l10n, Uri, window } from 'vscode';
import type { Event, ExtensionContext } from 'vscode';
import type { Mark } from '../../board/overview/messages.ts';
import type { Log } from '../../index/ports.ts';
import defer * as asking from '../changing/askRequirement.ts';
import defer * as targets from '../changing/targets.ts';
import { Late } from '../late.ts';
import { errorText } from '../log.ts';
import { partOfArguments } from '../partCard/part.ts';
import type { Session } from '../session.ts';
import type { BoardPage } from './boardPage.ts';
import defer * as boardPanel from './boardPanel.ts';
import { boardViewType } from './boardViewType.ts';

export interface Board extends Disposable {
  /** What is on show; `null` when the board is closed. */
  page(): BoardPage | null;
  readonly onDidChange: Event<void>;
  /** Does what a message of the page asks for. */
  hear(message: unknown): Promise<void>;
}

export function registerBoard(context: ExtensionContext, session: Session, log: Log): Board {
  const { workspaceState: memory } = context;
  const files = Uri.joinPath(context.extensionUri, 'dist');
  const changed = new EventEmitter<void>();
  const panel = new Late(() => {
    const made = new boardPanel.BoardPanel({ session, memory, files, log });
    made.onDidChange(() => changed.fire());
    return made;
  });
  const showRequirement = async (row: unknown): Promise<void> => {
    const { requirements } = await targets.targetsOf(session, row, undefined, () =>
      asking.askRequirement(session, memory, l10n.t('Show which requirement on the board?')),
    );
    const [requirement] = requirements;
    if (requirement) panel.value.show({ kind: 'card', id: requirement.key }, requirement.root);
    else if (row !== undefined)
      void window.showInformationMessage(
        l10n.t('This requirement is no longer there. Its document was changed or deleted.'),
      );
  };
  const subscriptions = Disposable.from(
    changed,
    panel,
    commands.registerCommand('groundplan.openBoard', () => panel.value.show()),
    commands.registerCommand('groundplan.showOnBoard', (...args: unknown[]) => {
      const part = partOfArguments(session.snapshot, args);
      if (part && part.kind !== 'step') {
        const mark: Mark = { kind: part.kind, id: part.path };
        panel.value.show(mark, part.root);
        return undefined;
      }
      const [row] = args;
      if (row !== undefined) return showRequirement(row);
      // A box that waits for a person is no command that VS Code should show as busy.
      showRequirement(row).catch((error: unknown) => log.warn(`Show on the board: ${errorText(error)}`));
      return undefined;
    }),
    window.registerWebviewPanelSerializer(boardViewType, {
      deserializeWebviewPanel: (restored) => panel.value.restore(restored),
    }),
  );
  return {
    page: () => panel.made?.page ?? null,
    onDidChange: changed.event,
    hear: (message) => panel.value.hear(message),
    dispose: () => void subscriptions.dispose(),
  };
}
