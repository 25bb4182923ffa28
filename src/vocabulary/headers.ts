/** The words that people put over the columns of a requirement table, and what they mean. */
import { fields, type Field } from '../model/field.ts';
import words from './data/headers.json' with { type: 'json' };
import { simplified } from './variants.ts';

const fieldNames: ReadonlySet<string> = new Set(fields);
const fieldByHeader: ReadonlyMap<string, Field> = new Map(
  Object.entries(words).flatMap(([field, headers]) =>
    fieldNames.has(field) ? headers.map((header) => [lookUpKey(header), field as Field] as const) : [],
  ),
);

/** How headers are compared: NFKC, no case, no blanks, `_`, `-`, no `*` or `（必填）` at the end, no `Custom field ( )` around. */
export function headerKey(header: string): string {
  return (
    header
      .normalize('NFKC')
      .replace(/^\uFEFF/u, '')
      .toLowerCase()
      .replace(/(?:\((?:必填|必选|必選|选填|選填|可选|可選|required|optional)\)|\*|:)\s{0,8}$/u, '')
      // Jira's exports: `Custom field (Requirement ID)`.
      .replace(/^custom field \((.{1,60})\)$/u, '$1')
      .replace(/[\s_-]/gu, '')
  );
}

/** The field that a header or a field line's word names, `null` where the vocabulary does not know it. */
export function fieldOfHeader(header: string): Field | null {
  // Asked of every line that has a colon: a sentence is no header.
  if (header.length > 60) return null;
  const key = lookUpKey(header);
  if (key === '') return null;
  const known = fieldByHeader.get(key);
  if (known) return known;
  // “投入(人天)”, “需求描述（必须详细）”: what stands in parentheses explains.
  const open = key.indexOf('(');
  const bare = open > 0 ? key.slice(0, open) : key;
  return fieldByHeader.get(bare) ?? placeOfHeader(bare);
}

/** “对应功能模块”, “所在子系统”: the words in front say no more than that the row belongs there. */
function placeOfHeader(key: string): Field | null {
  const named = /^(?:对应|所在|归属|隶属)的?(?<name>.{2,12})$/u.exec(key)?.groups?.name;
  const field = named === undefined ? undefined : fieldByHeader.get(named);
  return field === 'module' || field === 'submodule' || field === 'phase' ? field : null;
}

/** 需求編號 and 需求编号 are one word. */
function lookUpKey(header: string): string {
  return simplified(headerKey(header));
}

/** Whether a header says by itself that its column holds requirements, whatever stands beside it. */
export function isRequirementHeader(header: string): boolean {
  const key = lookUpKey(header);
  return (
    /需求|功能点|用户故事|使用者故事/u.test(key) ||
    /^(?:requirements?|reqid|req|userstory|story|featureid|requirementid)/u.test(key)
  );
}
