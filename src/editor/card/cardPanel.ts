/**
 * The editor tab with the card of one requirement: there is one, used again for the next requirement. It follows
 * every change, and does what the page asks for if the card on show offers it.
 */
import { randomBytes } from 'node:crypto';
import { commands, env, l10n, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Disposable, WebviewPanel } from 'vscode';
import { readFromPage, type CardPage, type ToPage } from '../../board/messages.ts';
import type { Log } from '../../index/ports.ts';
import type { Requirement } from '../../model/requirement.ts';
import { errorText } from '../log.ts';
import { placeOf } from '../places.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import type { CardAction } from './cardActions.ts';
import { cardHtml } from './cardHtml.ts';
import { cardViewType } from './cardViewType.ts';
import { prepareCard, saidOfChange, successorOf, tabTitle, type PreparedCard } from './cardPage.ts';

export class CardPanel implements Disposable {
  readonly #session: Session;
  readonly #files: Uri;
  readonly #log: Log;
  readonly #follow: Disposable;
  #panel: WebviewPanel | undefined;
  /** As it was last seen; stays when the requirement is gone. */
  #requirement: Requirement | undefined;
  #prepared: PreparedCard | undefined;

  /** `files` is the folder of the bundles. */
  constructor(session: Session, files: Uri, log: Log) {
    this.#session = session;
    this.#files = files;
    this.#log = log;
    this.#follow = session.onDidChange(() => this.#update());
  }

  /** What is on show; `null` when no card is open, or its requirement is gone. */
  get page(): CardPage | null {
    return this.#panel ? (this.#prepared?.page ?? null) : null;
  }

  show(requirement: Requirement): void {
    this.#requirement = requirement;
    if (this.#panel) this.#panel.reveal();
    else
      this.#take(
        window.createWebviewPanel(cardViewType, tabTitle(requirement), ViewColumn.Active, {
          enableFindWidget: true,
        }),
      );
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
    this.#requirement = requirement;
    this.#take(panel);
    this.#update();
  }

  dispose(): void {
    this.#follow.dispose();
    this.#panel?.dispose();
  }

  #take(panel: WebviewPanel): void {
    this.#panel = panel;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [this.#files] };
    webview.onDidReceiveMessage((message: unknown) => this.#hear(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#prepared = undefined;
      this.#requirement = undefined;
    });
    const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(this.#files, name)).toString();
    webview.html = cardHtml({
      script: file('board.js'),
      style: file('board.css'),
      source: webview.cspSource,
      nonce: randomBytes(18).toString('base64url'),
      language: env.language,
    });
  }

  /** Prepares the card anew, and sends it where it differs from the one on show. */
  #update(): void {
    const before = this.#requirement;
    if (!this.#panel || !before) return;
    const { findings, snapshot } = this.#session;
    const requirement = snapshot.requirement(before.key) ?? successorOf(snapshot, before);
    if (!requirement) {
      if (this.#prepared) this.#send(goneMessage(before));
      this.#prepared = undefined;
      return;
    }
    const shown = this.#prepared?.page;
    this.#requirement = requirement;
    const found = findings.of(requirement.key);
    this.#prepared = prepareCard(snapshot, requirement, found, translate, env.language);
    const { page } = this.#prepared;
    const title = tabTitle(requirement);
    if (this.#panel.title !== title) this.#panel.title = title;
    if (shown && JSON.stringify(shown) === JSON.stringify(page)) return;
    this.#send({ type: 'card', page, said: shown ? saidOfChange(shown, page, translate) : '' });
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
      if (this.#prepared) this.#send({ type: 'card', page: this.#prepared.page, said: '' });
      else if (this.#requirement) this.#send(goneMessage(this.#requirement));
    }
    if (message?.type !== 'act') return;
    const action = this.#prepared?.actions.get(message.action);
    if (!action) return;
    this.#run(action).catch((error: unknown) => {
      this.#log.warn(`An action of the card failed: ${errorText(error)}`);
      void window.showErrorMessage(l10n.t('The document cannot be opened: {0}', errorText(error)));
    });
  }

  async #run(action: CardAction): Promise<void> {
    switch (action.kind) {
      case 'command':
        await commands.executeCommand(action.command, ...action.args);
        return;
      case 'place': {
        const { uri, range } = placeOf(action.uri, action.range);
        await window.showTextDocument(await workspace.openTextDocument(uri), { selection: range });
        return;
      }
      case 'card': {
        const requirement = this.#session.snapshot.requirement(action.key);
        if (requirement) this.show(requirement);
      }
    }
  }
}

function goneMessage(requirement: Requirement): ToPage {
  return {
    type: 'gone',
    key: requirement.key,
    heading: l10n.t('This requirement is no longer there'),
    text: l10n.t(
      '{0} is in no document any more. Its document was changed or deleted.',
      tabTitle(requirement),
    ),
  };
}
