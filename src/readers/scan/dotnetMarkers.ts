/** xUnit for .NET: `[Trait("Requirement", "REQ-1")]`. */
import { type Annotation, findAnnotations } from './annotations.ts';
import type { MarkerSyntax } from './markerSyntax.ts';

const annotation: Annotation = { word: '[Trait', rest: /\(/y, isNamed: true };

export const dotnetSyntax: MarkerSyntax = {
  name: 'dotnet',
  mayBeIn: (text) => text.includes(annotation.word),
  find: (search) => ({ markers: findAnnotations(search, annotation) }),
};
