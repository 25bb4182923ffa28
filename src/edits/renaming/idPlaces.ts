/**
 * Where a text names an id: as a word, in a marker, in a list of shortened ids or in a range. Found in the
 * facts of exactly this text.
 */
import type { DocumentFacts } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { splitId } from '../../readers/scan/series.ts';
import type { NamingPlace } from '../../model/snapshot.ts';
import { idKey, withoutComponent } from '../../vocabulary/ids.ts';
import { isInAddress } from './addresses.ts';
import { keysOfSeries, type Series, seriesAt } from './idSeries.ts';
import { overlaps, type Span, type TextPlaces } from './offsets.ts';

export interface IdPlaces {
  /** Where the id stands by itself. */
  readonly words: readonly Span[];
  /** Lists and ranges that name it. */
  readonly series: readonly Series[];
  /** Parts of addresses and paths, which keep it. */
  readonly addresses: readonly Span[];
  /** Ends of longer words that are ids of other requirements. */
  readonly inLonger: readonly Span[];
  /** Places that name it in a way of their own. */
  readonly others: readonly Span[];
}

/** A place with the id that it names. */
interface Named extends Span {
  readonly key: string;
  /** Where it stands, as far as it tells what the id means. */
  readonly at: NamingPlace;
  /** Whether the id is written there as a whole. */
  readonly isWhole: boolean;
}

export interface IdQuestions {
  /** Whether the id means the requirement at a place. */
  readonly isMeant: (at: NamingPlace) => boolean;
  /** Whether another id is one of a requirement here: then a word that holds both is that one. */
  readonly isKnown: (id: string) => boolean;
}

export function placesOfId(
  places: TextPlaces,
  facts: DocumentFacts,
  key: string,
  { isMeant, isKnown }: IdQuestions,
): IdPlaces {
  const named = namedIn(places, facts, key);
  const meant = named.filter((each) => each.key === key && isMeant(each.at));
  const all = seriesIn(places.text, named, key);
  const series = all.filter(
    (each) => [...keysOfSeries(each)].includes(key) && meant.some((place) => overlaps(each, place)),
  );
  const wholeByEnd = new Map<number, Named[]>();
  for (const each of named) {
    if (!each.isWhole) continue;
    const others = wholeByEnd.get(each.end);
    if (others) others.push(each);
    else wholeByEnd.set(each.end, [each]);
  }
  const words: Span[] = [];
  const addresses: Span[] = [];
  const inLonger: Span[] = [];
  const others: Span[] = [];
  for (const { start, end, isWhole } of meant) {
    if (series.some((each) => overlaps(each, { start, end }))) continue;
    // `用户需求26` holds `需求26`, and is another requirement where the documents have one of this name.
    const longer = wholeByEnd.get(end)?.some((other) => other.start < start && isKnown(other.key)) ?? false;
    if (longer) inLonger.push({ start, end });
    else if (!isWhole) others.push({ start, end });
    else if (isInAddress(places.text, start, end)) addresses.push({ start, end });
    else words.push({ start, end });
  }
  const inPaths = series.filter(({ start, end }) => isInAddress(places.text, start, end));
  return {
    words: once(words),
    series: series.filter((each) => !inPaths.includes(each)),
    addresses: once([...addresses, ...inPaths]),
    inLonger: once(inLonger),
    others: once(others),
  };
}

/** Every place of the facts that names an id. Behind a component (`ms-001:REQ_001`) it is the id `wanted` alone. */
function namedIn(places: TextPlaces, { words, markers }: DocumentFacts, wanted: string): readonly Named[] {
  const named: Named[] = [];
  const add = (id: string, span: Span, at: NamingPlace): void => {
    const key = idKey(id);
    const own = withoutComponent(id);
    if (own !== id && idKey(own) === wanted) {
      const start = span.end - own.length;
      named.push({
        start,
        end: span.end,
        key: wanted,
        at,
        isWhole: places.slice({ start, end: span.end }) === own,
      });
    } else named.push({ ...span, key, at, isWhole: idKey(places.slice(span)) === key });
  };
  for (const { id, range, isLocal } of markers)
    add(id, places.span(range), { line: range.line, isLocal: isLocal === true });
  words.ids.forEach((id, nth) => {
    const [line = 0, character = 0, length = 0] = words.at.subarray(nth * 3, nth * 3 + 3);
    add(id, places.span(rangeInLine(line, character, length)), { line });
  });
  return named;
}

/** The lists and ranges in which an id may stand: those of ids that begin as it does. */
function seriesIn(text: string, named: readonly Named[], key: string): readonly Series[] {
  const head = splitId(key)?.head;
  if (head === undefined) return [];
  const found: Series[] = [];
  let done = -1;
  for (const { start, end, isWhole } of [...named].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (!isWhole || start < done) continue;
    const own = splitId(text.slice(start, end));
    if (own === null || idKey(`${own.head}0`) !== `${head}0`) continue;
    const series = seriesAt(text, start, end);
    if (series === null) continue;
    found.push(series);
    done = series.end;
  }
  return found;
}

function once(spans: readonly Span[]): readonly Span[] {
  const byPlace = new Map(spans.map((span) => [`${span.start} ${span.end}`, span]));
  return [...byPlace.values()].sort((a, b) => a.start - b.start);
}
