/**
 * Finds explicit markers in code: Groundplan's own and those of OpenFastTrace. A marker inside a string
 * literal is test data or a message, and gives nothing; its ids remain plain words.
 */
import type { LeftOut, Marker, Problem } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import type { ReferenceKind } from '../../model/reference.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { detached } from './collector.ts';
import { findGroundplanMarkers } from './groundplanMarkers.ts';
import { LinePlaces } from './linePlaces.ts';
import { findOpenFastTraceMarkers } from './openFastTraceMarkers.ts';
import type { TextPart } from './textPart.ts';
import { stringSpans } from './stringSpans.ts';

/** A marker by offsets of the text. */
export interface FoundMarker {
  readonly id: string;
  readonly kind: ReferenceKind;
  readonly syntax: string;
  readonly start: number;
  readonly end: number;
}

/** A range in a marker that names too many ids. */
export interface FoundProblem {
  readonly size: number;
  readonly most: number;
  readonly start: number;
  readonly end: number;
}

export interface FoundMarkers {
  readonly markers: readonly Marker[];
  readonly problems: readonly Problem[];
  readonly leftOut: LeftOut | null;
}

/** Beyond this a file is a list of ids, not code. */
export const mostMarkers = 10_000;

/** All markers in the order of the text; at most `mostMarkers`. */
export function findMarkers(text: string, parts: readonly TextPart[]): FoundMarkers {
  const literals = new Literals(text);
  const found: FoundMarker[] = [];
  const tooLarge: FoundProblem[] = [];
  for (const part of parts) {
    findGroundplanMarkers(text, part, literals, mostMarkers, found, tooLarge);
  }
  const openFastTrace = findOpenFastTraceMarkers(text, parts, new Literals(text), mostMarkers);
  const all =
    openFastTrace.length === 0 ? found : [...found, ...openFastTrace].sort((a, b) => a.start - b.start);
  const places = new LinePlaces(text);
  const known = new Map<string, string>();
  const markers = all.slice(0, mostMarkers).map(({ id, kind, syntax, start, end }) => {
    places.moveTo(start);
    if (!known.has(id)) known.set(id, detached(id));
    const range = rangeInLine(places.line, start - places.start, end - start);
    return { id: known.get(id)!, kind, syntax, range };
  });
  return {
    markers,
    problems: problemsOf(text, tooLarge),
    leftOut: all.length < mostMarkers ? null : tooManyMarkers(markers),
  };
}

/** Tells whether an offset lies in a string literal. Offsets are asked for in rising order. */
export class Literals {
  readonly #text: string;
  readonly #places: LinePlaces;
  #spans: readonly TextPart[] = [];
  #spansOfLine = -1;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#places = new LinePlaces(text);
  }

  holds(offset: number): boolean {
    this.#places.moveTo(offset);
    if (this.#spansOfLine !== this.#places.line) {
      this.#spans = stringSpans(this.#text, this.#places.start, this.#places.next);
      this.#spansOfLine = this.#places.line;
      this.#next = 0;
    }
    while (this.#next < this.#spans.length && this.#spans[this.#next]!.to <= offset) this.#next++;
    const span = this.#spans[this.#next];
    return span !== undefined && span.from <= offset;
  }
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
