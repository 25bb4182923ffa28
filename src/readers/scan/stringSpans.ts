/**
 * Where string literals stand in a line of code, in any language: from a quote to the same quote, unescaped.
 * What a comment holds is no literal, and neither is a quote that nothing closes (`don't`, Rust's `'a`).
 * Text between triple quotes is documentation in Python and counts as a comment.
 */
import type { TextPart } from './textPart.ts';

const signs = /\\[^\r\n]|"""|'''|["'`]|\/\/|\/\*|<!--|(?<=^|[ \t])(?:#|--)(?=[ \t!#]|$)/gm;

/** The literals of the line between two offsets, without their quotes, in order. */
export function stringSpans(text: string, lineStart: number, lineEnd: number): readonly TextPart[] {
  const line = text.slice(lineStart, lineEnd);
  const spans: TextPart[] = [];
  let quote = '';
  let opened = 0;
  for (const match of line.matchAll(signs)) {
    const sign = match[0];
    const at = match.index;
    if (sign.startsWith('\\') || sign === '"""' || sign === "'''") continue;
    const isQuote = sign === '"' || sign === "'" || sign === '`';
    if (quote === '') {
      if (!isQuote) {
        // The rest of the line is a comment, unless the comment is closed again.
        if (sign !== '/*' && sign !== '<!--') break;
        continue;
      }
      if (sign === "'" && isApostrophe(line, at)) continue;
      quote = sign;
      opened = at + 1;
    } else if (sign === quote) {
      spans.push({ from: lineStart + opened, to: lineStart + at });
      quote = '';
    }
  }
  return spans;
}

function isApostrophe(line: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(line[at - 1] ?? '') && /\p{L}/u.test(line[at + 1] ?? '');
}
