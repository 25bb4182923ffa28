/** What an import would do, or did, as a read-only document whose requirements are links to their places. */
import { Disposable, DocumentLink, EventEmitter, l10n, languages, Uri, window, workspace } from 'vscode';
import type { DocumentLinkProvider, Event, TextDocumentContentProvider } from 'vscode';
import { toRange } from '../ranges.ts';
import type { ImportReport } from './importReport.ts';

const scheme = 'groundplan-import';

export class ImportPreview implements TextDocumentContentProvider, DocumentLinkProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscription: Disposable;
  #report: ImportReport = { text: '', links: [] };

  readonly onDidChange: Event<Uri> = this.#changed.event;
  readonly uri: Uri = Uri.from({ scheme, path: `/${l10n.t('Import')}.md` });

  constructor() {
    this.#subscription = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, this),
      languages.registerDocumentLinkProvider({ scheme }, this),
    );
  }

  async show(report: ImportReport): Promise<void> {
    this.#report = report;
    this.#changed.fire(this.uri);
    await window.showTextDocument(this.uri, { preserveFocus: true, preview: true });
  }

  provideTextDocumentContent(): string {
    return this.#report.text;
  }

  provideDocumentLinks(): DocumentLink[] {
    return this.#report.links.map(({ range, uri, line }) => {
      const target = Uri.parse(uri).with({ fragment: `L${line + 1}` });
      return new DocumentLink(toRange(range), target);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
