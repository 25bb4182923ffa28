/**
 * Markers of Constructor Studio: `@cpt-flow:cpt-shop-flow-login:p1`, and around a block
 * `@cpt-begin:cpt-shop-flow-login:p1:inst-check` … `@cpt-end:…`. Grammar: its specification of identifiers
 * and traceability; `p1` is the phase of the work there, not a priority.
 */
import { offsetsOfWord } from './markerOffsets.ts';
import type { FoundMarker, MarkerSearch, MarkerSyntax } from './markerSyntax.ts';

const word = '@cpt-';
const marker = /@cpt-([a-z][a-z-]{0,39}):(cpt-[a-z0-9][a-z0-9-]{1,199}):(?:p|ph-)\d{1,3}(?![\p{L}\p{N}_-])/uy;

export const studioSyntax: MarkerSyntax = {
  name: 'constructor studio',
  mayBeIn: (text) => text.includes(word),
  find: (search) => ({ markers: findMarkers(search) }),
};

function findMarkers({ text, parts, literals, most }: MarkerSearch): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  for (const at of offsetsOfWord(text, parts, word)) {
    marker.lastIndex = at;
    const match = marker.exec(text);
    const kind = match?.[1];
    const id = match?.[2];
    if (kind === undefined || id === undefined || literals.holds(at)) continue;
    const start = at + word.length + kind.length + 1;
    found.push({
      id,
      kind: kind.startsWith('test') ? 'verifies' : 'implements',
      start,
      end: start + id.length,
    });
    if (found.length >= most) break;
  }
  return found;
}
