/** The trace over a whole snapshot: every item, and those that OpenFastTrace calls defect. */
import type { Snapshot } from '../../model/snapshot.ts';
import { linkedItems, type PlacedItem } from './linkedItems.ts';

export interface SpecificationTrace {
  /** In canonical order: document, position. */
  readonly items: readonly PlacedItem[];
  readonly defects: readonly PlacedItem[];
}

export function specificationTrace(snapshot: Snapshot): SpecificationTrace {
  const linked = linkedItems(snapshot);
  const items = [...snapshot.documents()].flatMap((document) => linked.in(document));
  return { items, defects: items.filter((item) => linked.isDefect(item)) };
}
