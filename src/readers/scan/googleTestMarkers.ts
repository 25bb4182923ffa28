/** GoogleTest: `RecordProperty("Verifies", "SCR-1, SCR-2")`, and LOBSTER in it: `RecordProperty("lobster-tracing", "pkg.Name")`. */
import { type Annotation, findAnnotations } from './annotations.ts';
import type { MarkerSyntax } from './markerSyntax.ts';

const annotation: Annotation = { word: 'RecordProperty', rest: /\(/y, isNamed: true };

export const googleTestSyntax: MarkerSyntax = {
  name: 'googletest',
  mayBeIn: (text) => text.includes(annotation.word),
  find: (search) => ({ markers: findAnnotations(search, annotation) }),
};
