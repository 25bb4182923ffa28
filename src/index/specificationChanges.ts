/**
 * What changed documents mean for the trace of specification items elsewhere: ids that are defined in another
 * way now, whose links must be followed again, and ids that are covered in another way.
 */
import { specificationItems } from '../placement/specificationItems.ts';
import type { DocumentState } from './documentState.ts';

export class SpecificationChanges {
  /** The series of items that appeared, vanished or ask for something else, and of those covered otherwise. */
  readonly series = new Set<string>();

  replace(old: DocumentState | undefined, now: DocumentState | undefined): void {
    const before = signaturesOf(old);
    const after = signaturesOf(now);
    for (const [signature, series] of before) if (!after.has(signature)) this.series.add(series);
    for (const [signature, series] of after) if (!before.has(signature)) this.series.add(series);
  }

  /** The ids of the items whose coverage may differ now; `naming` gives the documents that name a series. */
  *ids(naming: (series: string) => readonly DocumentState[]): Generator<string> {
    for (const series of this.series) {
      for (const { facts, path } of naming(series)) {
        for (const { id } of specificationItems(facts, path).bySeries.get(series) ?? []) {
          if (id !== null) yield id;
        }
      }
    }
  }
}

/** What a document says of series of items, each once: what an item is, and what covers what. */
function signaturesOf(document: DocumentState | undefined): ReadonlyMap<string, string> {
  const signatures = new Map<string, string>();
  if (!document) return signatures;
  for (const item of specificationItems(document.facts, document.path).items) {
    const { id, series, type, needs, isRejected, fact, range } = item;
    if (id !== null && series !== null) {
      // A finding may name the places of others. Those of requirements are kept in step as definitions.
      const place = fact ? '' : `${range.line}:${range.character}`;
      signatures.set(`${id} ${needs.join()} ${isRejected} ${place}`, series);
    }
    for (const link of item.covers) signatures.set(`${type} ${isRejected} → ${link.id}`, link.series);
  }
  return signatures;
}
