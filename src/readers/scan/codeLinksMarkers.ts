/**
 * Markers of sphinx-codelinks: `@need-ids: A, B`, and needs in one line, `@ title, ID, type, [A, B]`, of which
 * the links in brackets refer. Commas and brackets within a field are escaped by `\`.
 */
import type { FoundMarker, MarkerSearch, MarkerSyntax } from './markerSyntax.ts';
import { idListAt, placesOf } from './needIdList.ts';

/** Right behind a comment sign; the id has a digit or a separator, which tells it from a list of words. */
const oneLine =
  /(?<=(?:^|[ \t])(?:\/\/[/!]?|#|\/\*\*?|\*|--|;)[ \t]{0,8})@[ \t]{0,8}(?:[^,[\]\n\\]|\\[^\n]){1,200},[ \t]{0,8}(?=[\p{L}\p{N}]{0,100}[\d_-])[\p{L}\p{N}_-]{2,100}[ \t]{0,8},[ \t]{0,8}([\p{L}\p{N}_-]{1,60})[ \t]{0,8},[ \t]{0,8}\[(?=[^\]\n]{1,2000}\])/muy;

const keyword = '@need-ids:';

export const codeLinksSyntax: MarkerSyntax = {
  name: 'sphinx-codelinks',
  mayBeIn: (text) => text.includes('@') && (text.includes(', [') || text.includes(keyword)),
  find: (search) => ({ markers: findMarkers(search) }),
};

function findMarkers({ text, parts, literals, most }: MarkerSearch): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  for (const { at } of placesOf(text, parts, ['@'])) {
    const need = text.startsWith(keyword, at) ? keywordAt(at) : needAt(text, at);
    if (!need || literals.holds(at)) continue;
    for (const { id, start } of idListAt(text, need.listAt)) {
      if (found.length >= most) return found;
      found.push({ id, kind: need.kind, start, end: start + id.length });
    }
  }
  return found;
}

interface FoundList {
  readonly listAt: number;
  readonly kind: FoundMarker['kind'];
}

function keywordAt(at: number): FoundList {
  return { listAt: at + keyword.length, kind: 'implements' };
}

function needAt(text: string, at: number): FoundList | null {
  oneLine.lastIndex = at;
  const found = oneLine.exec(text);
  if (!found) return null;
  return { listAt: oneLine.lastIndex, kind: /test/iu.test(found[1] ?? '') ? 'verifies' : 'implements' };
}
