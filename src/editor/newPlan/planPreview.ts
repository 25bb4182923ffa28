/** The preview of a new plan file: a read-only document that follows what is chosen, and is gone afterwards. */
import { EventEmitter, l10n, TabInputText, Uri, window, workspace } from 'vscode';
import type { Disposable, Event, TextDocumentContentProvider } from 'vscode';

const scheme = 'groundplan-plan';

export class PlanPreview implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #registered: Disposable;
  #text = '';

  readonly onDidChange: Event<Uri> = this.#changed.event;
  readonly #uri = Uri.from({ scheme, path: `/${l10n.t('New plan')}.md` });

  constructor() {
    this.#registered = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  async show(text: string): Promise<void> {
    this.#text = text;
    this.#changed.fire(this.#uri);
    await window.showTextDocument(this.#uri, { preserveFocus: true, preview: true });
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  async close(): Promise<void> {
    const tabs = window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === scheme);
    if (tabs.length > 0) await window.tabGroups.close(tabs, true);
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }
}
