/** The columns of an import as a document would have them: one for each field, then those that are kept as they are. */
import type { Field } from '../../model/field.ts';
import { type DocumentLanguage, fieldWord } from '../../vocabulary/fieldWords.ts';
import { fieldOfHeader, headerKey } from '../../vocabulary/headers.ts';
import { writableFields } from '../../readers/writer.ts';
import type { ImportedColumn, ImportedItem, ImportedTable } from './importedTable.ts';

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
  reason: { en: 'Reason', 'zh-cn': '拒绝原因', 'zh-tw': '拒絕原因' },
};

/** Values of several columns are values of one list. */
const lists: ReadonlySet<Field> = new Set<Field>(['tags', 'links', 'dependsOn', 'covers']);
/** Texts of several columns are parts of one text. */
const longTexts: ReadonlySet<Field> = new Set<Field>([
  'description',
  'acceptance',
  'scenario',
  'withoutIt',
  'note',
]);

/** Never the id or the title, which every item has. A column that contradicts another of its field is kept by itself. */
export function valueColumns(table: ImportedTable): readonly ValueColumn[] {
  const byField = new Map<Field, { header: string; from: number[] }>();
  const kept: ValueColumn[] = [];
  for (const column of [...table.columns].sort((a, b) => a.order - b.order)) {
    const { index, header, field } = column;
    if (field === null || field === 'id' || field === 'title') continue;
    if (field === 'other' || field === 'rowNumber' || field === 'phaseOrStatus') {
      kept.push({ field, header, from: [index] });
      continue;
    }
    const known = byField.get(field);
    if (!known) byField.set(field, { header: headerFor(header, field, table.language), from: [index] });
    else if (known.from.every((other) => !contradicts(table, other, column))) known.from.push(index);
    // Under its own header it would be read as that field.
    else kept.push({ field: 'other', header: `${header} 2`, from: [index] });
  }
  return [...[...byField].map(([field, column]) => ({ field, ...column })), ...unlike(kept)];
}

/** Whether some row says two things in two columns of one field, where only one can be kept. */
function contradicts(
  { tracker, items }: ImportedTable,
  first: number,
  { index, field }: ImportedColumn,
): boolean {
  // A tracker's columns of one field say the same of different moments, and their order tells which counts.
  if (tracker !== null || field === null || lists.has(field) || longTexts.has(field)) return false;
  return items.some(({ texts }) => {
    const [a, b] = [texts.get(first), texts.get(index)];
    return a !== undefined && b !== undefined && a !== b;
  });
}

/** What an item says in a column; of a list or a long text that is spread over columns all of it. */
export function valueOf({ field, from }: ValueColumn, { texts }: ImportedItem): string {
  const said = from.flatMap((index) => texts.get(index) ?? []);
  if (lists.has(field)) return [...new Set(said)].join('；');
  return longTexts.has(field) ? [...new Set(said)].join('\n') : (said[0] ?? '');
}

/** The header of the file where it means the same anywhere, else the word that does. */
export function headerFor(header: string, field: Field, language: DocumentLanguage): string {
  return fieldOfHeader(header) === field ? header : (wordOf(field, language) ?? header);
}

/** Our own word for a field, `null` where we have none. */
export function wordOf(field: Field, language: DocumentLanguage): string | null {
  const worded = writableFields.find((each) => each === field);
  return words[field]?.[language] ?? (worded ? fieldWord(worded, language) : null);
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
