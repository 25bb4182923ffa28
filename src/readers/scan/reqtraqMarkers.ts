/**
 * Reqtraq's lines in code: `// @llr REQ-PROJ-SWL-1, REQ-PROJ-SWL-2`, alone in their line; `\` may stand for
 * `@`. Grammar: reqtraq's `reLLRReferenceLine`. A line with anything else in it names nothing.
 */
import { offsetsOfWord } from './markerOffsets.ts';
import type { FoundMarker, MarkerSearch, MarkerSyntax } from './markerSyntax.ts';

const list = / {1,20}(?:REQ-\w{1,40}-\w{1,40}-\d{1,9}[, ]{0,20}){1,200}(?:\*\/[ \t]{0,8})?$/my;
const id = /REQ-\w{1,40}-\w{1,40}-\d{1,9}/g;
const word = 'llr ';

export const reqtraqSyntax: MarkerSyntax = {
  name: 'reqtraq',
  mayBeIn: (text) => text.includes('@llr ') || text.includes('\\llr '),
  find: (search) => ({ markers: findLines(search) }),
};

function findLines({ text, parts, literals, most }: MarkerSearch): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  for (const at of offsetsOfWord(text, parts, word)) {
    const sign = text[at - 1];
    if ((sign !== '@' && sign !== '\\') || !startsLine(text, at - 1) || literals.holds(at)) continue;
    const from = at + word.length - 1;
    list.lastIndex = from;
    const ids = list.exec(text)?.[0];
    if (ids === undefined) continue;
    for (const match of ids.matchAll(id)) {
      const start = from + match.index;
      found.push({ id: match[0], kind: 'implements', start, end: start + match[0].length });
      if (found.length >= most) return found;
    }
  }
  return found;
}

/** Whether only blanks and the signs of a comment stand before an offset in its line. */
function startsLine(text: string, at: number): boolean {
  return /(?:^|[\r\n])[ \t*#/-]{0,200}$/.test(text.slice(Math.max(0, at - 201), at));
}
