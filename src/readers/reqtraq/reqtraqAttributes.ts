/**
 * The attributes of a reqtraq requirement: a list `- Name: value` below a heading `Attributes:`. A value may
 * run over several lines. Grammar: reqtraq's `reAttributesSectionHeading` and `reReqKWD`.
 */
import type { TextRange } from '../../model/textRange.ts';

export interface ReqtraqAttribute {
  readonly name: string;
  readonly text: string;
  readonly range: TextRange;
  readonly line: number;
  /** The last line of its value. */
  readonly endLine: number;
}

export interface ReqtraqAttributes {
  /** The line of the heading. */
  readonly line: number;
  readonly attributes: readonly ReqtraqAttribute[];
}

const heading = /^#{2,6} Attributes:\s{0,20}$/;
const keyword = /^- ([^:\r\n]{1,60}):[ \t]{0,20}/;

/** Looks through the lines of one requirement; `null` where it has no attributes. */
export function reqtraqAttributes(
  lines: readonly string[],
  { line: first, endLine: last }: TextRange,
): ReqtraqAttributes | null {
  let line = first + 1;
  while (line <= last && !heading.test(lines[line] ?? '')) line++;
  if (line > last) return null;
  const attributes: ReqtraqAttribute[] = [];
  for (let at = line + 1; at <= last; at++) {
    const written = lines[at] ?? '';
    if (/^#{1,6}[ \t]/.test(written)) break;
    const found = keyword.exec(written);
    if (!found) continue;
    let endLine = at;
    while (endLine < last && continues(lines[endLine + 1] ?? '')) endLine++;
    const end = written.trimEnd().length;
    const character = Math.min(found[0].length, end);
    const endCharacter = endLine === at ? end : (lines[endLine] ?? '').trimEnd().length;
    attributes.push({
      name: found[1] ?? '',
      text: [written.slice(character), ...lines.slice(at + 1, endLine + 1)]
        .map((part) => part.trim())
        .join('\n')
        .trim(),
      range: { line: at, character, endLine, endCharacter },
      line: at,
      endLine,
    });
  }
  return { line, attributes };
}

function continues(line: string): boolean {
  return line.trim() !== '' && !keyword.test(line) && !/^(?:#{1,6}[ \t]|\||```|~~~)/.test(line);
}
