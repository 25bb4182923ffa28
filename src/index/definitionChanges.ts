/** Keeps, for each id of a root and scope, the places that may define it, in canonical order. */
import type { BucketMap, BucketMapChange } from '../model/bucketMap.ts';
import type { RequirementFact } from '../model/facts.ts';
import { compareRanges } from '../model/textRange.ts';
import { definers, type Candidate } from '../placement/definitions.ts';
import { idKey } from '../vocabulary/ids.ts';
import { comparePaths, type DocumentState } from './documentState.ts';

export type CandidateMap = BucketMap<readonly Candidate[]>;

export class DefinitionChanges {
  readonly #map: BucketMapChange<readonly Candidate[]>;
  readonly #touched = new Map<string, string>();
  readonly #pending = new Map<string, Candidate[]>();
  readonly #documents = new Set<string>();

  constructor(map: CandidateMap) {
    this.#map = map.change();
  }

  /** Documents with a candidate for an id whose candidates changed. Complete after `done`. */
  get documents(): ReadonlySet<string> {
    return this.#documents;
  }

  /** The keys of ids whose candidates changed and that several places may define. */
  readonly ids = new Set<string>();

  replace(old: DocumentState | undefined, now: DocumentState | undefined): void {
    const changed = changedGroups(old, now);
    if (changed.size === 0) return;
    if (old) {
      for (const [group, id] of changed) {
        this.#touched.set(group, id);
        this.#pending.set(
          group,
          this.#list(group).filter((candidate) => candidate.uri !== old.uri),
        );
      }
    }
    if (now) {
      for (const { group, id, fact } of groupsOf(now)) {
        if (!changed.has(group)) continue;
        this.#touched.set(group, id);
        this.#list(group).push({ uri: now.uri, fact });
      }
    }
  }

  done(documentOf: (uri: string) => DocumentState | undefined): CandidateMap {
    const pathOf = (uri: string): string => documentOf(uri)?.path ?? uri;
    for (const [group, id] of this.#touched) {
      const before = this.#map.get(group) ?? [];
      const after = this.#list(group);
      if (after.length > 1) {
        after.sort(
          (a, b) => comparePaths(pathOf(a.uri), pathOf(b.uri)) || compareRanges(a.fact.range, b.fact.range),
        );
      }
      if (before.length > 1 || after.length > 1) {
        this.ids.add(idKey(id));
        for (const { uri } of before) this.#documents.add(uri);
        for (const { uri } of after) this.#documents.add(uri);
      }
      if (after.length === 0) this.#map.delete(group);
      else this.#map.set(group, after);
    }
    return this.#map.done();
  }

  #list(group: string): Candidate[] {
    let list = this.#pending.get(group);
    if (!list) {
      list = [...(this.#map.get(group) ?? [])];
      this.#pending.set(group, list);
    }
    return list;
  }
}

/** The group in which an id must be unique. */
export function groupOf(document: DocumentState, id: string): string {
  return `${document.root}\n${document.facts.scope ?? ''}\n${idKey(id)}`;
}

const decided = new WeakMap<readonly Candidate[], readonly Candidate[]>();

/** Which candidates define; decided once for each immutable list. */
export function definersOf(candidates: readonly Candidate[]): readonly Candidate[] {
  let chosen = decided.get(candidates);
  if (!chosen) {
    chosen = definers(candidates);
    decided.set(candidates, chosen);
  }
  return chosen;
}

const ranks = new WeakMap<readonly Candidate[], ReadonlyMap<RequirementFact, number>>();

/** The place of a fact among those that define its id, from 0; -1 for one that does not. */
export function rankAmong(candidates: readonly Candidate[], fact: RequirementFact): number {
  const chosen = definersOf(candidates);
  let byFact = ranks.get(chosen);
  if (!byFact) {
    byFact = new Map(chosen.map((candidate, rank) => [candidate.fact, rank]));
    ranks.set(chosen, byFact);
  }
  return byFact.get(fact) ?? -1;
}

/** The groups, with an id of each, that hold another fact of the document now. */
function changedGroups(
  old: DocumentState | undefined,
  now: DocumentState | undefined,
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  const isComparable = old !== undefined && old.root === now?.root && old.facts.scope === now.facts.scope;
  const before = new Set(isComparable ? old.facts.requirements : []);
  const after = new Set(isComparable ? now.facts.requirements : []);
  for (const { group, id, fact } of groupsOf(old)) if (!after.has(fact)) changed.set(group, id);
  for (const { group, id, fact } of groupsOf(now)) if (!before.has(fact)) changed.set(group, id);
  return changed;
}

function* groupsOf(
  document: DocumentState | undefined,
): Generator<{ readonly group: string; readonly id: string; readonly fact: RequirementFact }> {
  if (!document) return;
  for (const fact of document.facts.requirements) {
    if (fact.id === null || fact.role !== 'definition') continue;
    yield { group: groupOf(document, fact.id), id: fact.id, fact };
  }
}
