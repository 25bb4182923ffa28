/**
 * Which requirements to name above which lines of code: each above the comment that names it first in its function,
 * so that a reader learns why the code is here and is told once. Functions are told by their indentation, which holds
 * in every language.
 */
import type { Reference } from '../model/reference.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isCommentLine } from '../vocabulary/commentSigns.ts';
import { stillNames } from './stillNames.ts';

/** A text as it is now; lines count from 0. */
export interface NotedText {
  readonly uri: string;
  readonly lineCount: number;
  line(number: number): string;
}

export interface CodeNote {
  /** The line above which it stands. */
  readonly line: number;
  /** In the order of the text; at least one. */
  readonly requirements: readonly Requirement[];
}

/** A file with more is a list, and its reader knows. */
export const mostNotes = 200;
/** How many lines a comment above a reference may have. */
const longestComment = 60;
/** How far the end of a function is looked for. */
const longestFunction = 2000;
const mostReferences = 2000;

export function codeNotes(snapshot: Snapshot, text: NotedText): readonly CodeNote[] {
  const notes = new Map<number, Requirement[]>();
  const saidUntil = new Map<string, number>();
  for (const reference of snapshot.referencesIn(text.uri).slice(0, mostReferences)) {
    const { line } = reference.range;
    if (!isWorthNoting(reference, text)) continue;
    const meant = snapshot.meaningOf(reference);
    if (meant.kind !== 'one') continue;
    const { requirement } = meant;
    if ((saidUntil.get(requirement.key) ?? -1) >= line) continue;
    const above = startOfComment(text, line);
    const present = notes.get(above);
    if (!present && notes.size >= mostNotes) break;
    saidUntil.set(requirement.key, endOfFunction(text, line));
    if (present) present.push(requirement);
    else notes.set(above, [requirement]);
  }
  return [...notes].sort(([a], [b]) => a - b).map(([line, requirements]) => ({ line, requirements }));
}

/** A marker, or a comment that names the requirement; a string or a name in code is no reason to speak. */
function isWorthNoting({ id, explicit, range }: Reference, text: NotedText): boolean {
  const line = text.line(range.line);
  if (!stillNames(id, line.slice(range.character, range.endCharacter))) return false;
  return explicit || isCommentLine(line);
}

/** The first line of the comment that a line belongs to; the line itself where it is none. */
function startOfComment(text: NotedText, line: number): number {
  const sign = /^\s*(?<sign>\/\/|\*|#|--|;|%)/u.exec(text.line(line).slice(0, 400))?.groups?.['sign'];
  if (sign === undefined) return startOfProse(text, line);
  for (let at = line; at >= 0 && line - at < longestComment; at--) {
    const start = text.line(at).trimStart();
    if (sign === '*' && /^\/\*|^\(\*/u.test(start)) return at;
    const before = at === 0 ? '' : text.line(at - 1).trimStart();
    if (sign === '*' ? !before.startsWith('*') && !/^\/\*|^\(\*/u.test(before) : !before.startsWith(sign))
      return at;
  }
  return line;
}

/** A line of a documentation string or of a block comment begins with no sign; its first line does. */
function startOfProse(text: NotedText, line: number): number {
  if (/\/\/|#|--|\/\*|<!--/u.test(text.line(line).slice(0, 400))) return line;
  for (let at = line - 1; at >= 0 && line - at < longestComment; at--) {
    const here = text.line(at).slice(0, 400);
    if (/-->|\*\//u.test(here)) return line;
    if (/^\s*(?:[rRuUbB]{0,2}(?:"""|''')|<!--|\/\*|\{-|=begin|--\[\[)/u.test(here)) return at;
  }
  return line;
}

/**
 * The last line of what a comment is for: of the function below it, or of the block whose first comment it is.
 */
function endOfFunction(text: NotedText, line: number): number {
  const owner = firstCodeLine(text, line);
  if (owner === null) return line;
  const indent = indentOf(text.line(owner));
  const isFirstInBlock = indentBefore(text, line) < indent && !opensBlock(text, owner, indent);
  let end = owner;
  for (let at = owner + 1; at < text.lineCount && at - owner < longestFunction; at++) {
    const here = text.line(at);
    if (here.trim() === '') continue;
    const own = indentOf(here);
    const goesOn = isFirstInBlock ? own >= indent : own > indent || (own === indent && continuesBlock(here));
    if (!goesOn) break;
    end = at;
  }
  return end;
}

/** The line itself where code stands on it, else the first one below that is no comment. */
function firstCodeLine(text: NotedText, line: number): number | null {
  for (let at = line; at < text.lineCount && at - line < longestComment; at++) {
    const here = text.line(at);
    if (here.trim() !== '' && !isCommentLine(here)) return at;
  }
  return null;
}

function indentBefore(text: NotedText, line: number): number {
  for (let at = line - 1; at >= 0 && line - at < longestComment; at--) {
    const here = text.line(at);
    if (here.trim() !== '' && !isCommentLine(here)) return indentOf(here);
  }
  return 0;
}

/** Whether what follows a line belongs to it, as a function's body does. */
function opensBlock(text: NotedText, line: number, indent: number): boolean {
  for (let at = line + 1; at < text.lineCount && at - line < longestComment; at++) {
    const here = text.line(at);
    if (here.trim() !== '') return indentOf(here) > indent;
  }
  return false;
}

function continuesBlock(line: string): boolean {
  return /^\s*(?:[)\]}]|end\b|else\b|elif\b|except\b|finally\b|catch\b|\{)/iu.test(line.slice(0, 400));
}

/** A tab counts as four blanks. */
function indentOf(line: string): number {
  let indent = 0;
  for (const sign of line) {
    if (sign === ' ') indent++;
    else if (sign === '\t') indent += 4;
    else break;
  }
  return indent;
}
