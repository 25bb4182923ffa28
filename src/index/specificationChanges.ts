/**
 * What changed documents mean for the trace of specification items elsewhere: ids that are defined in another
 * way now, whose links must be followed again, and ids that are covered in another way.
 */
import { specificationItems, type SpecificationItem } from '../placement/specificationItems.ts';
import type { DocumentState } from './documentState.ts';

export class SpecificationChanges {
  /** The series of items that appeared, vanished, or ask for something else. */
  readonly defined = new Set<string>();
  /** Ids that something covers or stopped covering. */
  readonly covered = new Set<string>();

  replace(old: DocumentState | undefined, now: DocumentState | undefined): void {
    const before = signaturesOf(old);
    const after = signaturesOf(now);
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const) {
      for (const [signature, item] of one.defined) {
        if (!other.defined.has(signature) && item.series !== null) this.defined.add(item.series);
      }
      for (const [signature, id] of one.covered) if (!other.covered.has(signature)) this.covered.add(id);
    }
  }

  /** Ids whose coverage may differ now; `naming` gives the documents that name a series. */
  *idsToTrace(naming: (series: string) => readonly DocumentState[]): Generator<string> {
    yield* this.covered;
    for (const series of this.defined) {
      for (const { facts, path } of naming(series)) {
        for (const { id } of specificationItems(facts, path).bySeries.get(series) ?? []) {
          if (id !== null) yield id;
        }
      }
    }
  }
}

interface Signatures {
  readonly defined: ReadonlyMap<string, SpecificationItem>;
  /** The id that is covered, by who covers it and as what. */
  readonly covered: ReadonlyMap<string, string>;
}

const nothing: Signatures = { defined: new Map(), covered: new Map() };

function signaturesOf(document: DocumentState | undefined): Signatures {
  if (!document) return nothing;
  const { items } = specificationItems(document.facts, document.path);
  if (items.length === 0) return nothing;
  const defined = new Map<string, SpecificationItem>();
  const covered = new Map<string, string>();
  for (const item of items) {
    const { id, type, needs, isRejected, fact, range } = item;
    if (id !== null) {
      // A finding may name the places of others. Those of requirements are kept in step as definitions.
      const place = fact ? '' : `${range.line}:${range.character}`;
      defined.set(`${id} ${needs.join()} ${isRejected} ${place}`, item);
    }
    for (const link of item.covers) covered.set(`${type} ${isRejected} ${link.id}`, link.id);
  }
  return { defined, covered };
}
