/** `groundplan trace`: every defect item of a specification trace with its reasons, and a closing count. */
import {
  type LinkedItems,
  linkedItems,
  type LinkStatus,
  type PlacedItem,
} from '../insight/specificationTrace/linkedItems.ts';
import { specificationTrace } from '../insight/specificationTrace/specificationTrace.ts';
import { placeName } from '../insight/placeName.ts';
import { message, type Message } from '../model/message.ts';
import type { Indexed } from './indexed.ts';

export function trace({ snapshot, translate }: Indexed): { readonly text: string; readonly defects: number } {
  const { items, defects } = specificationTrace(snapshot);
  if (items.length === 0) {
    const none = message(
      'There are no OpenFastTrace items here. For one requirement, give its id: groundplan trace FOLDER ID',
    );
    return { text: `${translate(none)}\n`, defects: 0 };
  }
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
    if (status !== 'covers') reasons.push(outgoingReason(status, link.id));
  }
  for (const { from, status } of linked.incoming(placed)) {
    if (status !== 'covers') reasons.push(incomingReason(status, from.item.id ?? from.item.type));
  }
  return reasons;
}

function outgoingReason(status: Exclude<LinkStatus, 'covers'>, id: string): Message {
  switch (status) {
    case 'outdated':
      return message('covers an old revision: {0}', id);
    case 'predated':
      return message('covers a revision that is not there yet: {0}', id);
    case 'orphaned':
      return message('covers what nothing defines: {0}', id);
    case 'ambiguous':
      return message('covers what is defined several times: {0}', id);
    case 'unwanted':
      return message('covers what does not ask for it: {0}', id);
  }
}

function incomingReason(status: 'outdated' | 'predated' | 'unwanted', name: string): Message {
  switch (status) {
    case 'outdated':
      return message('an old revision is covered by {0}', name);
    case 'predated':
      return message('a revision that is not there yet is covered by {0}', name);
    case 'unwanted':
      return message('covered without asking for it by {0}', name);
  }
}
