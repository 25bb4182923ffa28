/**
 * Where and how a marker for requirements is written into code: into a marker that stands on the line, else on a
 * line of its own above it. What is written is read back, so that a marker which nobody would find is never written.
 */
import type { TextRange } from '../model/textRange.ts';
import { rangeInLine } from '../model/textRange.ts';
import { scanText } from '../readers/scan/scanText.ts';
import type { SourceEdit } from '../readers/writer.ts';
import { commentSignsOf, commentSignsSeen, type CommentSigns } from '../vocabulary/commentSigns.ts';
import { idKey } from '../vocabulary/ids.ts';

/** The code as it is now. A line beyond the end is empty. */
export interface CodeText {
  /** VS Code's id of its language. */
  readonly language: string;
  readonly lineCount: number;
  line(number: number): string;
}

/** Languages without comments, whose lines may begin as those of others do. */
const prose: ReadonlySet<string> = new Set([
  'asciidoc',
  'csv',
  'json',
  'markdown',
  'plaintext',
  'restructuredtext',
]);

/** How many lines tell what comments look like in a language that is not known. */
const linesLookedAt = 400;
/** How far a part of a page, such as `<script>`, is looked for upwards. */
const mostLinesUp = 5000;

/**
 * The edit that makes the code name these ids at a line; no edit where it does so already, `null` where no comment
 * of the language could say it.
 */
export function dropMarker(
  code: CodeText,
  line: number,
  ids: readonly string[],
): readonly SourceEdit[] | null {
  const wanted = [...new Set(ids.map((id) => id.trim()))].filter((id) => id !== '');
  if (wanted.length === 0) return null;
  return intoMarker(code.line(line), line, wanted) ?? onOwnLine(code, line, wanted);
}

/** `null` where the line has no marker that ids could be added to. */
function intoMarker(text: string, line: number, ids: readonly string[]): readonly SourceEdit[] | null {
  const marker = /[@\\](?:requirement|req|satisfies|implements)(?![A-Za-z0-9_])/u.exec(text.slice(0, 4000));
  if (!marker) return null;
  const next = /[@\\](?:requirement|req|satisfies|implements|verifies)(?![A-Za-z0-9_])/u.exec(
    text.slice(marker.index + marker[0].length),
  );
  const until = next ? marker.index + marker[0].length + next.index : text.length;
  const named = idsIn(text, marker.index, until);
  if (named.length === 0) return null;
  const present = new Set(named.map(({ id }) => idKey(id)));
  const missing = ids.filter((id) => !present.has(idKey(id)));
  if (missing.length === 0) return [];
  const end = Math.max(...named.map(({ range }) => range.endCharacter));
  const added = `, ${missing.join(', ')}`;
  const after = text.slice(0, end) + added + text.slice(end);
  if (!saysAll(after, [...named.map(({ id }) => id), ...missing])) return null;
  return [{ range: rangeInLine(line, end, 0), text: added }];
}

function onOwnLine(code: CodeText, line: number, ids: readonly string[]): readonly SourceEdit[] | null {
  const text = code.line(line);
  const signs = signsAt(code, line);
  if (!signs) return null;
  const indent = indentAt(code, line);
  // Inside a block comment each line begins with a star.
  const isInBlock = /^\s*\*/u.test(text);
  const open = isInBlock ? '*' : signs.open;
  const close = isInBlock || signs.close === '' ? '' : ` ${signs.close}`;
  const marker = `${indent}${open} @req ${ids.join(', ')}${close}`;
  if (!saysAll(marker, ids)) return null;
  const isBlank = text.trim() === '';
  const range: TextRange = rangeInLine(line, 0, isBlank ? text.length : 0);
  return [{ range, text: isBlank ? marker : `${marker}\n` }];
}

/** Of a blank line without indentation the one of what follows. */
function indentAt(code: CodeText, line: number): string {
  const own = code.line(line);
  let from = own;
  for (let below = line + 1; from.trim() === '' && own === '' && below < code.lineCount; below++) {
    from = code.line(below);
    if (below - line > 20) break;
  }
  return /^[ \t]{0,400}/u.exec(from)?.[0] ?? '';
}

function signsAt(code: CodeText, line: number): CommentSigns | null {
  const own = commentSignsOf(partOfPage(code, line) ?? code.language);
  if (own) return own;
  if (prose.has(code.language)) return null;
  const lines = Array.from({ length: Math.min(code.lineCount, linesLookedAt) }, (_, at) => code.line(at));
  return commentSignsSeen(lines);
}

/** The language of the part of a page that a line lies in: code and styles are embedded in them. */
function partOfPage(code: CodeText, line: number): string | null {
  if (!['html', 'vue', 'svelte', 'astro', 'wxml'].includes(code.language)) return null;
  for (let above = line - 1; above >= 0 && line - above < mostLinesUp; above--) {
    const tag = /<(?<close>\/?)(?<name>script|style)\b/iu.exec(code.line(above).slice(0, 400));
    if (!tag?.groups) continue;
    if (tag.groups['close'] !== '') return null;
    return tag.groups['name']?.toLowerCase() === 'style' ? 'css' : 'javascript';
  }
  return null;
}

function idsIn(
  text: string,
  from: number,
  to: number,
): readonly { readonly id: string; readonly range: TextRange }[] {
  return scanText(text, { kind: 'code' }).markers.filter(
    ({ syntax, range }) => syntax === 'groundplan' && range.character >= from && range.character < to,
  );
}

function saysAll(line: string, ids: readonly string[]): boolean {
  const said = new Set(scanText(line, { kind: 'code' }).markers.map(({ id }) => idKey(id)));
  return ids.every((id) => said.has(idKey(id)));
}
