/** What a syntax of explicit markers is: one file for each, listed in `markerSyntaxes.ts`. */
import type { MarkerItem } from '../../model/facts.ts';
import type { ReferenceKind } from '../../model/reference.ts';
import type { Literals } from './literals.ts';
import type { TextPart } from './textPart.ts';

/** A marker by offsets of the text; `start` to `end` covers the id alone. */
export interface FoundMarker {
  readonly id: string;
  readonly kind: ReferenceKind;
  readonly start: number;
  readonly end: number;
  readonly item?: MarkerItem;
  /** See `Marker`: nothing is said of it while no document defines the id. */
  readonly mayBeForeign?: true;
}

/** A range in a marker that names too many ids. */
export interface FoundProblem {
  readonly size: number;
  readonly most: number;
  readonly start: number;
  readonly end: number;
}

/** A text that is searched. */
export interface MarkerSearch {
  readonly text: string;
  /** The parts to search, in order; they begin and end between lines. */
  readonly parts: readonly TextPart[];
  /** Which places lie in string literals, to be asked in rising order. */
  readonly literals: Literals;
  /** More are not taken. */
  readonly most: number;
}

export interface FoundInText {
  /** In the order of the text. */
  readonly markers: readonly FoundMarker[];
  readonly tooLarge?: readonly FoundProblem[];
}

export interface MarkerSyntax {
  /** Kept with each marker, such as `openfasttrace`. */
  readonly name: string;
  /** Whether its tool takes the markers in what tests work on: its totals would differ otherwise. */
  readonly countsInTestData?: true;
  /** Its ids count within one feature folder only; see `Marker.isLocal`. */
  readonly isLocal?: true;
  /** A plain search that nearly every text fails, so that no pattern is tried on it. */
  mayBeIn(text: string): boolean;
  /** Linear in the length of the text, whatever it holds. */
  find(search: MarkerSearch): FoundInText;
}
