/** pytest: `@pytest.mark.req("SRS-11")`, also `requirement`, `verifies`, `covers` and the like as the mark. */
import { type Annotation, findAnnotations } from './annotations.ts';
import type { MarkerSyntax } from './markerSyntax.ts';

const annotation: Annotation = {
  word: '@pytest.mark.',
  rest: /(?:reqs?|requirements?|requirement_ids?|verif(?:y|ies)|covers?|satisf(?:y|ies)|implements|traces?)\(/y,
};

export const pytestSyntax: MarkerSyntax = {
  name: 'pytest',
  mayBeIn: (text) => text.includes(annotation.word),
  find: (search) => ({ markers: findAnnotations(search, annotation) }),
};
