/** What was read of a repository beside what is known of it. */
import type { DocumentEntry, Snapshot } from '../src/model/snapshot.ts';
import { explanationOf, type Place, type Truth } from './corpusTruth.ts';

export interface Difference {
  readonly kind: 'missed' | 'at another place' | 'made up' | 'in a file that the truth does not name';
  readonly place: Place;
  readonly explanation: string | null;
}

/** One row of figures: definitions, references or links. */
export interface Counted {
  readonly known: number;
  readonly found: number;
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly repository: string;
  readonly requirements: number;
  readonly withoutId: number;
  readonly definitions: Counted;
  readonly references: Counted | null;
  /** Places in documents, where the truth has them. */
  readonly mentions: Counted | null;
  readonly links: Counted | null;
  /** How many ids are in the module that they are known to be in. */
  readonly modules: { readonly known: number; readonly found: number } | null;
  readonly totals: Truth['totals'] | null;
}

export function compare(snapshot: Snapshot, truth: Truth): Comparison {
  const read = readPlaces(snapshot, truth);
  const scopes = new Map([...snapshot.documents()].map(({ path, facts }) => [path, facts.scope]));
  const definitions = compareDefinitions(read.definitions, truth, scopes);
  return {
    repository: truth.repository,
    requirements: snapshot.requirementCount,
    withoutId: read.withoutId,
    definitions,
    references: truth.references.length > 0 ? comparePlaces(read.references, truth.references, truth) : null,
    mentions: truth.mentions ? comparePlaces(read.mentions, truth.mentions, truth) : null,
    links: truth.links ? comparePlaces(read.links, truth.links, truth) : null,
    modules: truth.modules ? compareModules(snapshot, truth.modules) : null,
    totals: truth.totals ?? null,
  };
}

function readPlaces(snapshot: Snapshot, truth: Truth) {
  const definitions: Place[] = [];
  const links: Place[] = [];
  let withoutId = 0;
  const knowsPlaces = truth.definitions.some(([id]) => id === '');
  for (const requirement of snapshot.requirements()) {
    const path = snapshot.document(requirement.uri)?.path ?? '';
    const id = requirement.id ?? '';
    if (!isWithin(truth, path)) continue;
    if (requirement.id === null) withoutId++;
    // Those without an id are compared by their places, where the truth has any.
    if (requirement.id !== null || knowsPlaces)
      definitions.push([id, path, requirement.fact.anchor.line + 1]);
    for (const { field, text, range } of requirement.fact.claims)
      if (field === 'covers' && text !== '') links.push([text, path, range.line + 1]);
  }
  const documents = [...snapshot.documents()].filter(({ path }) => isWithin(truth, path));
  return {
    definitions,
    references: placesNaming(snapshot, truth, documents, (kind) => kind === 'code'),
    mentions: placesNaming(snapshot, truth, documents, (kind) => kind !== 'code'),
    links,
    withoutId,
  };
}

/**
 * Every place that names a requirement or a part of it, by the id that stands there for a part. One that
 * several features define is found, whichever it means.
 */
function placesNaming(
  snapshot: Snapshot,
  truth: Truth,
  documents: readonly DocumentEntry[],
  wanted: (kind: DocumentEntry['kind']) => boolean,
): Place[] {
  return documents.flatMap(({ uri, path, kind }) =>
    wanted(kind)
      ? snapshot.referencesIn(uri).flatMap((reference): Place[] => {
          const meant = snapshot.meaningOf(reference);
          if (meant.kind === 'none') return [];
          // What refers to a requirement elsewhere, as test data does, counts as little as that requirement.
          const defining = meant.kind === 'one' ? snapshot.document(meant.requirement.uri)?.path : undefined;
          if (defining !== undefined && !isWithin(truth, defining)) return [];
          const isWhole =
            meant.kind === 'one' && !meant.requirement.fact.parts?.some(({ id }) => id === reference.id);
          return [[isWhole ? (meant.requirement.id ?? '') : reference.id, path, reference.range.line + 1]];
        })
      : [],
  );
}

/** An id that stands in several documents is one definition; its other places are mentions. */
function compareDefinitions(read: readonly Place[], truth: Truth, scopes: Scopes): Counted {
  const keyOf = (place: Place): string => keyIn(scopes, place);
  const known = byKey(truth.definitions, keyOf);
  const mine = byKey(read, keyOf);
  const isFound = ([id, places]: readonly [string, readonly Place[]]): boolean =>
    mine
      .get(id)
      ?.some(([, file, line]) =>
        places.some((place) => place[1] === null || (place[1] === file && place[2] === line)),
      ) ?? false;
  const rest = [...known].filter((entry) => !isFound(entry));
  const differences = [
    ...rest.flatMap(([id, places]): Difference[] => {
      const elsewhere = mine.get(id)?.[0];
      const place = elsewhere ?? places[0];
      if (!place) return [];
      return [difference(elsewhere ? 'at another place' : 'missed', place, truth)];
    }),
    ...read.filter((place) => !known.has(keyOf(place))).map((place) => difference('made up', place, truth)),
  ];
  return { known: known.size, found: known.size - rest.length, differences };
}

function comparePlaces(read: readonly Place[], places: readonly Place[], truth: Truth): Counted {
  const known = new Set(places.map(String));
  const own = new Set(read.map(String));
  const files = new Set(places.map(([, file]) => file));
  const extra = [...new Map(read.map((place) => [String(place), place])).values()].filter(
    (place) => !known.has(String(place)),
  );
  const missed = places.filter((place) => !own.has(String(place)));
  return {
    known: known.size,
    found: [...known].filter((place) => own.has(place)).length,
    differences: [
      ...missed.map((place) => difference('missed', place, truth)),
      ...extra.map((place) => {
        const kind = files.has(place[1]) ? 'made up' : 'in a file that the truth does not name';
        return difference(kind, place, truth);
      }),
    ],
  };
}

function compareModules(snapshot: Snapshot, modules: Readonly<Record<string, string>>) {
  const known = Object.entries(modules);
  const byId = new Map([...snapshot.requirements()].map((requirement) => [requirement.id, requirement]));
  const found = known.filter(([id, name]) => {
    const requirement = byId.get(id);
    return requirement?.modules.some(({ path }) => snapshot.module(requirement.root, path)?.name === name);
  });
  return { known: known.length, found: found.length };
}

function difference(kind: Difference['kind'], place: Place, truth: Truth): Difference {
  return { kind, place, explanation: explanationOf(truth, place) };
}

function isWithin({ folders = [] }: Truth, path: string): boolean {
  const lies = (folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
  const chosen = folders.filter((folder) => !folder.startsWith('!'));
  if (chosen.length > 0 && !chosen.some(lies)) return false;
  return !folders.some((folder) => folder.startsWith('!') && lies(folder.slice(1)));
}

/** The folders within which ids restart, by document. */
type Scopes = ReadonlyMap<string, string | null>;

/** What is compared: the id within its feature folder; the place of a requirement without an id. */
function keyIn(scopes: Scopes, [id, file, line]: Place): string {
  if (id === '') return `${file}:${line}`;
  const scope = file === null ? null : (scopes.get(file) ?? null);
  return scope === null ? id : `${scope}#${id}`;
}

function byKey(
  places: readonly Place[],
  keyOf: (place: Place) => string,
): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of places) {
    const key = keyOf(place);
    found.set(key, [...(found.get(key) ?? []), place]);
  }
  return found;
}
