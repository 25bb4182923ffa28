/** The documents of a YAML text, which `---` lines separate. */

export interface YamlPart {
  readonly text: string;
  /** The line at which it begins; it begins at the start of that line. */
  readonly line: number;
}

/** More documents in one file are data. */
const mostDocuments = 1_000;

/**
 * Splits at the lines that begin with `---`, which no document may hold at the start of a line (YAML 1.2,
 * 9.1.2). Each part keeps its marker, so that its places are those of the text but for the line.
 */
export function yamlDocuments(text: string): readonly YamlPart[] {
  const parts: YamlPart[] = [];
  const marker = /^---(?=[ \t\r\n]|$)/gmu;
  let start = 0;
  let line = 0;
  let counted = 0;
  for (let found = marker.exec(text); found && parts.length < mostDocuments - 1; found = marker.exec(text)) {
    if (found.index > start && text.slice(start, found.index).trim() !== '') {
      parts.push({ text: text.slice(start, found.index), line });
      line += linesIn(text, counted, found.index);
      counted = found.index;
      start = found.index;
    }
  }
  parts.push({ text: text.slice(start), line });
  return parts;
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}
