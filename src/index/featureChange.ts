/**
 * Keeps “which documents make up a feature” in step with the facts: those of a feature folder that define
 * requirements or list tasks, by the feature's key.
 */
import type { BucketMap, BucketMapChange } from '../model/bucketMap.ts';
import type { DocumentFacts } from '../model/facts.ts';
import { featureKey } from '../vocabulary/features.ts';

/** The documents of the features of one name, in any root. */
export interface FeatureDocuments {
  /** In no particular order. */
  readonly defining: readonly string[];
  readonly listingTasks: readonly string[];
}

/** The key of the feature that a folder holds. */
export function keyOfScope(scope: string): string {
  return featureKey(scope.slice(scope.lastIndexOf('/') + 1));
}

export class FeatureChange {
  readonly #map: BucketMapChange<FeatureDocuments>;
  readonly #changed = new Set<string>();

  constructor(map: BucketMap<FeatureDocuments>) {
    this.#map = map.change();
  }

  /** Features that began or ceased to define requirements, by key. */
  get changed(): ReadonlySet<string> {
    return this.#changed;
  }

  replace(uri: string, old: DocumentFacts | undefined, now: DocumentFacts | undefined): void {
    const before = shareOf(old);
    const after = shareOf(now);
    if (sameShare(before, after)) return;
    for (const key of before.keys) this.#update(key, uri, noShare);
    for (const key of after.keys) this.#update(key, uri, after);
  }

  done(): BucketMap<FeatureDocuments> {
    return this.#map.done();
  }

  #update(key: string, uri: string, { defines, lists }: Share): void {
    const before = this.#map.get(key) ?? { defining: [], listingTasks: [] };
    const defining = withOrWithout(before.defining, uri, defines);
    const listingTasks = withOrWithout(before.listingTasks, uri, lists);
    this.#changed.add(key);
    if (defining.length + listingTasks.length === 0) this.#map.delete(key);
    else this.#map.set(key, { defining, listingTasks });
  }
}

interface Share {
  /** Of its folder, and of the features that it says to speak of: a change adds to a capability elsewhere. */
  readonly keys: readonly string[];
  readonly defines: boolean;
  readonly lists: boolean;
}

const noShare: Share = { keys: [], defines: false, lists: false };

function shareOf(facts: DocumentFacts | undefined): Share {
  if (!facts || facts.scope === null) return noShare;
  const defines = facts.requirements.length > 0;
  const lists = (facts.tasks?.length ?? 0) > 0;
  if (!defines && !lists) return noShare;
  const keys = [keyOfScope(facts.scope), ...(facts.features ?? []).map(({ key }) => key)];
  return { keys: [...new Set(keys)], defines, lists };
}

function sameShare(a: Share, b: Share): boolean {
  return a.defines === b.defines && a.lists === b.lists && a.keys.join('\n') === b.keys.join('\n');
}

function withOrWithout(uris: readonly string[], uri: string, isIn: boolean): readonly string[] {
  const others = uris.filter((other) => other !== uri);
  return isIn ? [...others, uri] : others;
}
