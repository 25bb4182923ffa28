/** The tables as they stand in `docs/warehouse.md`; a test compares both. */
import type { Column } from './column.ts';
import { tableNames, tables } from './tables.ts';

export function describeTables(): string {
  const sections = tableNames.map((name) => {
    const columns = tables[name] as readonly Column<never>[];
    const lines = columns.map(
      ({ name: column, type, isRequired, about }) =>
        `| \`${column}\` | ${type}${isRequired ? '' : ', may be null'} | ${about} |`,
    );
    return [`### ${name}`, '', '| column | type | holds |', '|---|---|---|', ...lines, ''].join('\n');
  });
  return sections.join('\n');
}
