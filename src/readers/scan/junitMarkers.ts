/** JUnit: `@Tag("REQ-1")`. */
import { type Annotation, findAnnotations } from './annotations.ts';
import type { MarkerSyntax } from './markerSyntax.ts';

const annotation: Annotation = { word: '@Tag', rest: /\(/y };

export const junitSyntax: MarkerSyntax = {
  name: 'junit',
  mayBeIn: (text) => text.includes(annotation.word),
  find: (search) => ({ markers: findAnnotations(search, annotation) }),
};
