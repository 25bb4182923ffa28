/** Markers of S-CORE (eclipse-score): `# req-Id: A`, `// req-traceability: A, B`, behind a comment sign. */
import type { FoundMarker, MarkerSearch, MarkerSyntax } from './markerSyntax.ts';
import { idListAt, placesOf } from './needIdList.ts';

const keywords = ['req-Id:', 'req-traceability:'] as const;
const commentSign = /(?:#|\/\/[/!]?|--|\*|;|%)[ \t]{0,8}$/u;
const longestSign = 12;

export const scoreSyntax: MarkerSyntax = {
  name: 's-core',
  mayBeIn: (text) => keywords.some((keyword) => text.includes(keyword)),
  find: (search) => ({ markers: findMarkers(search) }),
};

function findMarkers({ text, parts, literals, most }: MarkerSearch): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  for (const { at, end } of placesOf(text, parts, keywords)) {
    if (!commentSign.test(text.slice(Math.max(0, at - longestSign), at)) || literals.holds(at)) continue;
    for (const { id, start } of idListAt(text, end)) {
      if (found.length >= most) return found;
      found.push({ id, kind: 'implements', start, end: start + id.length });
    }
  }
  return found;
}
