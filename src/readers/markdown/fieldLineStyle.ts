/**
 * How a document writes its field lines: `- **优先级**：P0`, `Module: leads`. A new line is a copy of one of
 * them with another word and another value.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { type DocumentLanguage, documentLanguage, fieldWord } from '../../vocabulary/fieldWords.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { exemptionReason } from '../../vocabulary/values.ts';
import type { WritableField } from '../writer.ts';
import type { SourceText } from './sourceText.ts';

/** The signs of a field line around its word and its value. */
export interface LineStyle {
  /** Blanks and `>` at the line's start. */
  readonly indent: string;
  /** The bullet, and the signs before the word. */
  readonly open: string;
  /** Between the word and the value. */
  readonly colon: string;
  /** Behind the value: the blanks or the backslash of a hard line break. */
  readonly close: string;
}

/** The style of the line that a claim's value stands in; `null` when that is no field line with one value. */
export function styleOf(source: SourceText, { name, range }: Claim): LineStyle | null {
  const line = source.lines[range.line] ?? '';
  if (name === '' || range.line !== range.endLine) return null;
  const at = line.lastIndexOf(name, range.character - 1);
  const before = line.slice(0, at);
  const colon = line.slice(at + name.length, range.character);
  if (at < 0 || !/^[*_`】\s]{0,8}[:：]?[*_`】\s]{0,8}$/u.test(colon)) return null;
  if (!/^[\s>]{0,64}(?:(?:[-*+]|\d{1,9}[.)])\s{1,8}(?:\[[ xX]\]\s{1,4})?)?[*_`【]{0,3}$/u.test(before))
    return null;
  const indent = /^[\s>]*/u.exec(before)?.[0] ?? '';
  const close = /^(?: {2,8}|\\)$/u.exec(line.slice(range.endCharacter))?.[0] ?? '';
  return {
    indent,
    open: before.slice(indent.length),
    colon: range.character === range.endCharacter ? withBlank(colon) : colon,
    close,
  };
}

/** Behind an ASCII colon a value needs a blank. */
export function withBlank(colon: string): string {
  return colon === '' || /[\s：】]$/u.test(colon) ? colon : `${colon} `;
}

/** Below a heading a list with bullets, as most documents have it. */
export function usualStyle(word: string, indent: string, bullet: string): LineStyle {
  const colon = /\p{Script=Han}/u.test(word) ? '：' : ': ';
  return { indent, open: bullet, colon, close: '' };
}

export function isBulleted({ open }: LineStyle): boolean {
  return /^(?:[-*+]|\d{1,9}[.)])\s/u.test(open);
}

/** A further line of a numbered list has the next number. */
export function nextNumber(style: LineStyle): LineStyle {
  const open = style.open.replace(/^\d{1,9}/u, (number) => String(Number(number) + 1));
  return { ...style, open };
}

export function fieldLine({ indent, open, colon, close }: LineStyle, word: string, value: string): string {
  // A word that the vocabulary does not know is read as that of a field only where it is marked.
  const isMarked = /[*_`【]$/u.test(open) || fieldOfHeader(word) !== null;
  return `${indent}${open}${isMarked ? word : `**${word}**`}${colon}${value}${close}`;
}

/** The word for a field: the one that the document's lines, else its columns, use most, else the language's own. */
export function wordFor(
  source: SourceText,
  facts: readonly RequirementFact[],
  fact: RequirementFact,
  field: WritableField,
  value: string,
): string {
  for (const from of ['field', 'column'] as const) {
    const counts = new Map<string, number>();
    for (const { claims, shape } of facts) {
      if (shape === 'frontMatter') continue;
      for (const claim of claims) {
        if (claim.field !== field || claim.from !== from || !/^[^\n:：]{1,30}$/u.test(claim.name)) continue;
        counts.set(claim.name, (counts.get(claim.name) ?? 0) + 1);
      }
    }
    const used = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
    if (used !== undefined) return used;
  }
  // Beside fields of its own the word speaks their language.
  const names = fact.claims.flatMap(({ from, name }) => (from === 'field' ? name : ''));
  const language = languageOf(names.join(' '), fact.title, source.text);
  // A bare “Phase” may be a status as well, which a reason for having none cannot decide.
  if (field === 'phase' && language === 'en' && exemptionReason(value) !== null) return 'Planned phase';
  return fieldWord(field, language);
}

/** The names of its fields tell, else a Chinese title in whatever document, else the document. */
function languageOf(names: string, title: string, text: string): DocumentLanguage {
  if (names.trim() !== '') return documentLanguage(names);
  const ofTitle = documentLanguage(title);
  return ofTitle === 'en' ? documentLanguage(text) : ofTitle;
}
