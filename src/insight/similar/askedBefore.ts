/**
 * What was probably asked before: the pairs of requirements that resemble each other and that are still a question.
 * Follows the snapshot as `SimilarityIndex` does, off the interaction path.
 */
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import { compareRanges } from '../../model/textRange.ts';
import defer * as similarityIndex from './similarityIndex.ts';
import { inOrder, isWorthAsking } from './worthAsking.ts';

/** A requirement that was probably asked for before. */
export interface AskedAgain {
  readonly asked: Requirement;
  readonly earlier: Requirement;
  readonly score: number;
}

export class AskedBefore {
  #index: similarityIndex.SimilarityIndex | null = null;
  #snapshot: Snapshot | null = null;
  #pairs: readonly AskedAgain[] | null = null;
  /** Keys whose pairs may be other ones, or other questions, since `takeChanged` was last asked. */
  readonly #changed = new Set<string>();
  #mayAllDiffer = true;

  /** Costs next to nothing: the work waits for `prepare`. */
  update(change: SnapshotChange): void {
    this.#snapshot = change.snapshot;
    this.#mayAllDiffer ||= change.everything;
    for (const key of change.requirements) this.#changed.add(key);
    this.#index?.update(change);
  }

  /** Made by the first question or `prepare`: until then the snapshot alone is enough. */
  get index(): similarityIndex.SimilarityIndex {
    return (this.#index ??= this.#snapshot
      ? similarityIndex.SimilarityIndex.of(this.#snapshot)
      : new similarityIndex.SimilarityIndex());
  }

  /** Looks at so many requirements at most; `true` when nothing is left to do. */
  prepare(most = Number.POSITIVE_INFINITY): boolean {
    if (!this.index.prepare(most)) return false;
    for (const key of this.index.takeChanged()) this.#changed.add(key);
    if (this.#changed.size > 0 || this.#mayAllDiffer) this.#pairs = null;
    return true;
  }

  /** Tells once which requirements are asked about in another way than before; `prepare` has to be done. */
  takeChanged(): ReadonlySet<string> {
    const changed = new Set(this.#changed);
    if (this.#mayAllDiffer) for (const key of this.index.withTwins()) changed.add(key);
    // What is said of one depends on what the other is.
    for (const key of [...changed]) for (const twin of this.index.twinsOf(key)) changed.add(twin.key);
    this.#changed.clear();
    this.#mayAllDiffer = false;
    return changed;
  }

  /** The pairs in which this one is either, best first, as far as `prepare` has come. */
  pairsOf(key: string): readonly AskedAgain[] {
    const snapshot = this.#snapshot;
    const requirement = snapshot?.requirement(key);
    if (!snapshot || !requirement) return [];
    return this.index.twinsOf(key).flatMap(({ key: other, score }) => {
      const twin = snapshot.requirement(other);
      return twin ? (questionOf(snapshot, requirement, twin, score) ?? []) : [];
    });
  }

  /** All pairs, best first, as `prepare` found them last: what changed since is no part of it yet. */
  pairs(): readonly AskedAgain[] {
    this.#pairs ??= this.#findPairs();
    return this.#pairs;
  }

  #findPairs(): readonly AskedAgain[] {
    return [...this.index.withTwins()]
      .flatMap((key) => this.pairsOf(key).filter(({ asked }) => asked.key === key))
      .filter(({ asked }) => this.#snapshot?.plan(asked.root).rules.get('requirement/similar') !== 'off')
      .sort((a, b) => b.score - a.score || (a.asked.key < b.asked.key ? -1 : 1));
  }
}

function questionOf(snapshot: Snapshot, a: Requirement, b: Requirement, score: number): AskedAgain | null {
  if (!isWorthAsking(snapshot, a, b, score)) return null;
  const [asked, earlier] = inOrder(...inReadingOrder(snapshot, a, b));
  return { asked, earlier, score };
}

function inReadingOrder(
  snapshot: Snapshot,
  a: Requirement,
  b: Requirement,
): readonly [Requirement, Requirement] {
  if (a.uri === b.uri) return compareRanges(a.fact.anchor, b.fact.anchor) > 0 ? [b, a] : [a, b];
  const path = ({ uri }: Requirement): string => snapshot.document(uri)?.path ?? uri;
  return path(a) > path(b) ? [b, a] : [a, b];
}
