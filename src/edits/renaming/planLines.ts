/** The lines that an entry of a block list takes in YAML source, with the comments that belong to it. */
import type { ParsedNode } from 'yaml';
import { endOfNode } from '../../readers/planFile/nodeSpans.ts';

/** Whole lines, from the start of one to the start of another. */
export interface ItemLines {
  readonly from: number;
  readonly to: number;
  /** The column of the `-`. */
  readonly indent: number;
}

/** `null` where the entry shares a line with something else. `isFirst`: what stands above it may speak of the list. */
export function linesOfItem(text: string, node: ParsedNode, isFirst: boolean): ItemLines | null {
  const dash = /-[ \t]{0,40}(?:(?:#[^\r\n]{0,400})?\r?\n[ \t]{0,80})?$/u.exec(text.slice(0, node.range[0]));
  if (!dash) return null;
  const start = startOfLine(text, dash.index);
  const indent = dash.index - start;
  if (!/^ {0,200}$/u.test(text.slice(start, dash.index))) return null;
  return {
    from: isFirst ? start : startOfComments(text, start, indent),
    to: endOfEntry(text, node, indent),
    indent,
  };
}

/** Where the line behind a part ends, with the comments below it that are indented deeper than `indent`. */
export function endOfEntry(text: string, node: ParsedNode, indent: number): number {
  let end = endOfNode(node);
  while (end > node.range[0] && /\s/u.test(text[end - 1] ?? '')) end--;
  let to = startOfNextLine(text, end);
  let at = to;
  while (at < text.length) {
    const next = startOfNextLine(text, at);
    const line = text.slice(at, next);
    const comment = /^( *)#/u.exec(line);
    if (comment && (comment[1]?.length ?? 0) > indent) to = next;
    else if (line.trim() !== '') break;
    at = next;
  }
  return to;
}

export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function startOfNextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

/** Comments right above, in the same column, are about the entry. */
function startOfComments(text: string, start: number, indent: number): number {
  let from = start;
  while (from > 0) {
    const above = startOfLine(text, from - 1);
    const comment = /^( *)#/u.exec(text.slice(above, from));
    if (comment?.[1]?.length !== indent) break;
    from = above;
  }
  return from;
}
