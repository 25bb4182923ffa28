/**
 * Keeps “which documents name this id, or this feature” in step with the facts: an inverted map over words, markers and the
 * links of specification items. A document that names one revision of an id names its series too.
 */
import type { BucketMap, BucketMapChange } from '../model/bucketMap.ts';
import { noWords, type DocumentFacts, type IdWords, type RequirementFact } from '../model/facts.ts';
import { specificationId, seriesOf } from '../vocabulary/specificationIds.ts';
import { idKey } from '../vocabulary/ids.ts';
import { keyOfScope } from './featureChange.ts';

/** Stands among the ids for the documents that define a specification item; no id looks like this. */
export const anySpecificationItem = '~';

export class NamingChange {
  readonly #map: BucketMapChange<readonly string[]>;
  /** Lists made in this batch may grow in place: copying one per document would be quadratic. */
  readonly #own = new Map<string, string[]>();

  constructor(map: BucketMap<readonly string[]>) {
    this.#map = map.change();
  }

  replace(uri: string, old: DocumentFacts | undefined, now: DocumentFacts | undefined): void {
    if (old && now && namesTheSameOutsideText(old, now)) {
      this.#replaceWords(uri, old, now);
      return;
    }
    const before = namedIds(old);
    const after = namedIds(now);
    for (const id of before) if (!after.has(id)) this.#remove(id, uri);
    for (const id of after) if (!before.has(id)) this.#owned(id).push(uri);
  }

  /** Of two versions of a document that differ in their words alone, as after a keystroke, only the words between are looked at. */
  #replaceWords(uri: string, old: DocumentFacts, now: DocumentFacts): void {
    const [before, after] = [old.words.ids, now.words.ids];
    let start = 0;
    while (start < before.length && before[start] === after[start]) start++;
    let end = 0;
    const most = Math.min(before.length, after.length) - start;
    while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
    const gone = before.slice(start, before.length - end);
    const come = after.slice(start, after.length - end);
    const counts = countsOf(old.words);
    if (gone.length + come.length === 0) {
      counted.set(now.words, counts);
      return;
    }
    const countsNow = new Map(counts);
    counted.set(now.words, countsNow);
    const touched = new Set<string>();
    for (const [words, by] of [[gone, -1] as const, [come, 1] as const]) {
      for (const key of words.flatMap(keysOfWord)) {
        const count = (countsNow.get(key) ?? 0) + by;
        if (count === 0) countsNow.delete(key);
        else countsNow.set(key, count);
        touched.add(key);
      }
    }
    const others = namedIds({ ...now, words: noWords });
    for (const key of touched) {
      if (others.has(key) || counts.has(key) === countsNow.has(key)) continue;
      if (countsNow.has(key)) this.#owned(key).push(uri);
      else this.#remove(key, uri);
    }
  }

  done(): BucketMap<readonly string[]> {
    return this.#map.done();
  }

  #remove(id: string, uri: string): void {
    const left = this.#owned(id).filter((other) => other !== uri);
    this.#own.delete(id);
    if (left.length === 0) this.#map.delete(id);
    else this.#map.set(id, left);
  }

  #owned(id: string): string[] {
    let list = this.#own.get(id);
    if (!list) {
      list = [...(this.#map.get(id) ?? [])];
      this.#own.set(id, list);
      this.#map.set(id, list);
    }
    return list;
  }
}

/** The entry under which documents stand that speak of a feature; no id has a line break. */
export function namingOfFeature(key: string): string {
  return `feature\n${key}`;
}

/** How often a document's words name each key, for the documents that are edited. */
const counted = new WeakMap<IdWords, ReadonlyMap<string, number>>();

function countsOf(words: IdWords): ReadonlyMap<string, number> {
  const known = counted.get(words);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const word of words.ids)
    for (const key of keysOfWord(word)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function keysOfWord(word: string): readonly string[] {
  const key = idKey(word);
  const parts = specificationId(key);
  return parts ? [key, seriesOf(parts)] : [key];
}

/** Whether two versions of a document name the same apart from their words: a quick look that may say no in vain. */
function namesTheSameOutsideText(old: DocumentFacts, now: DocumentFacts): boolean {
  return (
    old.scope === now.scope &&
    isSameList(old.features ?? [], now.features ?? [], (a, b) => a.key === b.key) &&
    isSameList(old.markers, now.markers, (a, b) => a.id === b.id && a.item?.id === b.item?.id) &&
    // What the ids of items say of others stands in their claims.
    isSameList(old.requirements, now.requirements, (a, b) => a === b || (namesNothing(a) && namesNothing(b)))
  );
}

function namesNothing({ id }: RequirementFact): boolean {
  return id === null || specificationId(id) === null;
}

function isSameList<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isSame: (one: Item, two: Item) => boolean,
): boolean {
  return a.length === b.length && a.every((item, at) => isSame(item, b[at]!));
}

function namedIds(facts: DocumentFacts | undefined): ReadonlySet<string> {
  const ids = new Set<string>();
  if (!facts) return ids;
  for (const { key } of facts.features ?? []) ids.add(namingOfFeature(key));
  // What the numbers in it mean also depends on whether its own folder defines any.
  if (facts.scope !== null && facts.markers.length > 0) ids.add(namingOfFeature(keyOfScope(facts.scope)));
  const add = (id: string): void => {
    // One that stands here already is a key itself: most words of a text come again.
    if (ids.has(id)) return;
    const key = idKey(id);
    if (ids.has(key)) return;
    ids.add(key);
    const parts = specificationId(key);
    if (parts) ids.add(seriesOf(parts));
  };
  for (const id of facts.words.ids) add(id);
  for (const { id, item } of facts.markers) {
    add(id);
    if (item && item.id !== null) add(item.id);
  }
  for (const { id, claims } of facts.requirements) {
    if (id === null || specificationId(id) === null) continue;
    ids.add(anySpecificationItem);
    // The id of a forwarded item is written nowhere, and a long one is no word.
    add(id);
    for (const { field, text } of claims) if (field === 'covers' && specificationId(text) !== null) add(text);
  }
  return ids;
}
