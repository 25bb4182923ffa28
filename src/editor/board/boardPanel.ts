/**
 * The editor tab with the board: there is one. It follows every change while somebody can see it, several at once as
 * one, and carries out what its page asks for. Filter and view are remembered for the workspace.
 */
import { env, EventEmitter, l10n, Uri, ViewColumn, window } from 'vscode';
import type { Disposable, Event, Memento, WebviewPanel } from 'vscode';
import type { BoardAction } from '../../board/overview/actions.ts';
import { readFromBoard, type BoardView, type Mark, type ToBoard } from '../../board/overview/messages.ts';
import { noFilter } from '../../model/boardFilter.ts';
import type { Log } from '../../index/ports.ts';
import { webviewPage } from '../card/webviewPage.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { aboutCard } from './aboutCard.ts';
import { boardPage, readState, type BoardPage, type BoardState } from './boardPage.ts';
import { boardViewType } from './boardViewType.ts';
import { runBoardAction } from './runBoardAction.ts';

export interface BoardPanelParts {
  readonly session: Session;
  readonly memory: Memento;
  /** The folder of the bundles. */
  readonly files: Uri;
  readonly log: Log;
}

/** Where the workspace remembers what somebody looks at. */
const stateKey = 'board.state';

/** In milliseconds: somebody who types into a document is not kept waiting for a board beside it. */
const pause = 60;

export class BoardPanel implements Disposable {
  readonly #parts: BoardPanelParts;
  readonly #subscriptions: readonly Disposable[];
  readonly #changed = new EventEmitter<void>();
  #panel: WebviewPanel | undefined;
  #state: BoardState;
  #page: BoardPage | undefined;
  #isStale = true;
  /** The page was not there yet when something was to be marked. */
  #mark: Mark | null = null;
  /** The page's last request; what is sent says so, and a page that has asked again passes it over. */
  #answers = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** Fired when a picture was sent to the page. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(parts: BoardPanelParts) {
    this.#parts = parts;
    const { session, memory } = parts;
    this.#state = readState(memory.get(stateKey));
    this.#subscriptions = [
      session.onDidChange(() => this.#follow()),
      session.onDidStartDay(() => this.#follow()),
    ];
  }

  /** What is on show; `null` when the board is closed. */
  get page(): BoardPage | null {
    return this.#panel ? this.#made() : null;
  }

  /** Opens it; whatever is to be marked is shown in the Plan picture, past the filter if need be. */
  show(mark: Mark | null = null, root?: string): void {
    if (root !== undefined || mark)
      this.#look({ ...(mark && { picture: 'plan' }), ...(root !== undefined && { root }) });
    if (mark) this.#clearWhatHides(mark);
    this.#mark = mark;
    if (this.#panel) {
      this.#panel.reveal();
      this.#send();
    } else {
      const panel = window.createWebviewPanel(boardViewType, l10n.t('Plan overview'), ViewColumn.Active, {
        enableFindWidget: false,
      });
      this.#take(panel);
    }
  }

  /** Takes over a tab that VS Code brings back. */
  async restore(panel: WebviewPanel): Promise<void> {
    if (this.#panel) {
      panel.dispose();
      return;
    }
    this.#take(panel);
    await this.#parts.session.ready;
    this.#follow();
  }

  /** Does what a message of the page asks for; anything else counts for nothing. */
  async hear(value: unknown): Promise<void> {
    const message = readFromBoard(value);
    switch (message?.type) {
      case 'ready':
        this.#answers = 0;
        this.#send();
        return;
      case 'filter':
        this.#answers = message.request;
        this.#remember({ ...this.#state, filter: message.filter });
        this.#send();
        return;
      case 'view': {
        const { picture, root } = this.#state.view;
        this.#answers = message.request;
        this.#remember({ ...this.#state, view: message.view });
        // What is folded the page knows by itself.
        if (message.view.picture !== picture || message.view.root !== root) this.#send();
        return;
      }
      case 'about': {
        const lines = aboutCard(this.#source(), message.key, translate);
        if (lines) this.#post({ type: 'about', key: message.key, lines });
        return;
      }
      case 'act':
        await this.#act(message.action);
        return;
      case undefined:
    }
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
    clearTimeout(this.#waiting);
    this.#panel?.dispose();
    this.#changed.dispose();
  }

  #take(panel: WebviewPanel): void {
    this.#panel = panel;
    this.#isStale = true;
    const { webview } = panel;
    const { files } = this.#parts;
    const icon = (theme: string): Uri => Uri.joinPath(files, '..', 'media', `board-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    webview.options = { enableScripts: true, localResourceRoots: [files] };
    webview.onDidReceiveMessage((message: unknown) => {
      this.hear(message).catch((error: unknown) => {
        this.#parts.log.warn(`The board could not do what was asked: ${errorText(error)}`);
      });
    });
    panel.onDidChangeViewState(() => {
      if (panel.visible && this.#isStale) this.#send();
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#page = undefined;
      this.#mark = null;
      clearTimeout(this.#waiting);
      this.#waiting = undefined;
    });
    webview.html = webviewPage(webview, files, 'overview');
  }

  #follow(): void {
    this.#isStale = true;
    if (!this.#panel?.visible) return;
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.#send();
    }, pause);
  }

  #made(): BoardPage {
    if (this.#page && !this.#isStale) return this.#page;
    this.#isStale = false;
    this.#page = boardPage(this.#source(), this.#state, translate, env.language);
    return this.#page;
  }

  #source(): { readonly [Name in 'snapshot' | 'findings' | 'search' | 'today']: Session[Name] } {
    const { snapshot, findings, search, today } = this.#parts.session;
    return { snapshot, findings, search, today };
  }

  /** A page that is hidden hears nothing; it asks again once it is shown. */
  #send(): void {
    if (!this.#panel?.visible) return;
    const { frame, shown } = this.#made();
    this.#post({ type: 'board', answers: this.#answers, frame, shown, mark: this.#mark });
    this.#changed.fire();
  }

  #post(message: ToBoard): void {
    const { log } = this.#parts;
    this.#panel?.webview.postMessage(message).then(
      // A page that is still loading asks once it is there.
      (isHeard) => {
        if (isHeard && message.type === 'board' && message.mark === this.#mark) this.#mark = null;
      },
      (error: unknown) => log.warn(`The board could not be shown: ${errorText(error)}`),
    );
  }

  #look(changes: Partial<BoardView>): void {
    this.#remember({ ...this.#state, view: { ...this.#state.view, ...changes } });
  }

  #remember(state: BoardState): void {
    this.#state = state;
    this.#isStale = true;
    this.#parts.memory.update(stateKey, state).then(undefined, (error: unknown) => {
      this.#parts.log.warn(`The view of the board is not remembered: ${errorText(error)}`);
    });
  }

  /** What somebody asks to see is shown, even where a filter would hide it. */
  #clearWhatHides(mark: Mark): void {
    if (mark.kind !== 'card') return;
    const { shown } = this.#made();
    const isShown = shown.name === 'plan' && shown.picture.cards.some(({ key }) => key === mark.id);
    if (!isShown) this.#remember({ ...this.#state, filter: noFilter });
  }

  async #act(action: BoardAction): Promise<void> {
    const { session, log } = this.#parts;
    if (action.kind === 'showInPlan') {
      this.show({ kind: 'card', id: action.key }, session.snapshot.requirement(action.key)?.root);
      return;
    }
    try {
      const placed = await runBoardAction(session.snapshot, action);
      if (action.kind === 'place' && !placed)
        this.#post({ type: 'said', text: l10n.t('Nothing was changed.') });
    } catch (error) {
      log.warn(`An action of the board failed: ${errorText(error)}`);
      void window.showErrorMessage(l10n.t('That could not be done: {0}', errorText(error)));
    }
  }
}
