/** Requirements of any format that is read, as the rows of an import: ReqIF, needs.json, Markdown and the like. */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { readFacts, readFactsOfBytes } from '../../readers/readDocument.ts';
import { isReadFromBytes } from '../../readers/registry.ts';
import { isOwn } from '../../readers/table/fieldClaims.ts';
import { documentLanguage } from '../../vocabulary/fieldWords.ts';
import { headerKey } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { headerFor } from './importColumns.ts';
import type { ImportedColumn, ImportedItem, ImportedTable, Mapped } from './importedTable.ts';

/** What the format only knows from around the requirement, and what nobody would write into a document. */
const leftOut: ReadonlySet<Field> = new Set(['id', 'title', 'place', 'rowNumber', 'version']);

/** The requirements of a text that is read as a document; none where no reader takes it. */
export function factsOfFile(path: string, content: Uint8Array, text: string): readonly RequirementFact[] {
  const facts = isReadFromBytes(path)
    ? readFactsOfBytes(path, content, true)
    : readFacts(path, 'document', text, true);
  return (facts?.requirements ?? []).filter(
    ({ role, isInformative }) => role === 'definition' && isInformative !== true,
  );
}

/** `mapping` says of a name in the file, by its `headerKey`, what it counts as. */
export function factsTable(
  facts: readonly RequirementFact[],
  mapping: ReadonlyMap<string, Mapped> = new Map(),
): ImportedTable {
  const language = documentLanguage(
    facts
      .slice(0, 30)
      .map(({ title, claims }) => [title, ...claims.map(({ text }) => text)].join(' '))
      .join(' '),
  );
  const columns = new Map<string, { index: number; header: string; field: Mapped; samples: string[] }>();
  const columnOf = ({ field, name }: Claim): number => {
    const key = field === 'other' ? `other ${headerKey(name)}` : field;
    const known = columns.get(key);
    if (known) return known.index;
    const header = field === 'other' ? name : headerFor(name, field, language) || field;
    const chosen = mapping.get(headerKey(name)) ?? mapping.get(headerKey(header));
    const isChosen = mapping.has(headerKey(name)) || mapping.has(headerKey(header));
    const column = { index: columns.size, header, field: isChosen ? (chosen ?? null) : field, samples: [] };
    columns.set(key, column);
    return column.index;
  };
  const items = facts.map((fact, at): ImportedItem => {
    const texts = new Map<number, string[]>();
    for (const claim of fact.claims) {
      if (!isOwn(claim) || leftOut.has(claim.field) || isPlaceholder(claim.text)) continue;
      if (claim.field === 'other' && claim.name === '') continue;
      const index = columnOf(claim);
      texts.set(index, [...new Set([...(texts.get(index) ?? []), claim.text])]);
    }
    const joined = [...texts].map(([index, all]) => [index, all.join('；')] as const);
    return { row: at + 1, id: fact.id, title: fact.title, texts: new Map(joined) };
  });
  return {
    headersAt: 0,
    tracker: null,
    language,
    items,
    columns: [...columns.values()].map((column): ImportedColumn => ({
      ...column,
      order: column.index,
      samples: items.flatMap(({ texts }) => texts.get(column.index) ?? []).slice(0, 3),
    })),
  };
}
