/**
 * Lines that state a field: `- **优先级**：P0`, `模块：线索管理`, `【状态】已上线`, `**Owner:** Ann`. Full-width
 * punctuation counts as its ASCII twin.
 */
import type { Field } from '../../model/field.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isFileList } from '../../vocabulary/values.ts';
import { plainText } from './plainText.ts';

export interface FieldLine {
  readonly field: Field;
  /** The document's word for it. */
  readonly name: string;
  /** As people read it; empty when nothing stands behind the colon. */
  readonly value: string;
  /** The value's place in the text, UTF-16. */
  readonly start: number;
  readonly end: number;
}

const marked =
  /^(?:\[[ xX]\]\s{1,4})?(?:(?<open>\*\*|__|\*|`)(?<strong>[^*_`:：\n]{1,40})(?:\k<open>\s{0,4}[:：]|[:：]\s{0,4}\k<open>)|【(?<bracketed>[^【】:：\n]{1,40})】\s{0,4}[:：]?|(?<bare>[^*_`:：|<>【】。，；\n]{1,30})[:：])(?!\/\/)\s{0,8}/u;
/** Statements such as `As a …` in a list of bold words are fields that the vocabulary does not know. */
const unknownName = /^[\p{L}\p{N}][\p{L}\p{N}\s/()（）·_-]{0,30}$/u;

/** The field that a line states, `null` when it states none. Unknown names count only when they are marked. */
export function readFieldLine(text: string): FieldLine | null {
  const found = marked.exec(text);
  if (!found) return null;
  const name = (
    found.groups?.['strong'] ??
    found.groups?.['bracketed'] ??
    found.groups?.['bare'] ??
    ''
  ).trim();
  const known = fieldOfHeader(name);
  const isMarked = found.groups?.['bare'] === undefined;
  if (known === null && (!isMarked || !unknownName.test(name))) return null;
  // `ID: x` names an id; a bare row number or a bare “Name:” says nothing.
  if (known === 'rowNumber') return null;
  const start = found[0].length;
  const end = Math.max(text.trimEnd().length, start);
  const value = plainText(text.slice(start, end));
  const field = known === 'module' && isFileList(value) ? 'other' : (known ?? 'other');
  return { field, name, value, start, end };
}

/**
 * Several fields on one line: `优先级：P0 | 状态：已上线`, `**模块**：线索 **阶段**：一期`. Null unless every part
 * states a field that the vocabulary knows.
 */
export function readFieldLines(text: string): readonly FieldLine[] | null {
  const whole = readFieldLine(text);
  if (!whole || text.length > 400) return whole && [whole];
  for (const separator of [/[|｜]/gu, /[;；]/gu, /[,，]/gu, /[\u3000·]|\s{2,8}(?=\S)|\s(?=\*\*)/gu]) {
    const parts = partsOf(text, separator);
    if (parts.length < 2) continue;
    const lines = parts.map(({ start, part }) => shifted(readFieldLine(part), start));
    if (lines.every((line) => line !== null && line.field !== 'other'))
      return lines.filter((line) => line !== null);
  }
  return [whole];
}

function partsOf(text: string, separator: RegExp): { start: number; part: string }[] {
  const parts: { start: number; part: string }[] = [];
  let from = 0;
  const add = (to: number): void => {
    const written = text.slice(from, to);
    const part = written.trim();
    if (part !== '') parts.push({ start: from + written.indexOf(part), part });
  };
  for (const found of text.matchAll(separator)) {
    add(found.index);
    from = found.index + found[0].length;
  }
  add(text.length);
  return parts;
}

function shifted(line: FieldLine | null, by: number): FieldLine | null {
  return line && { ...line, start: line.start + by, end: line.end + by };
}

/** Fields in parentheses at the end: `成交后交接（优先级：P0，阶段：三期）`. `end` is where the title ends. */
export function trailingFields(
  text: string,
): { readonly end: number; readonly fields: readonly FieldLine[] } | null {
  const found = /\s{0,4}[（(]([^（()）]{1,200})[）)]\s{0,8}$/u.exec(text.slice(-220));
  if (!found?.[1]) return null;
  const at = Math.max(text.length - 220, 0) + found.index;
  const inner = at + found[0].indexOf(found[1]);
  const fields = readFieldLines(found[1]);
  if (!fields || fields.some(({ field, value }) => field === 'other' || value === '')) return null;
  return {
    end: at,
    fields: fields.map((line) => ({ ...line, start: line.start + inner, end: line.end + inner })),
  };
}
