/**
 * Finds explicit markers in code, in every syntax that is known. A marker inside a string literal is test
 * data or a message, and gives nothing; its ids remain plain words.
 */
import type { LeftOut, Marker, Problem } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { detached } from './collector.ts';
import { LinePlaces } from './linePlaces.ts';
import { Literals } from './literals.ts';
import type { FoundMarker, FoundProblem } from './markerSyntax.ts';
import { markerSyntaxes } from './markerSyntaxes.ts';
import type { TextPart } from './textPart.ts';

export interface FoundMarkers {
  readonly markers: readonly Marker[];
  readonly problems: readonly Problem[];
  readonly leftOut: LeftOut | null;
}

interface Named extends FoundMarker {
  readonly syntax: string;
  readonly isLocal: boolean;
}

/** Beyond this a file is a list of ids, not code. */
export const mostMarkers = 10_000;

/**
 * All markers in the order of the text; at most `mostMarkers`. Where two syntaxes see an id at one place,
 * the first of `markerSyntaxes` has it.
 */
export function findMarkers(text: string, parts: readonly TextPart[], isTestData = false): FoundMarkers {
  const found: Named[] = [];
  const tooLarge: FoundProblem[] = [];
  let syntaxes = 0;
  for (const syntax of markerSyntaxes) {
    if ((isTestData && !syntax.countsInTestData) || !syntax.mayBeIn(text)) continue;
    const result = syntax.find({ text, parts, literals: new Literals(text), most: mostMarkers });
    if (result.markers.length > 0) syntaxes++;
    const { name, isLocal = false } = syntax;
    for (const marker of result.markers) found.push({ ...marker, syntax: name, isLocal });
    tooLarge.push(...(result.tooLarge ?? []));
  }
  const all = syntaxes > 1 ? merged(found) : found;
  const places = new LinePlaces(text);
  const known = new Map<string, string>();
  const markers = all
    .slice(0, mostMarkers)
    .map(({ id, kind, syntax, start, end, item, mayBeForeign, isLocal }): Marker => {
      places.moveTo(start);
      if (!known.has(id)) known.set(id, detached(id));
      const range = rangeInLine(places.line, start - places.start, end - start);
      const plain = { id: known.get(id)!, kind, syntax, range };
      if (!item && !mayBeForeign && !isLocal) return plain;
      return {
        ...plain,
        ...(item && { item }),
        ...(mayBeForeign && { mayBeForeign }),
        ...(isLocal && { isLocal }),
      };
    });
  return {
    markers,
    problems: problemsOf(text, tooLarge),
    leftOut: all.length < mostMarkers ? null : tooManyMarkers(markers),
  };
}

/** In the order of the text; sorting is stable, so the first syntax stands first at each place. */
function merged(found: readonly Named[]): readonly Named[] {
  const sorted = [...found].sort((a, b) => a.start - b.start);
  const taken = new Set<string>();
  return sorted.filter(({ id, start }) => {
    const place = `${start} ${id}`;
    return !taken.has(place) && taken.add(place);
  });
}

function problemsOf(text: string, found: readonly FoundProblem[]): readonly Problem[] {
  const places = new LinePlaces(text);
  return found.map(({ size, most, start, end }) => {
    places.moveTo(start);
    return {
      code: 'reference/range-too-large',
      message: message(
        '“{0}” names {1} ids, and a range may name {2} at most: only its two ends count. Write smaller ranges.',
        text.slice(start, end),
        size,
        most,
      ),
      range: rangeInLine(places.line, start - places.start, end - start),
    };
  });
}

function tooManyMarkers(markers: readonly Marker[]): LeftOut {
  const last = markers.at(-1)!.range;
  return {
    reason: message('More than {0} markers: those after this place were not taken.', mostMarkers),
    range: last,
  };
}
