/**
 * LOBSTER's comments: `lobster-trace: package.Name, other.Name`. Grammar: LOBSTER's tools for C++ and Python.
 * The names are those of TRLC objects; `lobster-exclude:` gives a reason and names nothing.
 */
import { offsetsOfWord } from './markerOffsets.ts';
import type { FoundMarker, MarkerSearch, MarkerSyntax } from './markerSyntax.ts';

const word = 'lobster-trace:';
const name = /[ \t]{0,20}([\p{L}\p{N}_](?:[\p{L}\p{N}_-]|\.(?=[\p{L}\p{N}_])){0,150})/uy;
const comma = /[ \t]{0,20},/y;

export const lobsterSyntax: MarkerSyntax = {
  name: 'lobster',
  mayBeIn: (text) => text.includes(word),
  find: (search) => ({ markers: findTraces(search) }),
};

function findTraces({ text, parts, literals, most }: MarkerSearch): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  for (const at of offsetsOfWord(text, parts, word)) {
    if (/[\p{L}\p{N}_-]/u.test(text[at - 1] ?? '') || literals.holds(at)) continue;
    for (let next = at + word.length; ;) {
      name.lastIndex = next;
      const id = name.exec(text)?.[1];
      if (id === undefined) break;
      const end = name.lastIndex;
      found.push({ id, kind: 'implements', start: end - id.length, end });
      if (found.length >= most) return found;
      comma.lastIndex = end;
      if (!comma.test(text)) break;
      next = comma.lastIndex;
    }
  }
  return found;
}
