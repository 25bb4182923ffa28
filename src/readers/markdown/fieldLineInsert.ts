/** Adds the field line that a requirement does not have yet, in the style of its neighbours. */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import type { SourceEdit, WritableField } from '../writer.ts';
import { type Block, linesOf } from './blocks.ts';
import { cellOf, indentOf, isBlank, parenthesesAround, type WrittenDocument } from './fieldLinePlaces.ts';
import {
  fieldLine,
  isBulleted,
  type LineStyle,
  nextNumber,
  styleOf,
  usualStyle,
  wordFor,
} from './fieldLineStyle.ts';
import { markdownText } from './markdownText.ts';
import { isLongField } from './requirementBody.ts';
import type { SourceText } from './sourceText.ts';

export function insertField(
  document: WrittenDocument,
  fact: RequirementFact,
  field: WritableField,
  text: string,
): SourceEdit[] {
  const { source, facts } = document;
  return insertWorded(document, fact, wordFor(source, facts, fact, field, text), text);
}

/** The same under a word that is given; one that the vocabulary does not know is marked, to be read as a field. */
export function insertWorded(
  document: WrittenDocument,
  fact: RequirementFact,
  word: string,
  text: string,
): SourceEdit[] {
  const { source } = document;
  const lines = ownFieldLines(document, fact);
  const last = lines.at(-1);
  const known = fieldOfHeader(word);
  const isLong = isLongField(known ?? 'other');
  if (last) {
    const isFollowed =
      hasDescriptionBelow(fact, last) ||
      (!isBulleted(last.style) && hasTextBelow(source, fact, last.claim.range.endLine));
    if (isLong && isFollowed) return [insertAboveField(source, lines, last, word, text)];
    return [insertBelowField(source, lines, last, word, text)];
  }
  const inTitle = known === null ? null : extendParentheses(document, fact, word, text);
  if (inTitle) return [inTitle];
  const row = known === null ? null : insertRow(document, fact, word, text);
  return row ?? [insertBelowTitle(document, fact, word, text, isLong)];
}

export interface OwnLine {
  readonly claim: Claim;
  readonly style: LineStyle;
}

/** The lines below its title on which a requirement states fields, one for each line. */
export function ownFieldLines(document: WrittenDocument, fact: RequirementFact): OwnLine[] {
  const lines = new Map<number, OwnLine>();
  for (const claim of fact.claims) {
    const { range, from, name } = claim;
    if (from !== 'field' || name === '' || range.line <= fact.anchor.line || lines.has(range.line)) continue;
    const style = cellOf(document, range) ? null : styleOf(document.source, claim);
    if (style) lines.set(range.line, { claim, style });
  }
  return [...lines.values()].sort((a, b) => a.claim.range.line - b.claim.range.line);
}

/** Whether a description of its own follows, which would be taken for more of a value that may go on over lines. */
function hasDescriptionBelow({ claims }: RequirementFact, { claim }: OwnLine): boolean {
  return claims.some(
    ({ from, name, range }) => from === 'field' && name === '' && range.line > claim.range.endLine,
  );
}

function insertBelowField(
  source: SourceText,
  lines: readonly OwnLine[],
  { claim, style }: OwnLine,
  word: string,
  text: string,
): SourceEdit {
  let at = claim.range.endLine;
  // What is indented deeper belongs to the item.
  while (isBulleted(style) && isDeeper(source, at + 1, style.indent.length)) at++;
  const before = lines.at(-2)?.claim.range.endLine;
  const isSpaced = before === claim.range.line - 2 && isBlank(source, claim.range.line - 1);
  const written = fieldLine(nextNumber(style), word, markdownText(text));
  return below(source, at, isSpaced ? [blankLike(style.indent), written] : [written]);
}

/** A value of several lines takes in what stands below its line, so another field line has to follow it. */
function insertAboveField(
  source: SourceText,
  lines: readonly OwnLine[],
  { claim, style }: OwnLine,
  word: string,
  text: string,
): SourceEdit {
  const { line } = claim.range;
  const isSpaced = lines.at(-2)?.claim.range.endLine === line - 2 && isBlank(source, line - 1);
  const lineEnd = /\r\n?|\n/u.exec(source.text)?.[0] ?? '\n';
  const written = fieldLine(style, word, markdownText(text));
  const all = isSpaced ? [written, blankLike(style.indent)] : [written];
  return { range: rangeInLine(line, 0, 0), text: all.map((each) => `${each}${lineEnd}`).join('') };
}

/** Whether a requirement says more below a line than blank ones. */
function hasTextBelow(source: SourceText, { range }: RequirementFact, line: number): boolean {
  for (let at = line + 1; at <= range.endLine; at++) if (!isBlank(source, at)) return true;
  return false;
}

/** Between parentheses a value ends at the next separator. */
export function fitsParentheses(text: string): boolean {
  return !/[()（），,;；|｜\n]/u.test(text);
}

/** `（优先级：P0）` becomes `（优先级：P0，建设阶段：二期）`. */
function extendParentheses(
  { source }: WrittenDocument,
  fact: RequirementFact,
  word: string,
  text: string,
): SourceEdit | null {
  // `投入(人天)` has parentheses of its own.
  if (!fitsParentheses(text) || !fitsParentheses(word)) return null;
  for (const { range, from, name } of fact.claims) {
    if (from !== 'field' || name === '') continue;
    const found = parenthesesAround(source, fact, range);
    if (!found || found.end - found.start > 150) continue;
    const line = source.lines[range.line] ?? '';
    const inner = line.slice(found.start + 1, found.end);
    const isWide = line[found.start] === '（';
    const separator = /\s{0,4}[|｜;；,，]\s{0,4}/u.exec(inner)?.[0] ?? (isWide ? '，' : ', ');
    const colon = /[:：]\s{0,4}/u.exec(inner)?.[0] ?? (isWide ? '：' : ': ');
    const written = `${separator}${word}${colon}${markdownText(text)}`;
    return { range: rangeInLine(range.line, found.end, 0), text: written };
  }
  return null;
}

/** A requirement whose fields stand in a table of two columns gets a row more. */
function insertRow(
  document: WrittenDocument,
  fact: RequirementFact,
  word: string,
  text: string,
): SourceEdit[] | null {
  const { source } = document;
  const last = fact.claims.findLast(
    ({ from, name, range }) => from === 'field' && name !== '' && cellOf(document, range),
  );
  const cell = last && cellOf(document, last.range);
  if (!last || !cell) return null;
  const line = source.lines[last.range.line] ?? '';
  const prefix = line.slice(0, cell.start);
  return [
    below(source, last.range.line, [
      `${prefix}| ${markdownText(word)} | ${markdownText(text).replaceAll('|', '\\|')} |`,
    ]),
  ];
}

export function insertBelowTitle(
  document: WrittenDocument,
  fact: RequirementFact,
  word: string,
  text: string,
  isLong = false,
): SourceEdit {
  const { source, blocks } = document;
  const neighbour = neighbourLine(document, fact);
  const title = titleBlock(blocks, fact);
  const line = source.lines[fact.anchor.line] ?? '';
  const quote = /^(?:\s{0,3}>\s?){1,8}/u.exec(line)?.[0] ?? '';
  let at = title ? linesOf(title).endLine : fact.anchor.line;
  // A description that begins on the title's lines is not cut in two.
  for (const { from, range } of fact.claims)
    if (from === 'field' && range.line <= at) at = Math.max(at, range.endLine);
  if (fact.shape === 'listItem') {
    const inner = childIndent(source, fact, at);
    const style = neighbour
      ? { ...neighbour.style, indent: inner.indent }
      : usualStyle(word, inner.indent, inner.bullet);
    return below(source, at, [fieldLine(style, word, markdownText(text))], needsBlank(source, at + 1, style));
  }
  const isUnderlined = title?.kind === 'heading' && !/^[\s>]{0,64}#/u.test(line);
  if (isUnderlined && /^[\s>]*(?:=+|-+)$/u.test((source.lines[at + 1] ?? '').trimEnd())) at++;
  // The text below would become part of a value that may be long, but not of an item.
  const isOpen = isLong && neighbour && !isBulleted(neighbour.style) && hasTextBelow(source, fact, at);
  const style = neighbour && !isOpen ? { ...neighbour.style, indent: quote } : usualStyle(word, quote, '- ');
  const lines = [fieldLine(style, word, markdownText(text))];
  if (fact.shape === 'heading') {
    const blankBelow = at + 2 < source.lines.length && isBlank(source, at + 1);
    if (blankBelow && neighbour?.gap !== false) at++;
    else if (!blankBelow && neighbour?.gap === true) lines.unshift(blankLike(quote));
  }
  return below(source, at, lines, needsBlank(source, at + 1, style));
}

export interface Neighbour {
  readonly style: LineStyle;
  /** An empty line stands between the title and the fields. */
  readonly gap: boolean;
}

/** The first field line of the nearest requirement that is written in the same way, one before rather than one behind. */
export function neighbourLine(document: WrittenDocument, fact: RequirementFact): Neighbour | null {
  const { facts, source, blocks } = document;
  const at = facts.indexOf(fact);
  const others = [...facts.slice(0, Math.max(at, 0)).reverse(), ...facts.slice(at + 1)];
  for (const other of others.slice(0, 200)) {
    if (other.shape !== fact.shape) continue;
    const first = ownFieldLines(document, other)[0];
    if (!first) continue;
    const title = titleBlock(blocks, other);
    const end = title ? linesOf(title).endLine : other.anchor.line;
    return { style: first.style, gap: first.claim.range.line > end + 1 && isBlank(source, end + 1) };
  }
  return null;
}

/** How the items in a list item are indented: as its first one, else to where its text begins. */
export function childIndent(
  source: SourceText,
  fact: RequirementFact,
  at: number,
): { indent: string; bullet: string } {
  const line = source.lines[fact.range.line] ?? '';
  const marker = /^([\s>]*)((?:[-*+]|\d{1,9}[.)])[ \t]{1,4})/u.exec(line);
  const outer = marker?.[1] ?? '';
  const sign = marker?.[2] ?? '- ';
  const next = /^([\s>]*)([-*+]\s)/u.exec(source.lines[at + 1] ?? '');
  const isInside =
    next?.[1] !== undefined && (next[1].includes('\t') || next[1].length >= outer.length + sign.length);
  if (next?.[1] !== undefined && isInside) return { indent: next[1], bullet: next[2] ?? '- ' };
  const bullet = /^[-*+]/u.test(sign) ? `${sign[0]} ` : '- ';
  const indent = sign.includes('\t') ? `${outer}\t` : `${outer}${' '.repeat(sign.length)}`;
  return { indent, bullet };
}

export function titleBlock(blocks: readonly Block[], { anchor }: RequirementFact): Block | null {
  return (
    blocks.find((block) => {
      if (block.kind !== 'heading' && block.kind !== 'paragraph') return false;
      const { line, endLine } = linesOf(block);
      return line <= anchor.line && anchor.line <= endLine;
    }) ?? null
  );
}

/** New lines behind the given one, with its line end. */
export function below(
  source: SourceText,
  line: number,
  lines: readonly string[],
  blankBehind = false,
): SourceEdit {
  const end = (source.starts[line] ?? 0) + (source.lines[line] ?? '').length;
  const lineEnd =
    /^(?:\r\n?|\n)/u.exec(source.text.slice(end, end + 2))?.[0] ?? /\r\n?|\n/u.exec(source.text)?.[0] ?? '\n';
  const all = blankBehind ? [...lines, ''] : lines;
  const range = rangeInLine(line, (source.lines[line] ?? '').length, 0);
  return { range, text: all.map((each) => `${lineEnd}${each}`).join('') };
}

/** Text right behind a list item would be read as part of it, and behind a plain line as part of its paragraph. */
function needsBlank(source: SourceText, line: number, style: LineStyle): boolean {
  const next = source.lines[line] ?? '';
  if (isBlank(source, line)) return false;
  return !(isBulleted(style) && /^[\s>]{0,64}(?:[-*+]|\d{1,9}[.)])\s/u.test(next));
}

export function blankLike(indent: string): string {
  return indent.includes('>') ? indent.slice(0, indent.lastIndexOf('>') + 1) : '';
}

function isDeeper(source: SourceText, line: number, indent: number): boolean {
  return !isBlank(source, line) && indentOf(source.lines[line] ?? '') > indent;
}
