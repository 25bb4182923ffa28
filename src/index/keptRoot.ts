/** What an earlier session kept of one root, while it is compared with the files that are there now. */
import type { DocumentInfo, Root } from '../model/snapshot.ts';
import type { DocumentSource, KeptFacts, Stamps } from './ports.ts';

export class KeptRoot {
  readonly #root: Root;
  readonly #kept = new Map<string, KeptFacts>();
  #stamps: Stamps = new Map();

  constructor(root: Root) {
    this.#root = root;
  }

  add(kept: readonly KeptFacts[]): void {
    for (const each of kept) this.#kept.set(each.path, each);
  }

  get size(): number {
    return this.#kept.size;
  }

  paths(): Iterable<string> {
    return this.#kept.keys();
  }

  /** Whether every file that it has facts of is among these. */
  isOf(paths: ReadonlySet<string>): boolean {
    for (const path of this.#kept.keys()) if (!paths.has(path)) return false;
    return this.size > 0;
  }

  /** Looks at the files that it has facts of, as they are now. */
  async look(source: DocumentSource, listed: readonly string[], signal?: AbortSignal): Promise<void> {
    const now = source.now?.();
    if (this.size === 0 || now === undefined || !source.stamps) return;
    const known = listed.filter((path) => this.#kept.has(path));
    this.#stamps = await source.stamps(this.#root, known, now, signal);
  }

  /** What a file of which it has facts shows now. */
  stampOf(path: string): string | null {
    return this.#stamps.get(path) ?? null;
  }

  /** Whether what was kept of a file still says what the file says, read as what it counts as now. */
  holds(info: DocumentInfo, chosen: string | null, isVouched: boolean): boolean {
    const kept = this.#kept.get(info.path);
    return (
      kept !== undefined &&
      kept.stamp === this.#stamps.get(info.path) &&
      kept.kind === info.kind &&
      kept.chosen === chosen &&
      (kept.facts.isVouched ?? false) === isVouched
    );
  }
}

/** What is to be kept of a root's documents, where each of them is known to be as it was read. */
export function factsToKeep(
  documents: Iterable<DocumentInfo & Pick<KeptFacts, 'facts'>>,
  stamps: Stamps,
  isOpen: (uri: string) => boolean,
  encodingOf: (uri: string) => string | null,
): readonly KeptFacts[] {
  const kept: KeptFacts[] = [];
  for (const { uri, path, kind, facts } of documents) {
    const stamp = stamps.get(path);
    // A plan that stands in for a broken one is no fact of the file, and neither is what a buffer says.
    if (stamp === undefined || isOpen(uri) || facts.planFrom === 'earlier') continue;
    kept.push({ path, kind, stamp, chosen: encodingOf(uri), facts });
  }
  return kept;
}
