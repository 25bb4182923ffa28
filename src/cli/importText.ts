/** What an import would do, or did, as text, as Markdown for a review and as JSON for programs. */
import { cellText } from '../readers/markdown/markdownText.ts';
import type { ImportedItem, ImportedTable } from '../edits/importing/importedTable.ts';
import type { Import } from '../edits/importing/importRequirements.ts';
import { message, type Message, type Translate } from '../model/message.ts';

export interface ImportTold {
  readonly result: Import;
  readonly table: ImportedTable;
  /** The name of the file. */
  readonly file: string;
  /** The document's path below the folder. */
  readonly target: string;
  readonly isNew: boolean;
  readonly newColumns: readonly string[];
  readonly newNames: Import['unknown'];
  readonly isWritten: boolean;
}

/** A row that is not imported, and why. */
export interface Conflict {
  readonly reason: Message;
  readonly row: number | null;
  readonly id: string | null;
  readonly title: string;
}

/** What was asked for and cannot be done, in the order of its reasons. */
export function conflictsOf({ comparison, notAdded, notWritten }: Import): readonly Conflict[] {
  const of = (items: readonly ImportedItem[], reason: Message): readonly Conflict[] =>
    items.map(({ row, id, title }) => ({ reason, row, id, title }));
  return [
    ...of(
      comparison.elsewhere.map(({ item }) => item),
      message('Defined in another document'),
    ),
    ...of(comparison.ambiguous, message('Not clear which one is meant')),
    ...of(comparison.repeated, message('An id that a row above has')),
    ...of(comparison.untitled, message('Rows without a title')),
    ...of(notAdded, message('Rows that the form of the document cannot take')),
    ...notWritten.map((title) => ({ reason: message('To be changed by hand'), row: null, id: null, title })),
  ];
}

export function importText(told: ImportTold, format: 'text' | 'markdown', translate: Translate): string {
  const { result, file, target, isNew, isWritten, newColumns, newNames, table } = told;
  const { comparison, unknown } = result;
  const lines: string[] = [];
  const isMarkdown = format === 'markdown';
  const say = (text: string): string => (isMarkdown ? cellText(text) : text.replace(/\s+/gu, ' '));
  const section = (heading: Message, entries: readonly string[]): void => {
    if (entries.length === 0) return;
    lines.push('', `${isMarkdown ? '## ' : ''}${translate(heading)} (${entries.length})`);
    if (isMarkdown) lines.push('');
    lines.push(...entries.map((entry) => `${isMarkdown ? '- ' : '  '}${entry}`));
  };
  const named = ({ id, title }: { readonly id: string | null; readonly title: string }): string =>
    say([id, title].filter((part) => part !== null && part !== '').join(' '));
  const title = isWritten
    ? message('“{0}” is imported into “{1}”', file, target)
    : message('Import “{0}” into “{1}”', file, target);
  lines.push(`${isMarkdown ? '# ' : ''}${translate(title)}`);
  if (isMarkdown) lines.push('');
  if (isNew) lines.push(translate(message('The document is new.')));
  lines.push(translate(countsOf(told)));
  section(
    message('Columns'),
    table.columns.map(({ header, field }) => `${say(header)} → ${field ?? '-'}`),
  );
  section(message('Columns that the document gets'), newColumns.map(say));
  section(message('Columns that the document has no place for'), comparison.withoutPlace.map(say));
  section(
    message('Names that the plan gets'),
    newNames.map(({ name }) => say(name)),
  );
  const left = unknown.filter(
    ({ kind, name }) => !newNames.some((one) => one.kind === kind && one.name === name),
  );
  section(
    message('Names that the plan does not have'),
    left.map(({ name }) => say(name)),
  );
  section(
    message('Changed'),
    comparison.changed.map(
      ({ item, changes }) =>
        `${named(item)}: ${changes.map(({ name, before, after }) => `${say(name)} “${say(before)}” → “${say(after)}”`).join('; ')}`,
    ),
  );
  section(message('Added'), comparison.added.map(named));
  section(message('No longer in the file'), comparison.gone.map(named));
  const conflicts = conflictsOf(result);
  const reasons = new Map(conflicts.map(({ reason }) => [reason.key, reason]));
  for (const [key, reason] of reasons) {
    const ofReason = conflicts.filter((conflict) => conflict.reason.key === key);
    section(
      reason,
      ofReason.map(({ row, ...conflict }) =>
        row === null ? named(conflict) : `${named(conflict)} (${translate(message('row {0}', row))})`,
      ),
    );
  }
  if (!isWritten) lines.push('', translate(message('Nothing is written yet. --write does it.')));
  return `${lines.join('\n')}\n`;
}

function countsOf({ result }: ImportTold): Message {
  const { added, changed, unchanged, gone } = result.comparison;
  return message(
    '{0} added, {1} changed, {2} unchanged, {3} no longer in the file, {4} left out',
    added.length,
    changed.length,
    unchanged.length,
    gone.length,
    conflictsOf(result).length,
  );
}

/** Stable from version 1 on; rows count from 1 with those above the headers. */
export function importJson(
  { result, table, target, isNew, isWritten, newColumns }: ImportTold,
  translate: Translate,
): string {
  const { comparison, unknown } = result;
  const { added, changed, unchanged, gone, withoutPlace } = comparison;
  const conflicts = conflictsOf(result);
  const value = {
    version: 1,
    target,
    isNew,
    written: isWritten,
    counts: {
      added: added.length,
      changed: changed.length,
      unchanged: unchanged.length,
      gone: gone.length,
      leftOut: conflicts.length,
    },
    columns: table.columns.map(({ header, field }) => ({ header, field })),
    added: added.map(({ row, id, title }) => ({ row, id, title })),
    changed: changed.map(({ item, changes }) => ({
      row: item.row,
      id: item.id,
      title: item.title,
      changes: changes.map(({ field, name, before, after }) => ({ field, name, before, after })),
    })),
    unchanged: unchanged.map(({ id, title }) => ({ id, title })),
    gone: gone.map(({ id, title }) => ({ id, title })),
    leftOut: conflicts.map(({ reason, row, id, title }) => ({ reason: translate(reason), row, id, title })),
    newColumns,
    columnsWithoutPlace: withoutPlace,
    unknownNames: unknown,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
