/**
 * Markers of sphinx-codelinks: `@need-ids: A, B`, and needs in one line, `@ title, ID, type, [A, B]`, of which
 * the links in brackets refer. Commas and brackets within a field are escaped by `\`.
 */
import type { FoundMarker, MarkerSearch, MarkerSyntax } from './markerSyntax.ts';
import { idListAt, placesOf } from './needIdList.ts';

const oneLine =
  /(?<=(?:^|[ \t])(?:\/\/[/!]?|#|\/\*\*?|\*|--|;)[ \t]{0,8})@[ \t](?:[^,[\]\n\\]|\\[^\n]){1,200},[ \t]{0,8}[\p{L}\p{N}_-]{2,100}[ \t]{0,8},[ \t]{0,8}([\p{L}\p{N}_-]{1,60})[ \t]{0,8},[ \t]{0,8}\[(?=[^\]\n]{1,400}\])/muy;

export const codeLinksSyntax: MarkerSyntax = {
  name: 'sphinx-codelinks',
  mayBeIn: (text) => text.includes('@need-ids:') || text.includes('@ '),
  find: (search) => ({ markers: findMarkers(search) }),
};

function findMarkers({ text, parts, literals, most }: MarkerSearch): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  for (const { at, end } of placesOf(text, parts, ['@need-ids:', '@ '])) {
    const need = end - at === 2 ? needAt(text, at) : { listAt: end, kind: 'implements' as const };
    if (!need || literals.holds(at)) continue;
    for (const { id, start } of idListAt(text, need.listAt)) {
      if (found.length >= most) return found;
      found.push({ id, kind: need.kind, start, end: start + id.length });
    }
  }
  return found;
}

function needAt(
  text: string,
  at: number,
): { readonly listAt: number; readonly kind: FoundMarker['kind'] } | null {
  oneLine.lastIndex = at;
  const found = oneLine.exec(text);
  if (!found) return null;
  return { listAt: oneLine.lastIndex, kind: /test/iu.test(found[1] ?? '') ? 'verifies' : 'implements' };
}
