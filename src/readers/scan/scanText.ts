/**
 * Scans any text for id-shaped words and, in code, for explicit markers. It knows no requirement: placement
 * joins the words with the ids that documents define.
 *
 * The time is linear in the length of the text, whatever it holds.
 */
import type { TextPart } from './textPart.ts';
import type { FeatureName, IdWords, LeftOut, Marker, Problem } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { rangeInLine } from '../../model/textRange.ts';
import type { WordLimits } from './collector.ts';
import { WordCollector } from './collector.ts';
import { LinePlaces } from './linePlaces.ts';
import { findFeatureNames } from './featureNames.ts';
import { findMarkers } from './markers.ts';
import { findWords } from './words.ts';
import { type ScannedText, wordsAgain } from './wordsAgain.ts';

export interface ScanOptions {
  /** Only code holds markers; in documents an id is a mention, whatever stands before it. */
  readonly kind: 'code' | 'document' | 'plan';
  /** What tests work on: markers in it are invented, as those in string literals are, unless their tool takes them. */
  readonly isTestData?: boolean;
  /** An earlier state of the same document, of which most may still stand. */
  readonly before?: ScannedText;
}

/**
 * `words` holds every id-shaped word, those in markers too, in the order of the text; `markers` is empty
 * for documents. Problems are ranges in markers that name too many ids.
 */
export interface ScanResult {
  readonly words: IdWords;
  readonly markers: readonly Marker[];
  /** Only where it names any. */
  readonly features?: readonly FeatureName[];
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
}

/** A longer line is data of some program; counted in UTF-16 code units. */
export const longestLine = 100_000;

/** A list of requirements may define thousands of ids; code that names as many is generated. */
const limitsOf: Record<ScanOptions['kind'], WordLimits> = {
  code: { different: 2_000, total: 20_000 },
  document: { different: 20_000, total: 100_000 },
  plan: { different: 20_000, total: 100_000 },
};

/** Never throws; lines longer than `longestLine` and words beyond the limits are left out and reported. */
export function scanText(text: string, options: ScanOptions): ScanResult {
  const { before } = options;
  if (before && options.kind !== 'code' && !hasLongLine(text)) {
    const words = wordsAgain(before, text, limitsOf[options.kind]);
    if (words) return { words, markers: [], ...featuresIn(text), problems: [], leftOut: [] };
  }
  const leftOut: LeftOut[] = [];
  const parts = hasLongLine(text) ? partsWithoutLongLines(text, leftOut) : [{ from: 0, to: text.length }];
  const words = new WordCollector(new LinePlaces(text), limitsOf[options.kind]);
  for (const { from, to } of parts) findWords(text, from, to, words);
  if (words.firstTooMany >= 0) {
    leftOut.push({
      reason: message('Too many different id-shaped words: those after this place were not taken.'),
      range: placeOf(text, words.firstTooMany),
    });
  }
  const named = featuresIn(text);
  if (options.kind !== 'code') return { words: words.words, markers: [], ...named, problems: [], leftOut };
  const found = findMarkers(text, parts, options.isTestData);
  return {
    words: words.words,
    markers: found.markers,
    ...named,
    problems: found.problems,
    leftOut: found.leftOut === null ? leftOut : [...leftOut, found.leftOut],
  };
}

function featuresIn(text: string): Pick<ScanResult, 'features'> {
  const features = findFeatureNames(text);
  return features.length === 0 ? {} : { features };
}

/** Whether a line may be too long; lines that end in a lone `\r` are told apart by a closer look. */
function hasLongLine(text: string): boolean {
  let start = 0;
  while (text.length - start > longestLine) {
    // The last line end that a line of the greatest length may have.
    const feed = text.lastIndexOf('\n', start + longestLine);
    if (feed < start) return true;
    start = feed + 1;
  }
  return false;
}

function partsWithoutLongLines(text: string, leftOut: LeftOut[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  const places = new LinePlaces(text);
  let from = 0;
  while (places.start < text.length) {
    const { start, next, line } = places;
    if (next - start > longestLine) {
      if (from < start) parts.push({ from, to: start });
      from = next;
      leftOut.push({
        reason: message('A line of more than {0} characters', longestLine),
        range: rangeInLine(line, 0, 0),
      });
    }
    if (next === text.length) break;
    places.moveTo(next);
  }
  if (from < text.length) parts.push({ from, to: text.length });
  return parts;
}

function placeOf(text: string, offset: number): ReturnType<typeof rangeInLine> {
  const places = new LinePlaces(text);
  places.moveTo(offset);
  return rangeInLine(places.line, offset - places.start, 0);
}
