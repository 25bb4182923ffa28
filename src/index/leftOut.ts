/** Counts what was not read, by reason: files that listing left out, and files with parts that readers left out. */
import type { DocumentEntry, LeftOutCount } from '../model/snapshot.ts';

export function countLeftOut(
  listed: Iterable<readonly LeftOutCount[]>,
  documents: Iterable<DocumentEntry>,
): readonly LeftOutCount[] {
  const counts = new Map<string, LeftOutCount>();
  const add = ({ reason, files }: LeftOutCount): void => {
    const key = JSON.stringify([reason.key, reason.args]);
    counts.set(key, { reason, files: (counts.get(key)?.files ?? 0) + files });
  };
  for (const list of listed) for (const count of list) add(count);
  for (const { facts } of documents) {
    const reasons = new Map(
      facts.leftOut.map(({ reason }) => [JSON.stringify([reason.key, reason.args]), reason]),
    );
    for (const reason of reasons.values()) add({ reason, files: 1 });
  }
  return [...counts.values()].sort((a, b) => b.files - a.files || (a.reason.key < b.reason.key ? -1 : 1));
}
