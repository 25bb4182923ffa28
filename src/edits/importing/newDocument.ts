/** A whole document of what is imported: a Markdown table, a heading for each, separated values, or a YAML list. */
import { documentPath } from '../../model/documentUri.ts';
import { message, type Message } from '../../model/message.ts';
import { cellSource } from '../../readers/csv/csvWriter.ts';
import { isFieldWord, paragraphLines } from '../../readers/markdown/anyFieldWriter.ts';
import { fieldLine, usualStyle } from '../../readers/markdown/fieldLineStyle.ts';
import { cellText, markdownText } from '../../readers/markdown/markdownText.ts';
import { readFacts } from '../../readers/readDocument.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';
import { headerFor, type ValueColumn, valueColumns, valueOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';
import { subjectOf } from './subjectOf.ts';

export type NewForm = 'markdown' | 'headings' | 'csv' | 'yaml';

export interface MadeDocument {
  readonly text: string;
  readonly added: readonly ImportedItem[];
  /** Rows that would not be read as requirements in this form. */
  readonly notAdded: readonly ImportedItem[];
  /** Headers of columns that this form has no way to write. */
  readonly notWritten: readonly string[];
  readonly lines: ReadonlyMap<string, number>;
}

const mostAttempts = 3;

/** The document, with those rows alone that are read back from it as they are. */
export function readableDocument(
  table: ImportedTable,
  items: readonly ImportedItem[],
  { uri, form, heading }: { readonly uri: string; readonly form: NewForm; readonly heading: string },
  root: string,
): MadeDocument | Message {
  let added = items;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const text = newDocumentText(table, added, form, heading);
    const facts = readFacts(documentPath(root, uri) ?? '', 'document', text).requirements;
    const found = new Map(facts.map((fact) => [subjectOf(fact), fact]));
    const isRead = (item: ImportedItem): boolean => {
      const fact = found.get(subjectOf(item));
      return fact?.role === 'definition' && plain(fact.title) === plain(item.title);
    };
    const read = added.filter(isRead);
    if (read.length === added.length && facts.length === added.length) {
      const lines = new Map([...found].map(([subject, { anchor }]) => [subject, anchor.line]));
      const kept = new Set(added);
      const notAdded = items.filter((item) => !kept.has(item));
      return {
        text,
        added,
        notAdded,
        notWritten: form === 'headings' ? unwritable(table, added) : [],
        lines,
      };
    }
    if (read.length === added.length || read.length === 0) break;
    added = read;
  }
  return message(
    'In this form not every row would be read as a requirement. Choose another form, or say what the columns mean.',
  );
}

/** A word with a colon in it would not be read as that of a field line. */
function unwritable(table: ImportedTable, items: readonly ImportedItem[]): readonly string[] {
  return valueColumns(table)
    .filter((column) => column.field !== 'rowNumber' && !isFieldWord(column.header))
    .filter((column) => items.some((item) => valueOf(column, item) !== ''))
    .map(({ header }) => header);
}

function plain(title: string): string {
  return title.replace(/\s+/gu, ' ').trim();
}

function newDocumentText(
  table: ImportedTable,
  items: readonly ImportedItem[],
  form: NewForm,
  heading: string,
): string {
  const columns = valueColumns(table);
  if (form === 'headings') return headingsText(columns, items, heading);
  const ownHeader = (field: 'id' | 'title'): string =>
    headerFor(table.columns.find((column) => column.field === field)?.header ?? '', field, table.language);
  const hasIds = items.some(({ id }) => id !== null);
  const headers = [
    ...(hasIds ? [ownHeader('id')] : []),
    ownHeader('title'),
    ...columns.map(({ header }) => header),
  ];
  const rows = items.map((item) => [
    ...(hasIds ? [item.id ?? ''] : []),
    item.title,
    ...columns.map((column) => valueOf(column, item)),
  ]);
  if (form === 'csv')
    return [headers, ...rows]
      .map((row) => `${row.map((text) => cellSource(text, ',')).join(',')}\n`)
      .join('');
  if (form === 'yaml') return `requirements:\n${rows.map((row) => yamlItem(headers, row)).join('')}`;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const written = rows.map((row) => line(row.map((text) => cellText(text))));
  return `# ${heading}\n\n${line(headers.map((text) => cellText(text)))}${line(headers.map(() => '---'))}${written.join('')}`;
}

function headingsText(
  columns: readonly ValueColumn[],
  items: readonly ImportedItem[],
  heading: string,
): string {
  const parts = [`# ${heading}\n`];
  for (const item of items) {
    const lines: string[] = [];
    let paragraph: readonly string[] | null = null;
    for (const column of columns) {
      const text = valueOf(column, item);
      if (text === '' || column.field === 'rowNumber' || !isFieldWord(column.header)) continue;
      if (column.field === 'description') paragraph = paragraphLines(text);
      if (column.field === 'description' && paragraph) continue;
      lines.push(fieldLine(usualStyle(column.header, '', '- '), column.header, markdownText(text)));
    }
    parts.push(`\n## ${[item.id ?? '', markdownText(item.title)].join(' ').trim()}\n`);
    if (paragraph) parts.push(`\n${paragraph.join('\n')}\n`);
    if (lines.length > 0) parts.push(`\n${lines.join('\n')}\n`);
  }
  return parts.join('');
}

function yamlItem(headers: readonly string[], row: readonly string[]): string {
  const pairs = headers.flatMap((header, at) => {
    const text = row[at] ?? '';
    return text === ''
      ? []
      : [`${yamlScalar(header, { inFlow: false })}: ${yamlScalar(text, { inFlow: false })}`];
  });
  return pairs.map((pair, at) => `${at === 0 ? '  - ' : '    '}${pair}\n`).join('');
}
