/**
 * Sets fields of requirements that are written as headings, bold lines or list items: in their own field
 * line, else in a new one in the style of its neighbours.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { rangeInLine, type TextRange } from '../../model/textRange.ts';
import { claimToChange, isOwn, says, takesPart } from '../table/fieldClaims.ts';
import { type FieldValue, type SourceEdit, valueText, type WritableField } from '../writer.ts';
import { fitsParentheses, insertBelowTitle, insertField, insertWorded } from './fieldLineInsert.ts';
import {
  cellOf,
  indentOf,
  isBlank,
  parenthesesAround,
  type Span,
  type WrittenDocument,
} from './fieldLinePlaces.ts';
import { isBulleted, styleOf, withBlank, wordFor } from './fieldLineStyle.ts';
import { inSameMarkup, markdownText } from './markdownText.ts';
import { isLongField } from './requirementBody.ts';
import type { SourceText } from './sourceText.ts';
import { pipeRowEdits } from './tableCellWriter.ts';

/** `word` stands over a new field line, where many are written and the word has been looked for already. */
export function fieldLineEdits(
  document: WrittenDocument,
  fact: RequirementFact,
  field: WritableField,
  value: FieldValue,
  word?: string,
): SourceEdit[] {
  const text = valueText(value);
  if (text === '') return clear(document, fact, field);
  // `模块` and `子模块` on lines of their own share a path; the latter may stand alone.
  const inner = field === 'module' ? fact.claims.filter((claim) => isStated(claim, 'submodule')) : [];
  const own = claimToChange(fact.claims, field) ?? inner.shift();
  if (!own && word !== undefined) return insertWorded(document, fact, word, text);
  if (!own) return insertField(document, fact, field, text);
  if (!fitsParentheses(text) && parenthesesAround(document.source, fact, own.range)) {
    const written = word ?? wordFor(document.source, document.facts, fact, field, text);
    return [...clearClaim(document, fact, own), insertBelowTitle(document, fact, written, text)];
  }
  if (field !== 'module') return replaceValue(document, own, text);
  const path = value !== null && typeof value === 'object' ? value.path : [text];
  const outer = inner.length === 0 ? text : (path[0] ?? text);
  const deeper = inner.map((claim, at) => {
    const part = (at === inner.length - 1 ? path.slice(at + 1).join('/') : path[at + 1]) ?? '';
    return part === '' ? clearClaim(document, fact, claim) : replaceValue(document, claim, part);
  });
  // A second line for the module would add another module.
  const further = fact.claims.filter((claim) => claim !== own && isStated(claim, 'module'));
  return [
    ...replaceValue(document, own, outer),
    ...further.flatMap((claim) => clearClaim(document, fact, claim)),
    ...deeper.flat(),
  ];
}

function isStated(claim: Claim, field: 'module' | 'submodule'): boolean {
  return claim.field === field && claim.from === 'field' && says(claim.text, field, 'module');
}

export function replaceValue(
  document: WrittenDocument,
  { range, text: before }: Claim,
  text: string,
): SourceEdit[] {
  if (before === text) return [];
  const inTable = cellOf(document, range);
  if (inTable) return pipeRowEdits(document.source, inTable, new Map([[inTable.column, text]]));
  const line = document.source.lines[range.line] ?? '';
  const isEmpty = range.line === range.endLine && range.character === range.endCharacter;
  if (isEmpty) {
    const colon = line.slice(0, range.character);
    return [{ range, text: `${withBlank(colon).slice(colon.length)}${markdownText(text)}` }];
  }
  const written = range.line === range.endLine ? line.slice(range.character, range.endCharacter) : '';
  return [{ range, text: inSameMarkup(written, markdownText(text)) }];
}

function clear(document: WrittenDocument, fact: RequirementFact, field: WritableField): SourceEdit[] {
  const stated = fact.claims.filter(
    (claim) => isOwn(claim) && takesPart(claim.field, field) !== null && says(claim.text, claim.field, field),
  );
  if (field === 'module') stated.push(...fact.claims.filter((claim) => isStated(claim, 'submodule')));
  return stated.flatMap((claim) => clearClaim(document, fact, claim));
}

/** Takes a line out that says nothing else; within a line or a table only the value goes. */
function clearClaim(document: WrittenDocument, fact: RequirementFact, claim: Claim): SourceEdit[] {
  const { source } = document;
  const { range } = claim;
  const inTable = cellOf(document, range);
  if (inTable) return pipeRowEdits(source, inTable, new Map([[inTable.column, '']]));
  const parentheses = parenthesesAround(source, fact, range);
  if (parentheses) return [{ range: partToRemove(source, parentheses, range), text: '' }];
  const style = styleOf(source, claim);
  const line = source.lines[range.line] ?? '';
  const isAlone = style !== null && line.slice(range.endCharacter).trim().replace('\\', '') === '';
  const below = source.lines[range.line + 1] ?? '';
  const holdsMore =
    style !== null && isBulleted(style) && indentOf(below) > style.indent.length && below.trim() !== '';
  const isBetween = style !== null && !isBulleted(style) && keepsApart(source, fact, claim);
  if (!isAlone || holdsMore || isBetween) return [{ range, text: '' }];
  const isLast = range.line + 1 >= source.lines.length;
  const previous = (source.lines[range.line - 1] ?? '').length;
  const whole: TextRange = isLast
    ? {
        line: Math.max(range.line - 1, 0),
        character: previous,
        endLine: range.line,
        endCharacter: line.length,
      }
    : { line: range.line, character: 0, endLine: range.line + 1, endCharacter: 0 };
  return [{ range: whole, text: '' }];
}

/** Whether a plain field line stands between a value of several lines and text that would become part of it. */
function keepsApart(source: SourceText, fact: RequirementFact, { range, field }: Claim): boolean {
  let above = range.line - 1;
  while (above > fact.anchor.line && isBlank(source, above)) above--;
  let below = range.endLine + 1;
  while (below <= fact.range.endLine && isBlank(source, below)) below++;
  if (below > fact.range.endLine || isLongField(field)) return false;
  const named = fact.claims.filter(({ name, from }) => from === 'field' && name !== '');
  return (
    named.some((claim) => claim.range.endLine === above && isLongField(claim.field)) &&
    named.every((claim) => claim.range.line !== below)
  );
}

/** A field in parentheses with the separator beside it; the only one goes with its parentheses. */
function partToRemove(source: SourceText, { start, end }: Span, range: TextRange): TextRange {
  const line = source.lines[range.line] ?? '';
  const inner = line.slice(start + 1, end);
  const separators = [...inner.matchAll(/\s{0,4}[|｜;；,，]\s{0,4}/gu)].map(({ index, 0: sign }) => ({
    start: start + 1 + index,
    end: start + 1 + index + sign.length,
  }));
  const before = separators.findLast((separator) => separator.end <= range.character);
  const after = separators.find((separator) => separator.start >= range.endCharacter);
  if (before) return rangeInLine(range.line, before.start, (after?.start ?? end) - before.start);
  if (after) return rangeInLine(range.line, start + 1, after.end - start - 1);
  const blanks = line.slice(0, start).length - line.slice(0, start).trimEnd().length;
  return rangeInLine(range.line, start - blanks, end + 1 - start + blanks);
}
