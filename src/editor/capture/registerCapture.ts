/** The command that opens the capture form: empty, with the text that is selected, or for the row of a view. */
import { ownRoots } from '../../model/snapshot.ts';
import { commands, Disposable, Uri, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { CapturePage } from '../../board/capture/messages.ts';
import type { FeedbackOn } from '../../insight/outcome/launched.ts';
import type { Log } from '../../index/ports.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Changes } from '../changing/applyEdits.ts';
import { rootOf } from '../changing/fileStanding.ts';
import { Late } from '../late.ts';
import type { Session } from '../session.ts';
import defer * as capturePanel from './capturePanel.ts';
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
  const panel = new Late(
    () => new capturePanel.CapturePanel(session, changes, Uri.joinPath(extensionUri, 'dist'), log),
  );
  const subscriptions = Disposable.from(
    panel,
    commands.registerCommand('groundplan.captureRequest', (row: unknown, _rows: unknown, values: unknown) => {
      const { snapshot } = session;
      const feedback = feedbackIn(values);
      panel.value.show({
        root: textIn(values, 'root') ?? textIn(row, 'root') ?? rootAtHand(snapshot),
        text: textIn(values, 'text') ?? (row === undefined && !feedback ? selectedText() : ''),
        chosen: feedback ? chosenByLaunch(snapshot, feedback) : chosenBy(row),
        feedback,
      });
    }),
  );
  return {
    page: () => panel.made?.page ?? null,
    hear: (value) => panel.value.hear(value),
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

/** It builds on what was launched: the same module and step. The phase is another one: that one is built. */
function chosenByLaunch(snapshot: Snapshot, { about }: FeedbackOn): Chosen {
  const launched = about.kind === 'requirement' ? snapshot.requirement(about.key) : undefined;
  const [module] = launched?.modules ?? [];
  return { ...(module && { module: module.path }), ...(launched?.step && { step: launched.step.path }) };
}

/** What a card hands over of what somebody said after a launch. */
function feedbackIn(values: unknown): FeedbackOn | null {
  const about = partIn(values, 'about');
  const said = partIn(values, 'feedback');
  if (!about || textIn(said, 'said') === undefined) return null;
  const key = textIn(about, 'key');
  const [root, phase] = [textIn(about, 'root'), textIn(about, 'phase')];
  const feedback = {
    date: textIn(said, 'date') ?? null,
    from: textIn(said, 'from') ?? null,
    said: textIn(said, 'said') ?? null,
    became: null,
  };
  if (key !== undefined) return { about: { kind: 'requirement', key }, feedback };
  return root === undefined || phase === undefined
    ? null
    : { about: { kind: 'phase', root, phase }, feedback };
}

function selectedText(): string {
  const editor = window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection).trim() : '';
}

/** That of the document at hand, else the first that has requirements, else the first. */
function rootAtHand(snapshot: Snapshot): string {
  const shown = window.activeTextEditor?.document.uri.toString();
  const here = shown === undefined ? undefined : rootOf(snapshot, shown)?.id;
  const filled = ownRoots(snapshot).find(({ id }) => snapshot.rootCounts(id).total > 0);
  return here ?? filled?.id ?? snapshot.roots[0]?.id ?? '';
}

function textIn(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}

function partIn(value: unknown, key: string): object | null {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  return typeof found === 'object' ? found : null;
}
