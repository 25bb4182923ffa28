/**
 * The editor tab with the page of one module, phase or step: there is one, used again for the next part. It follows
 * every change, and does what the page asks for if the page on show offers it.
 */
import { commands, env, l10n, ViewColumn, window } from 'vscode';
import type { Disposable, Uri, WebviewPanel } from 'vscode';
import { readFromPage, type CardPage, type ToPage } from '../../board/messages.ts';
import type { Histories } from '../../history/histories.ts';
import type { Log } from '../../index/ports.ts';
import type { CardActions } from '../card/cardActions.ts';
import { runCardAction } from '../card/runCardAction.ts';
import { webviewPage } from '../card/webviewPage.ts';
import { saidOfChange } from '../card/cardPage.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { partAt, type Part } from './part.ts';
import { phaseMoves, type PhaseMoves } from './phaseMoves.ts';
import { partViewType } from './partViewType.ts';
import { preparePart } from './preparePart.ts';

export class PartPanel implements Disposable {
  readonly #session: Session;
  readonly #histories: Histories;
  readonly #files: Uri;
  readonly #log: Log;
  readonly #subscriptions: readonly Disposable[];
  #panel: WebviewPanel | undefined;
  /** As it was last seen; stays when the plan no longer has it. */
  #part: Part | undefined;
  /** What the history tells of the part on show, and the reading of it. */
  #moves: PhaseMoves | undefined;
  #reading: AbortController | undefined;
  #shown: { readonly page: CardPage; readonly actions: CardActions } | undefined;

  /** `files` is the folder of the bundles. */
  constructor(session: Session, histories: Histories, files: Uri, log: Log) {
    this.#session = session;
    this.#histories = histories;
    this.#files = files;
    this.#log = log;
    this.#subscriptions = [
      session.onDidChange(() => this.#update()),
      session.onDidStartDay(() => this.#update()),
    ];
  }

  /** What is on show; `null` when no page is open, or its part is gone. */
  get page(): CardPage | null {
    return this.#panel ? (this.#shown?.page ?? null) : null;
  }

  show(part: Part): void {
    this.#part = part;
    this.#readMoves(part);
    if (this.#panel) this.#panel.reveal();
    else
      this.#take(
        window.createWebviewPanel(partViewType, part.name, ViewColumn.Active, { enableFindWidget: true }),
      );
    this.#update();
  }

  /** Takes over a tab that VS Code brings back, with the key that its page remembered. */
  async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    await this.#session.ready;
    const key = typeof state === 'object' && state !== null && 'key' in state ? state.key : undefined;
    const part = typeof key === 'string' ? this.#partOf(key) : undefined;
    if (!part || this.#panel) {
      panel.dispose();
      return;
    }
    this.#part = part;
    this.#take(panel);
    this.#readMoves(part);
    this.#update();
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
    this.#reading?.abort();
    this.#panel?.dispose();
  }

  #partOf(key: string): Part | undefined {
    try {
      const [kind, root, path] = JSON.parse(key) as readonly unknown[];
      return typeof kind === 'string' && typeof root === 'string' && typeof path === 'string'
        ? partAt(this.#session.snapshot, kind, root, path)
        : undefined;
    } catch {
      // Whatever a page of an older version remembered, it is no part of this plan.
      return undefined;
    }
  }

  #take(panel: WebviewPanel): void {
    this.#panel = panel;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [this.#files] };
    webview.onDidReceiveMessage((message: unknown) => this.#hear(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#shown = undefined;
      this.#part = undefined;
      this.#reading?.abort();
    });
    webview.html = webviewPage(webview, this.#files, 'board');
  }

  #readMoves(part: Part): void {
    this.#reading?.abort();
    this.#moves = undefined;
    const reading = new AbortController();
    this.#reading = reading;
    phaseMoves(this.#histories, this.#session.snapshot, part, reading.signal)
      .then((moves) => {
        if (reading.signal.aborted || moves.size === 0) return;
        this.#moves = moves;
        this.#update();
      })
      .catch((error: unknown) => {
        if (!reading.signal.aborted)
          this.#log.warn(`The history of a phase could not be read: ${errorText(error)}`);
      });
  }

  /** Prepares the page anew, and sends it where it differs from the one on show. */
  #update(): void {
    const before = this.#part;
    if (!this.#panel || !before) return;
    const { snapshot, findings, today } = this.#session;
    const part = partAt(snapshot, before.kind, before.root, before.path);
    const prepared =
      part &&
      preparePart({
        snapshot,
        part,
        findings: findings.ofPart(part.kind, part.root, part.path),
        translate,
        language: env.language,
        today,
        ...(this.#moves && { moves: this.#moves }),
      });
    if (!part || !prepared) {
      if (this.#shown) this.#send(goneMessage(before));
      this.#shown = undefined;
      return;
    }
    this.#part = part;
    const old = this.#shown?.page;
    this.#shown = prepared;
    if (this.#panel.title !== part.name) this.#panel.title = part.name;
    if (old && JSON.stringify(old) === JSON.stringify(prepared.page)) return;
    const said = old ? saidOfChange(old, prepared.page, translate) : '';
    this.#send({ type: 'card', page: prepared.page, said });
  }

  /** A page that is hidden hears nothing; it asks again once it is shown. */
  #send(message: ToPage): void {
    this.#panel?.webview.postMessage(message).then(undefined, (error: unknown) => {
      this.#log.warn(`The page of a part could not be shown: ${errorText(error)}`);
    });
  }

  #hear(value: unknown): void {
    const message = readFromPage(value);
    if (message?.type === 'ready') {
      if (this.#shown) this.#send({ type: 'card', page: this.#shown.page, said: '' });
      else if (this.#part) this.#send(goneMessage(this.#part));
    }
    if (message?.type !== 'act') return;
    const action = this.#shown?.actions.get(message.action);
    if (!action) return;
    runCardAction(action, async (key) => {
      await commands.executeCommand('groundplan.openCard', key);
    }).catch((error: unknown) => {
      this.#log.warn(`An action of a page failed: ${errorText(error)}`);
      void window.showErrorMessage(l10n.t('The document cannot be opened: {0}', errorText(error)));
    });
  }
}

function goneMessage({ kind, root, path, name }: Part): ToPage {
  return {
    type: 'gone',
    key: JSON.stringify([kind, root, path]),
    heading: l10n.t('The plan no longer has this'),
    text: l10n.t('“{0}” was renamed, moved or taken out of the plan.', name),
  };
}
