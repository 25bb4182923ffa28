/** The columns of an import as a document would have them: one for each field, then those that are kept as they are. */
import type { Field } from '../../model/field.ts';
import { type DocumentLanguage, fieldWord } from '../../vocabulary/fieldWords.ts';
import { fieldOfHeader, headerKey } from '../../vocabulary/headers.ts';
import { writableFields } from '../../readers/writer.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';

export interface ValueColumn {
  readonly field: Field;
  readonly header: string;
  /** The columns of the file that say it, the one that counts first. */
  readonly from: readonly number[];
}

const words: Readonly<Partial<Record<Field, Readonly<Record<DocumentLanguage, string>>>>> = {
  id: { en: 'ID', 'zh-cn': '编号', 'zh-tw': '編號' },
  title: { en: 'Requirement', 'zh-cn': '需求名称', 'zh-tw': '需求名稱' },
  description: { en: 'Description', 'zh-cn': '需求描述', 'zh-tw': '需求描述' },
  submodule: { en: 'Submodule', 'zh-cn': '子模块', 'zh-tw': '子模組' },
  acceptance: { en: 'Acceptance criteria', 'zh-cn': '验收标准', 'zh-tw': '驗收標準' },
  source: { en: 'Source', 'zh-cn': '需求来源', 'zh-tw': '需求來源' },
};

/** Never the id or the title, which every item has. */
export function valueColumns({ columns, language }: ImportedTable): readonly ValueColumn[] {
  const byField = new Map<Field, { header: string; from: number[] }>();
  const kept: ValueColumn[] = [];
  for (const { index, header, field } of [...columns].sort((a, b) => a.order - b.order)) {
    if (field === null || field === 'id' || field === 'title') continue;
    if (field === 'other' || field === 'rowNumber' || field === 'phaseOrStatus') {
      kept.push({ field, header, from: [index] });
      continue;
    }
    const known = byField.get(field);
    if (known) known.from.push(index);
    else byField.set(field, { header: headerFor(header, field, language), from: [index] });
  }
  return [...[...byField].map(([field, column]) => ({ field, ...column })), ...unlike(kept)];
}

/** What an item says in a column; of a list that is spread over columns all of it. */
export function valueOf({ field, from }: ValueColumn, { texts }: ImportedItem): string {
  const said = from.flatMap((index) => texts.get(index) ?? []);
  const isList = field === 'tags' || field === 'links' || field === 'dependsOn' || field === 'covers';
  return isList ? [...new Set(said)].join('；') : (said[0] ?? '');
}

/** The header of the file where it means the same anywhere, else the word that does. */
export function headerFor(header: string, field: Field, language: DocumentLanguage): string {
  if (fieldOfHeader(header) === field) return header;
  const worded = writableFields.find((each) => each === field);
  return words[field]?.[language] ?? (worded ? fieldWord(worded, language) : header);
}

/** A header that is there twice gets a number, so that each keeps its own values. */
function unlike(columns: readonly ValueColumn[]): readonly ValueColumn[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const count = (seen.get(headerKey(column.header)) ?? 0) + 1;
    seen.set(headerKey(column.header), count);
    return count === 1 ? column : { ...column, header: `${column.header} ${count}` };
  });
}
