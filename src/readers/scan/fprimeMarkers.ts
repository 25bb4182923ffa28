/** F´: `REQUIREMENT("AL-001")` in its unit tests. */
import { type Annotation, findAnnotations } from './annotations.ts';
import type { MarkerSyntax } from './markerSyntax.ts';

const annotation: Annotation = { word: 'REQUIREMENT', rest: /\(/y };

export const fprimeSyntax: MarkerSyntax = {
  name: 'fprime',
  mayBeIn: (text) => text.includes(annotation.word),
  find: (search) => ({ markers: findAnnotations(search, annotation) }),
};
