/** A whole document of what is imported: a Markdown table, separated values, or a YAML list. */
import { cellSource } from '../../readers/csv/csvWriter.ts';
import { cellText } from '../../readers/markdown/markdownText.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';
import { headerFor, valueColumns, valueOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';

export type NewForm = 'markdown' | 'csv' | 'yaml';

export function newDocumentText(
  table: ImportedTable,
  items: readonly ImportedItem[],
  form: NewForm,
  heading: string,
): string {
  const columns = valueColumns(table);
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

function yamlItem(headers: readonly string[], row: readonly string[]): string {
  const pairs = headers.flatMap((header, at) => {
    const text = row[at] ?? '';
    return text === ''
      ? []
      : [`${yamlScalar(header, { inFlow: false })}: ${yamlScalar(text, { inFlow: false })}`];
  });
  return pairs.map((pair, at) => `${at === 0 ? '  - ' : '    '}${pair}\n`).join('');
}
