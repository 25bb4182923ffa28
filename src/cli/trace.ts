/** `groundplan trace`: every defect item of a specification trace with its reasons, and a closing count. */
import { type LinkedItems, linkedItems, type PlacedItem } from '../insight/specificationTrace/linkedItems.ts';
import { specificationTrace } from '../insight/specificationTrace/specificationTrace.ts';
import { placeName } from '../insight/placeName.ts';
import { message, type Message } from '../model/message.ts';
import type { Indexed } from './indexed.ts';

export function trace({ snapshot, translate }: Indexed): { readonly text: string; readonly defects: number } {
  const { items, defects } = specificationTrace(snapshot);
  const linked = linkedItems(snapshot);
  const lines = defects.flatMap((placed) => {
    const { item, uri } = placed;
    const name = item.id ?? `${item.type} → ${item.covers.map(({ id }) => id).join(', ')}`;
    const reasons = reasonsOf(linked, placed).map((reason) => `  ${translate(reason)}`);
    return [`${placeName(snapshot, uri, item.range)}: ${name}`, ...reasons];
  });
  lines.push(translate(message('{0} items in all, {1} of them with a defect', items.length, defects.length)));
  return { text: `${lines.join('\n')}\n`, defects: defects.length };
}

function reasonsOf(linked: LinkedItems, placed: PlacedItem): readonly Message[] {
  const reasons: Message[] = [];
  const duplicates = linked.duplicates(placed).length;
  if (duplicates > 0) reasons.push(message('defined {0} times', duplicates + 1));
  const missing = linked.missing(placed);
  if (missing.length > 0) reasons.push(message('missing: {0}', missing.join(', ')));
  const isDeep = linked.deepCoverage(placed);
  if (isDeep === 'cycle') reasons.push(message('covered in a circle'));
  else if (isDeep === 'uncovered' && missing.length === 0)
    reasons.push(message('covered, but something below misses what it needs'));
  for (const { link, status } of linked.outgoing(placed)) {
    if (status !== 'covers') reasons.push(message('{0} → {1}', status, link.id));
  }
  for (const { from, status } of linked.incoming(placed)) {
    if (status !== 'covers') reasons.push(message('{0} ← {1}', status, from.item.id ?? from.item.type));
  }
  return reasons;
}
