/** What an import would do, as a read-only document to look at before anything is written. */
import { Disposable, EventEmitter, l10n, Uri, workspace } from 'vscode';
import type { Event, TextDocumentContentProvider } from 'vscode';
import type { ImportResult } from '../../edits/importing/importRequirements.ts';
import type { ImportedItem } from '../../edits/importing/importedTable.ts';
import { cellText } from '../../readers/markdown/markdownText.ts';
import { translate } from '../translate.ts';

const scheme = 'groundplan-import';

export class ImportPreview implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscription: Disposable;
  #text = '';

  readonly onDidChange: Event<Uri> = this.#changed.event;
  readonly uri: Uri = Uri.from({ scheme, path: `/${l10n.t('Import')}.md` });

  constructor() {
    this.#subscription = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, this),
    );
  }

  show(text: string): void {
    this.#text = text;
    this.#changed.fire(this.uri);
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** How many rows and requirements there are of each kind, in one line. */
export function importCounts(result: ImportResult): string {
  if ('refusal' in result) return translate(result.refusal);
  const { added, changed, unchanged, gone } = result.comparison;
  return l10n.t(
    '{0} added, {1} changed, {2} unchanged, {3} no longer in the file',
    added.length,
    changed.length,
    unchanged.length,
    gone.length,
  );
}

export function previewText(result: ImportResult, source: string, target: string): string {
  const title = `# ${l10n.t('Import “{0}” into “{1}”', source, target)}`;
  if ('refusal' in result) return `${title}\n\n${translate(result.refusal)}\n`;
  const { comparison, unknownModules, notWritten } = result;
  const parts = [title, '', `${importCounts(result)}.`, '', l10n.t('Nothing is written yet.')];
  const section = (heading: string, lines: readonly string[], note = ''): void => {
    if (lines.length === 0) return;
    parts.push('', `## ${heading} (${lines.length})`, '');
    if (note !== '') parts.push(note, '');
    parts.push(...lines);
  };
  const named = (id: string | null, name: string): string =>
    `- ${[id ?? '', cellText(name)].join(' ').trim()}`;
  const item = ({ id, title: name }: ImportedItem): string => named(id, name);
  if (comparison.changed.length > 0) {
    parts.push('', `## ${l10n.t('Changed')} (${comparison.changed.length})`, '');
    parts.push(
      `| ${l10n.t('Requirement')} | ${l10n.t('Field')} | ${l10n.t('Before')} | ${l10n.t('After')} |`,
    );
    parts.push('|---|---|---|---|');
    for (const { requirement, changes } of comparison.changed)
      for (const { name, before, after } of changes)
        parts.push(
          `| ${[requirement.id ?? requirement.title, name, before, after].map((text) => cellText(text)).join(' | ')} |`,
        );
  }
  section(l10n.t('Added'), comparison.added.map(item));
  section(
    l10n.t('No longer in the file'),
    comparison.gone.map(({ id, title: name }) => named(id, name)),
    l10n.t('They stay in the document as they are.'),
  );
  section(
    l10n.t('Defined in another document'),
    comparison.elsewhere.map(({ item: each, requirement }) => `${item(each)} — ${requirement.uri}`),
    l10n.t('They are not added, as that would define them twice.'),
  );
  section(
    l10n.t('Not clear which one is meant'),
    comparison.ambiguous.map(item),
    l10n.t('They have no id, and their title is there more than once. They are left out.'),
  );
  section(l10n.t('An id that a row above has'), comparison.repeated.map(item), l10n.t('They are left out.'));
  section(
    l10n.t('Modules that the plan does not have'),
    unknownModules.map((name) => `- ${name}`),
    l10n.t('They are written as they are, and flagged. They can be added to the plan.'),
  );
  section(
    l10n.t('Columns that the document has no place for'),
    comparison.withoutPlace.map((name) => `- ${name}`),
  );
  section(
    l10n.t('To be changed by hand'),
    notWritten.map((name) => `- ${name}`),
  );
  if (comparison.byTitle > 0)
    parts.push('', l10n.t('{0} without an id were known by their titles.', comparison.byTitle));
  return `${parts.join('\n')}\n`;
}
