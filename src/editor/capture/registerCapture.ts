/** The command that opens the capture form: empty, with the text that is selected, or for the row of a view. */
import { commands, Disposable, Uri, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { CapturePage } from '../../board/capture/messages.ts';
import type { Log } from '../../index/ports.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Changes } from '../changing/applyEdits.ts';
import { rootOf } from '../changing/fileStanding.ts';
import type { Session } from '../session.ts';
import { CapturePanel } from './capturePanel.ts';
import type { Chosen } from './captureState.ts';

export interface Capture extends Disposable {
  /** What is on show; `null` when the form is closed. */
  page(): CapturePage | null;
  /** Does what a message of the page asks for. */
  hear(message: unknown): Promise<void>;
}

export function registerCapture(
  { extensionUri }: Pick<ExtensionContext, 'extensionUri'>,
  session: Session,
  changes: Changes,
  log: Log,
): Capture {
  const panel = new CapturePanel(session, changes, Uri.joinPath(extensionUri, 'dist'), log);
  const subscriptions = Disposable.from(
    panel,
    commands.registerCommand('groundplan.captureRequest', (row: unknown, _rows: unknown, values: unknown) => {
      const root = textIn(values, 'root') ?? textIn(row, 'root') ?? rootAtHand(session.snapshot);
      panel.show(root, textIn(values, 'text') ?? (row === undefined ? selectedText() : ''), chosenBy(row));
    }),
  );
  return {
    page: () => panel.page,
    hear: (value) => panel.hear(value),
    dispose: () => void subscriptions.dispose(),
  };
}

/** A row says what is meant before anything is typed. */
function chosenBy(row: unknown): Chosen {
  const kind = textIn(row, 'kind');
  const value =
    kind === 'module'
      ? textIn(row, 'path')
      : kind === 'phase' || kind === 'step'
        ? textIn(row, kind)
        : undefined;
  return value === undefined ? {} : { [kind as 'module' | 'phase' | 'step']: value };
}

function selectedText(): string {
  const editor = window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection).trim() : '';
}

/** That of the document at hand, else the first that has requirements, else the first. */
function rootAtHand(snapshot: Snapshot): string {
  const shown = window.activeTextEditor?.document.uri.toString();
  const here = shown === undefined ? undefined : rootOf(snapshot, shown)?.id;
  const filled = snapshot.roots.find(({ id }) => snapshot.rootCounts(id).total > 0);
  return here ?? filled?.id ?? snapshot.roots[0]?.id ?? '';
}

function textIn(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}
