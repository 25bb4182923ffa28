/**
 * An editor tab with a page to read, to print and to copy: a review sheet, a letter. It runs no script; what it
 * offers to do are links to commands, and only to those that it names.
 */
import { env, l10n, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Disposable, WebviewPanel } from 'vscode';
import defer * as html from '../../exchange/html/html.ts';
import type { Html } from '../../exchange/html/html.ts';
import defer * as lazyHtmlPage from '../../exchange/html/htmlPage.ts';
import { newNonce } from '../card/nonce.ts';

/** One page, made anew whenever it is asked for. */
export interface Page {
  readonly title: string;
  /** `actions` stand below the page's title; without them the page is one for a file. */
  body(actions: Html | null): Html;
  /** The same as text to paste. */
  text(): string;
  /** What a file with it is called, without its ending. */
  readonly fileName: string;
  /** A further command that the page offers, with its title. */
  readonly offer?: { readonly command: string; readonly title: string };
  /** Called when somebody took it away, copied or saved. */
  readonly onTaken?: () => void;
}

export interface PageCommands {
  readonly copy: string;
  readonly save: string;
}

export class PagePanel implements Disposable {
  readonly #viewType: string;
  readonly #commands: PageCommands;
  #panel: WebviewPanel | undefined;
  #page: Page | undefined;
  #shown = '';

  constructor(viewType: string, commands: PageCommands) {
    this.#viewType = viewType;
    this.#commands = commands;
  }

  /** The page on show. */
  get page(): Page | undefined {
    return this.#page;
  }

  show(page: Page): void {
    this.#page = page;
    const { offer } = page;
    const options = {
      enableScripts: false,
      enableCommandUris: [this.#commands.copy, this.#commands.save, ...(offer ? [offer.command] : [])],
      localResourceRoots: [],
    };
    if (this.#panel) {
      this.#panel.webview.options = options;
      this.#panel.reveal();
    } else {
      const panel = window.createWebviewPanel(this.#viewType, page.title, ViewColumn.Active, {
        ...options,
        enableFindWidget: true,
      });
      panel.onDidDispose(() => {
        this.#panel = undefined;
        this.#page = undefined;
        this.#shown = '';
      });
      this.#panel = panel;
    }
    this.update();
  }

  /** Shows what the page says now; a page that says the same keeps its place. */
  update(): void {
    if (!this.#panel || !this.#page) return;
    const { title } = this.#page;
    const body = this.#page.body(this.#actions(this.#page));
    if (body.text === this.#shown) return;
    this.#shown = body.text;
    this.#panel.title = title;
    const nonce = newNonce();
    this.#panel.webview.html = lazyHtmlPage.htmlPage({ title, language: env.language, body, nonce });
  }

  async copy(): Promise<void> {
    if (!this.#page) return;
    await env.clipboard.writeText(this.#page.text());
    this.#page.onTaken?.();
    window.setStatusBarMessage(l10n.t('Copied as text'), 4000);
  }

  /** Writes an HTML file where the person wants it. */
  async save(): Promise<void> {
    const page = this.#page;
    if (!page) return;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const name = `${page.fileName.replace(/[\\/:*?"<>|\s]+/gu, '-')}.html`;
    const uri = await window.showSaveDialog({
      filters: { HTML: ['html'] },
      ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
    });
    if (!uri) return;
    const text = lazyHtmlPage.htmlPage({ title: page.title, language: env.language, body: page.body(null) });
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    page.onTaken?.();
    const open = l10n.t('Open it');
    const answer = await window.showInformationMessage(
      l10n.t('Saved. It opens in every browser, and prints as it is.'),
      open,
    );
    if (answer === open) await env.openExternal(uri);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #actions({ offer }: Page): Html {
    const { copy, save } = this.#commands;
    return html.markup`<p class="actions">
      <a href="command:${copy}">${l10n.t('Copy as text')}</a>
      <a href="command:${save}">${l10n.t('Save as HTML…')}</a>
      ${offer ? html.markup`<a href="command:${offer.command}">${offer.title}</a>` : null}
    </p>`;
  }
}
