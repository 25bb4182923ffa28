/** Exports written by hand from the headers that each tracker documents, and where their fields landed. */
import assert from 'node:assert/strict';
import { factsOfContent } from '../../../src/index/readContent.ts';
import type { DocumentFacts, RequirementFact } from '../../../src/model/facts.ts';
import type { Field } from '../../../src/model/field.ts';
import { claimedPriority, claimedStatus } from '../../../src/vocabulary/claimedValues.ts';
import { workbook, sheetXml } from '../xlsx/workbook.ts';

export type Row = Readonly<Record<string, string>>;

/** A CSV with these headers; each row gives the cells that it has, quoted where they have to be. */
export function csvOf(headers: readonly string[], rows: readonly Row[], separator = ','): string {
  const written = (cell: string): string =>
    cell.includes(separator) || /["\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return cellsOf(headers, rows)
    .map((cells) => cells.map(written).join(separator))
    .join('\n');
}

export function xlsxOf(headers: readonly string[], rows: readonly Row[]): Uint8Array {
  return workbook({ sheets: [{ name: 'Sheet1', xml: sheetXml(cellsOf(headers, rows)) }] });
}

function cellsOf(headers: readonly string[], rows: readonly Row[]): string[][] {
  for (const row of rows) for (const header of Object.keys(row)) assert.ok(headers.includes(header), header);
  return [[...headers], ...rows.map((row) => headers.map((header) => row[header] ?? ''))];
}

export function factsOf(content: string | Uint8Array, path = 'docs/export.csv'): DocumentFacts {
  const facts = factsOfContent(
    path,
    'document',
    typeof content === 'string' ? Buffer.from(content) : content,
  );
  assert.ok(facts);
  return facts;
}

/** Every field that the requirement itself states, with its values in order; `other` and what it inherits left out. */
export function landed(requirement: RequirementFact | undefined): Partial<Record<Field, string | string[]>> {
  const found: Partial<Record<Field, string | string[]>> = {};
  for (const { field, from, text } of requirement?.claims ?? []) {
    if (from !== 'column' || field === 'other' || text === '') continue;
    const known = found[field];
    found[field] = known === undefined ? text : [...(typeof known === 'string' ? [known] : known), text];
  }
  return found;
}

/** Priority and status as they count. */
export function counted(requirement: RequirementFact | undefined): readonly (string | null)[] {
  const claims = requirement?.claims ?? [];
  const first = <Value>(
    field: Field,
    read: (claim: (typeof claims)[number]) => Value | null,
  ): Value | null => {
    for (const claim of claims) {
      const value = claim.field === field ? read(claim) : null;
      if (value !== null) return value;
    }
    return null;
  };
  return [first('priority', claimedPriority), first('status', claimedStatus)];
}
