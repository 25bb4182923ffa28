/**
 * Facts as a few columns: code is thousands of files that say the same few kinds of things, and a column is read many
 * times as fast as an object for each of them.
 */
import { type DocumentFacts, type Marker, noWords } from '../../model/facts.ts';
import type { KeptFacts } from '../../index/ports.ts';

/** Everything of some files, in the order of the files. */
export interface FactColumns {
  readonly paths: readonly string[];
  readonly kinds: readonly KeptFacts['kind'][];
  readonly chosen: readonly (string | null)[];
  readonly stamps: readonly string[];
  /** Every different text of words and markers, once. */
  readonly texts: readonly string[];
  /** How many words each file has; for all words where their text and their place stand. */
  readonly wordCounts: Uint32Array;
  readonly wordTexts: Uint32Array;
  readonly wordPlaces: Int32Array;
  /** The same for markers: id, kind, syntax, and their range in four numbers. */
  readonly markerCounts: Uint32Array;
  readonly markers: Uint32Array;
  /** What else there is of a file. */
  readonly rest: readonly Partial<DocumentFacts>[];
}

const perMarker = 7;

export function toColumns(kept: readonly KeptFacts[]): FactColumns {
  const texts = new Map<string, number>();
  const numberOf = (text: string): number => {
    let number = texts.get(text);
    if (number === undefined) texts.set(text, (number = texts.size));
    return number;
  };
  const words = kept.reduce((sum, { facts }) => sum + facts.words.ids.length, 0);
  const wordTexts = new Uint32Array(words);
  const wordPlaces = new Int32Array(words * 3);
  const markers: number[] = [];
  let at = 0;
  const rest = kept.map(({ facts }) => {
    wordPlaces.set(facts.words.at, at * 3);
    for (const id of facts.words.ids) wordTexts[at++] = numberOf(id);
    const { words: _words, markers: all, ...others } = facts;
    if (!all.every(isPlain)) return { ...others, markers: all };
    for (const { id, kind, syntax, range } of all) {
      markers.push(numberOf(id), numberOf(kind), numberOf(syntax));
      markers.push(range.line, range.character, range.endLine, range.endCharacter);
    }
    return others;
  });
  return {
    paths: kept.map(({ path }) => path),
    kinds: kept.map(({ kind }) => kind),
    chosen: kept.map(({ chosen }) => chosen),
    stamps: kept.map(({ stamp }) => stamp),
    wordCounts: Uint32Array.from(kept, ({ facts }) => facts.words.ids.length),
    wordTexts,
    wordPlaces,
    markerCounts: Uint32Array.from(kept, ({ facts }) =>
      facts.markers.every(isPlain) ? facts.markers.length : 0,
    ),
    markers: Uint32Array.from(markers),
    texts: [...texts.keys()],
    rest,
  };
}

/** Throws where the columns do not fit each other. */
export function fromColumns(columns: FactColumns): readonly KeptFacts[] {
  const { texts } = columns;
  let word = 0;
  let marker = 0;
  const text = (number: number | undefined): string => {
    const found = texts[number ?? -1];
    if (found === undefined) throw new Error('A text is missing.');
    return found;
  };
  return columns.paths.map((path, file) => {
    const ids: string[] = [];
    const first = word;
    for (const end = word + (columns.wordCounts[file] ?? 0); word < end; word++) {
      ids.push(text(columns.wordTexts[word]));
    }
    const markers: Marker[] = [];
    for (let left = columns.markerCounts[file] ?? 0; left > 0; left--, marker += perMarker) {
      const [id, kind, syntax, line = 0, character = 0, endLine = 0, endCharacter = 0] =
        columns.markers.subarray(marker, marker + perMarker);
      const range = { line, character, endLine, endCharacter };
      markers.push({ id: text(id), kind: text(kind) as Marker['kind'], syntax: text(syntax), range });
    }
    const rest = columns.rest[file];
    const [kind, stamp, chosen] = [columns.kinds[file], columns.stamps[file], columns.chosen[file]];
    if (!rest || !kind || stamp === undefined || chosen === undefined) throw new Error('A file is missing.');
    const words = ids.length === 0 ? noWords : { ids, at: columns.wordPlaces.slice(first * 3, word * 3) };
    return { path, kind, stamp, chosen, facts: { markers, ...rest, words } as DocumentFacts };
  });
}

/** Whether a marker is nothing but its id, its kind and its place, as nearly all are. */
function isPlain(marker: Marker): boolean {
  return marker.item === undefined && marker.mayBeForeign === undefined && marker.isLocal === undefined;
}
