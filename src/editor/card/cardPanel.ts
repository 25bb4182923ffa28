/**
 * The editor tab with the card of one requirement: there is one, used again for the next requirement. It follows
 * changes after everybody else has, while somebody can see it, and does what the page asks for if the card on show
 * offers it.
 */
import { env, EventEmitter, l10n, Uri, ViewColumn, window } from 'vscode';
import type { Disposable, Event, WebviewPanel } from 'vscode';
import { readFromPage, type CardPage, type ToPage } from '../../board/messages.ts';
import type { Histories } from '../../history/histories.ts';
import type { Log } from '../../index/ports.ts';
import type { Requirement } from '../../model/requirement.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { webviewPage } from './webviewPage.ts';
import { tabTitle } from './cardPage.ts';
import { runCardAction } from './runCardAction.ts';
import { cardViewType } from './cardViewType.ts';
import { ShownCard } from './shownCard.ts';
import { TraceReading } from './traceReading.ts';

export interface CardPanelParts {
  readonly session: Session;
  readonly histories: Histories;
  /** The folder of the bundles. */
  readonly files: Uri;
  readonly log: Log;
}

export class CardPanel implements Disposable {
  readonly #session: Session;
  readonly #files: Uri;
  readonly #log: Log;
  readonly #shown: ShownCard;
  readonly #traces: TraceReading;
  readonly #follow: Disposable;
  readonly #changed = new EventEmitter<void>();
  #panel: WebviewPanel | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** Fired when something else is on show than before. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor({ session, histories, files, log }: CardPanelParts) {
    this.#session = session;
    this.#files = files;
    this.#log = log;
    this.#shown = new ShownCard({ source: session, translate, language: env.language });
    this.#traces = new TraceReading({ session, histories, log }, (traces) => {
      this.#shown.setTraces(traces);
      this.#updateSoon();
    });
    this.#follow = session.onDidChange((change) => {
      if (this.#panel && this.#shown.follow(change)) this.#updateSoon();
    });
  }

  /** What is on show; `null` when no card is open, or its requirement is gone. */
  get page(): CardPage | null {
    if (!this.#panel) return null;
    this.#update();
    return this.#shown.page;
  }

  show(requirement: Requirement): void {
    this.#shown.show(requirement);
    if (this.#panel) this.#panel.reveal();
    else
      this.#take(
        window.createWebviewPanel(cardViewType, tabTitle(requirement), ViewColumn.Active, {
          enableFindWidget: true,
        }),
      );
    this.#traces.of(requirement);
    this.#update();
  }

  /** Takes over a tab that VS Code brings back, with the key that its page remembered. */
  async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    await this.#session.ready;
    const key = typeof state === 'object' && state !== null && 'key' in state ? state.key : undefined;
    const requirement = typeof key === 'string' ? this.#session.snapshot.requirement(key) : undefined;
    if (!requirement || this.#panel) {
      panel.dispose();
      return;
    }
    this.#shown.show(requirement);
    this.#take(panel);
    if (panel.visible) this.#traces.of(requirement);
    this.#update();
  }

  dispose(): void {
    this.#follow.dispose();
    this.#panel?.dispose();
    this.#traces.dispose();
    this.#changed.dispose();
  }

  #take(panel: WebviewPanel): void {
    this.#panel = panel;
    const { webview } = panel;
    const icon = (theme: string): Uri => Uri.joinPath(this.#files, '..', 'media', `card-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    webview.options = { enableScripts: true, localResourceRoots: [this.#files] };
    webview.onDidReceiveMessage((message: unknown) => this.#hear(message));
    panel.onDidChangeViewState(() => {
      if (!panel.visible) return;
      const { requirement } = this.#shown;
      if (requirement) this.#traces.of(requirement);
      this.#updateSoon();
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#traces.stop();
      this.#shown.forget();
      clearTimeout(this.#waiting);
    });
    webview.html = webviewPage(webview, this.#files, 'board');
  }

  /** Several changes at once make one card, and one that nobody sees makes none. */
  #updateSoon(): void {
    if (!this.#panel?.visible) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#update(), 0);
  }

  #update(): void {
    const { requirement: before } = this.#shown;
    const message = this.#shown.bring();
    const { requirement } = this.#shown;
    if (!this.#panel || !requirement) return;
    const title = tabTitle(requirement);
    if (this.#panel.title !== title) this.#panel.title = title;
    if (before?.uri !== requirement.uri) this.#traces.of(requirement);
    if (!message) return;
    this.#send(message);
    this.#changed.fire();
  }

  /** A page that is hidden hears nothing; it asks again once it is shown. */
  #send(message: ToPage): void {
    this.#panel?.webview.postMessage(message).then(undefined, (error: unknown) => {
      this.#log.warn(`The card could not be shown: ${errorText(error)}`);
    });
  }

  #hear(value: unknown): void {
    const message = readFromPage(value);
    if (message?.type === 'ready') {
      this.#shown.bring();
      const whole = this.#shown.whole();
      if (whole) this.#send(whole);
    }
    if (message?.type !== 'act') return;
    const action = this.#shown.action(message.action);
    if (!action) return;
    runCardAction(action, (key) => this.#openCard(key)).catch((error: unknown) => {
      this.#log.warn(`An action of the card failed: ${errorText(error)}`);
      void window.showErrorMessage(l10n.t('The document cannot be opened: {0}', errorText(error)));
    });
  }

  #openCard(key: string): Promise<void> {
    const requirement = this.#session.snapshot.requirement(key);
    if (requirement) this.show(requirement);
    return Promise.resolve();
  }
}
