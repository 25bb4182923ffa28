/** The words of what an import would do, or did: what is added, changed, gone and left out, with the places. */
import { l10n, Uri } from 'vscode';
import type { Import, ImportResult } from '../../edits/importing/importRequirements.ts';
import type { ImportedChange } from '../../edits/importing/itemChanges.ts';
import type { ImportedItem } from '../../edits/importing/importedTable.ts';
import defer * as lazySubjectOf from '../../edits/importing/subjectOf.ts';
import type { Requirement } from '../../model/requirement.ts';
import { rangeInLine, type TextRange } from '../../model/textRange.ts';
import { cellText } from '../../readers/markdown/markdownText.ts';
import { nameOf } from '../changing/openForChange.ts';
import { translate } from '../translate.ts';

export interface ImportReport {
  readonly text: string;
  readonly links: readonly ReportLink[];
}

/** A stretch of the report that leads to a line of a document, from 0. */
interface ReportLink {
  readonly range: TextRange;
  readonly uri: string;
  readonly line: number;
}

export interface ReportSubject {
  /** The name of the file. */
  readonly source: string;
  /** The document that is written. */
  readonly target: string;
  readonly isDone: boolean;
  /** What is said of it besides, such as which columns it gets. */
  readonly newColumns: readonly string[];
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

export function importReport(result: ImportResult, subject: ReportSubject): ImportReport {
  const { source, target, isDone } = subject;
  const name = nameOf(Uri.parse(target));
  const lines = 'refusal' in result ? new Map<string, number>() : result.lines;
  const pages = new Pages(isDone ? target : null, lines);
  pages.add(
    `# ${isDone ? l10n.t('“{0}” is imported into “{1}”', source, name) : l10n.t('Import “{0}” into “{1}”', source, name)}`,
    '',
  );
  if ('refusal' in result) pages.add(translate(result.refusal));
  else {
    pages.add(importCounts(result), '');
    pages.add(
      isDone
        ? l10n.t('The document is not saved yet; the change can be undone.')
        : l10n.t('Nothing is written yet.'),
    );
    writeSections(pages, result, subject);
  }
  return pages.finish();
}

function writeSections(pages: Pages, result: Import, { isDone, newColumns }: ReportSubject): void {
  const { comparison, unknown, notWritten, notAdded, lines } = result;
  const { changed, added, gone, closed, unchanged } = comparison;
  const lineOf = (of: ImportedItem | Requirement): number | undefined =>
    lines.get(lazySubjectOf.subjectOf(of));
  const names = (some: readonly string[]): (() => void)[] => some.map((name) => () => pages.add(`- ${name}`));
  const items = (some: readonly ImportedItem[]): (() => void)[] =>
    some.map((item) => () => pages.addNamed(item, lineOf(item), l10n.t('row {0}', item.row)));
  // What people may still decide comes before the long lists.
  pages.section(l10n.t('Columns that the document gets'), names(newColumns));
  pages.section(
    l10n.t('Columns that the document has no place for'),
    names(comparison.withoutPlace),
    l10n.t('What they say is not imported.'),
  );
  pages.section(
    l10n.t('Names that the plan does not have'),
    unknown.map(
      ({ kind, name, count }) =>
        () =>
          pages.add(
            `- ${kind === 'module' ? l10n.t('Module “{0}”, {1} rows', name, count) : l10n.t('Phase “{0}”, {1} rows', name, count)}`,
          ),
    ),
    l10n.t('Those that are neither created nor replaced are written as they are, and flagged.'),
  );
  pages.table(
    l10n.t('Changed'),
    changed.map(({ requirement, changes }) => ({ requirement, changes, line: lineOf(requirement) })),
  );
  pages.section(
    l10n.t('Added'),
    added.map((item) => () => pages.addNamed(item, isDone ? lineOf(item) : undefined)),
  );
  pages.table(
    l10n.t('Closed, as the file no longer has them'),
    closed.map(({ requirement, changes }) => ({ requirement, changes, line: lineOf(requirement) })),
  );
  const isClosed = new Set(closed.map(({ requirement }) => lazySubjectOf.subjectOf(requirement)));
  const staying = gone.filter((requirement) => !isClosed.has(lazySubjectOf.subjectOf(requirement)));
  pages.section(
    l10n.t('No longer in the file'),
    staying.map((requirement) => () => pages.addRequirement(requirement)),
    l10n.t('They stay in the document as they are.'),
  );
  pages.section(
    l10n.t('Defined in another document'),
    comparison.elsewhere.map(
      ({ requirement }) =>
        () =>
          pages.addRequirement(requirement),
    ),
    l10n.t('They are not added, as that would define them twice.'),
  );
  pages.section(
    l10n.t('Not clear which one is meant'),
    items(comparison.ambiguous),
    l10n.t('They have no id, and their title is there more than once. They are left out.'),
  );
  pages.section(
    l10n.t('An id that a row above has'),
    items(comparison.repeated),
    l10n.t('They are left out.'),
  );
  pages.section(l10n.t('Rows without a title'), items(comparison.untitled), l10n.t('They are left out.'));
  pages.section(
    l10n.t('Rows that the form of the document cannot take'),
    items(notAdded),
    l10n.t('They are left out.'),
  );
  pages.section(
    l10n.t('To be changed by hand'),
    names(notWritten),
    l10n.t('The document has no way to say it.'),
  );
  pages.section(
    l10n.t('Known under another spelling'),
    comparison.bySpelling.map(
      ({ item, requirement }) =>
        () =>
          pages.addRequirement(requirement, `“${item.id ?? ''}”`),
    ),
    l10n.t('The document’s own spelling of the id stays.'),
  );
  pages.section(
    l10n.t('Known by their titles'),
    comparison.byTitle.map(
      ({ requirement }) =>
        () =>
          pages.addRequirement(requirement),
    ),
    l10n.t('The file or the document has no id for them.'),
  );
  pages.section(
    l10n.t('Unchanged'),
    unchanged.map((requirement) => () => pages.addRequirement(requirement)),
  );
  if (comparison.others > 0)
    pages.add(
      '',
      l10n.t(
        '{0} others of the document are of other series, and the file says nothing of them.',
        comparison.others,
      ),
    );
}

interface ChangedRow {
  readonly requirement: Requirement;
  readonly changes: readonly ImportedChange[];
  readonly line: number | undefined;
}

/** Sections of a long list are cut: the document itself has them all. */
const mostListed = 500;

class Pages {
  readonly #lines: string[] = [];
  readonly #links: ReportLink[] = [];
  /** Where what was written stands; `null` while nothing is. */
  readonly #target: string | null;

  readonly #lineOf: ReadonlyMap<string, number>;

  constructor(target: string | null, lineOf: ReadonlyMap<string, number>) {
    this.#target = target;
    this.#lineOf = lineOf;
  }

  add(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  section(heading: string, entries: readonly (() => void)[], note = ''): void {
    if (entries.length === 0) return;
    this.add('', `## ${heading} (${entries.length})`, '');
    if (note !== '') this.add(note, '');
    for (const write of entries.slice(0, mostListed)) write();
    if (entries.length > mostListed) this.add(l10n.t('… and {0} more', entries.length - mostListed));
  }

  table(heading: string, rows: readonly ChangedRow[]): void {
    if (rows.length === 0) return;
    this.add('', `## ${heading} (${rows.length})`, '');
    this.add(`| ${l10n.t('Requirement')} | ${l10n.t('Field')} | ${l10n.t('Before')} | ${l10n.t('After')} |`);
    this.add('|---|---|---|---|');
    for (const { requirement, changes, line } of rows.slice(0, mostListed))
      for (const { name, before, after } of changes) {
        const subject = cellText(requirement.id ?? requirement.title);
        const at =
          this.#target === null ? requirement.fact.anchor.line : (line ?? requirement.fact.anchor.line);
        this.#link(2, subject.length, requirement.uri, at);
        this.add(`| ${[subject, ...[name, before, after].map((text) => cellText(text))].join(' | ')} |`);
      }
    if (rows.length > mostListed) this.add(l10n.t('… and {0} more', rows.length - mostListed));
  }

  addRequirement(requirement: Requirement, more = ''): void {
    const { uri, fact } = requirement;
    const line = uri === this.#target ? this.#lineOf.get(lazySubjectOf.subjectOf(requirement)) : undefined;
    this.#named(requirement, { uri, line: line ?? fact.anchor.line }, more);
  }

  addNamed(item: ImportedItem, line: number | undefined, more = ''): void {
    this.#named(item, this.#target !== null && line !== undefined ? { uri: this.#target, line } : null, more);
  }

  #named(
    { id, title }: { readonly id: string | null; readonly title: string },
    place: { readonly uri: string; readonly line: number } | null,
    more: string,
  ): void {
    const named = [id ?? '', cellText(title)].join(' ').trim();
    if (place) this.#link(2, named.length, place.uri, place.line);
    const at = place ? `${nameOf(Uri.parse(place.uri))}:${place.line + 1}` : '';
    const behind = [more, at].filter((text) => text !== '').join(l10n.t(', '));
    this.add(`- ${named}${behind === '' ? '' : ` — ${behind}`}`);
  }

  /** Of the line that is added next. */
  #link(character: number, length: number, uri: string, line: number): void {
    this.#links.push({ range: rangeInLine(this.#lines.length, character, length), uri, line });
  }

  finish(): ImportReport {
    return { text: `${this.#lines.join('\n')}\n`, links: this.#links };
  }
}
