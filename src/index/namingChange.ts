/**
 * Keeps “which documents name this id, or this feature” in step with the facts: an inverted map over words, markers and the
 * links of specification items. A document that names one revision of an id names its series too.
 */
import type { BucketMap, BucketMapChange } from '../model/bucketMap.ts';
import type { DocumentFacts } from '../model/facts.ts';
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
    const before = namedIds(old);
    const after = namedIds(now);
    for (const id of before) if (!after.has(id)) this.#remove(id, uri);
    for (const id of after) if (!before.has(id)) this.#owned(id).push(uri);
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
