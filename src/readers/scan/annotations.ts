/**
 * Annotations and calls of tests that name requirements in string literals. They stand for other things as
 * well (`@Tag("slow")`), so that only ids count which some document defines.
 */
import { offsetsOfWord } from './markerOffsets.ts';
import type { FoundMarker, MarkerSearch } from './markerSyntax.ts';
import { quotedIds } from './quotedIds.ts';

export interface Annotation {
  /** What its name begins with, for a plain search. */
  readonly word: string;
  /** The rest of the name, with the opening bracket; sticky. */
  readonly rest: RegExp;
  /** The first argument says what the others are: `("Requirement", "REQ-1")`. */
  readonly isNamed?: boolean;
}

const names =
  /^(?:reqs?|requirements?|requirement[-_ ]?ids?|verif(?:y|ies)|covers?|satisf(?:y|ies)|implements|traces?|lobster-tracing)$/iu;

export function findAnnotations(
  { text, parts, literals, most }: MarkerSearch,
  { word, rest, isNamed = false }: Annotation,
): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  for (const at of offsetsOfWord(text, parts, word)) {
    rest.lastIndex = at + word.length;
    if (!rest.test(text) || /[\p{L}\p{N}_]/u.test(text[at - 1] ?? '')) continue;
    const from = rest.lastIndex;
    const given = quotedIds(text, from);
    if (given.length === 0 || literals.holds(at)) continue;
    if (isNamed && !names.test(given[0]?.map(({ id }) => id).join(' ') ?? '')) continue;
    for (const { id, start, end } of given.slice(isNamed ? 1 : 0).flat()) {
      found.push({ id, kind: 'verifies', start, end, mayBeForeign: true });
    }
    if (found.length >= most) return found.slice(0, most);
  }
  return found;
}
