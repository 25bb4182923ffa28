/** The Markdown of a Doorstop item: its first heading of level 1 is the header, the rest the text. */
import type { TextRange } from '../../model/textRange.ts';
import type { TextLines } from '../planFile/textLines.ts';

export interface TextPlace {
  readonly text: string;
  readonly range: TextRange;
}

/** Both `null` where nothing is written. */
export interface ItemText {
  readonly header: TextPlace | null;
  readonly text: TextPlace | null;
}

/** `start` is the offset behind the front matter. */
export function bodyText(text: string, start: number, lines: TextLines): ItemText {
  const found = /^# {0,8}\S/mu.exec(text.slice(start));
  const at = found && start + found.index;
  const isFirst = at !== null && text.slice(start, at).trim() === '';
  if (at === null || !isFirst) return { header: null, text: trimmed(text, start, text.length, lines) };
  const rest = /\r\n?|\n/u.exec(text.slice(at));
  const end = rest ? at + rest.index : text.length;
  return {
    header: trimmed(text, at + 1, end, lines),
    text: trimmed(text, end, text.length, lines),
  };
}

function trimmed(text: string, from: number, to: number, lines: TextLines): TextPlace | null {
  const written = text.slice(from, to);
  const said = written.trim();
  if (said === '') return null;
  const start = from + written.length - written.trimStart().length;
  return { text: said.replace(/\r\n?/gu, '\n'), range: lines.range(start, start + said.length) };
}
