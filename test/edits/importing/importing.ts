/** Imports rows into documents of a small workspace, as tests see it. */
import assert from 'node:assert/strict';
import { type ImportChoices, importedTable, rowsOfCsv } from '../../../src/edits/importing/importedTable.ts';
import {
  importRequirements,
  type ImportRequest,
  type ImportTarget,
} from '../../../src/edits/importing/importRequirements.ts';
import { documentPath, documentUri } from '../../../src/model/documentUri.ts';
import { cellSource } from '../../../src/readers/csv/csvWriter.ts';
import type { GridRow } from '../../../src/readers/table/grid.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

export type Files = Readonly<Record<string, string>>;
export type Choices = ImportChoices & Partial<ImportRequest>;

export const plan =
  'modules:\n  - { id: leads, name: 线索管理, aliases: [Lead] }\n  - { id: quote, name: 报价 }\nphases:\n  - { id: p1, name: 一期 }\n  - { id: p2, name: 二期 }\n';

export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((text) => cellSource(text, ',')).join(',')}\n`).join('');
}

export function into(path: string): ImportTarget {
  return { kind: 'document', uri: documentUri(testRoot.id, path) };
}

/** The import and the files after it. `from` is CSV, or rows of a sheet. */
export function importInto(
  files: Files,
  from: string | readonly GridRow[],
  target: ImportTarget,
  choices: Choices = {},
) {
  const { headersAt, mapping, ...rest } = choices;
  const table = importedTable(typeof from === 'string' ? rowsOfCsv(from, 'a.csv') : from, {
    ...(headersAt !== undefined && { headersAt }),
    ...(mapping && { mapping }),
  });
  assert.ok(table);
  const texts = new Map(Object.entries(files).map(([path, text]) => [documentUri(testRoot.id, path), text]));
  const result = importRequirements(
    snapshotOf(files),
    { root: testRoot.id, table, target, source: null, idPrefix: 'ZT-', ...rest },
    (uri) => texts.get(uri) ?? null,
  );
  assert.ok(!('refusal' in result), 'refusal' in result ? result.refusal.key : '');
  const after: Record<string, string> = { ...files };
  for (const [path, text] of Object.entries(files))
    after[path] = applySourceEdits(text, result.edits.get(documentUri(testRoot.id, path)) ?? []);
  for (const [uri, text] of result.create) after[documentPath(testRoot.id, uri) ?? uri] = text;
  return { ...result, table, files: after as Files };
}
