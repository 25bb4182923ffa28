/** The next id of a document's own series: the same prefix and width, and a number that nothing else has. */
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { idKey } from '../../vocabulary/ids.ts';

interface Series {
  readonly prefix: string;
  readonly width: number;
  readonly number: number;
}

/** `null` where the requirements beside it have no ids that could be continued. */
export function proposeId(
  snapshot: Pick<Snapshot, 'document' | 'documents'>,
  like: Requirement,
  alsoTaken: ReadonlySet<string> = new Set(),
): string | null {
  const document = snapshot.document(like.uri);
  const own = like.id === null ? null : seriesOf(like.id);
  const series = own ?? (like.id === null ? null : commonSeries(document?.requirements ?? []));
  if (!document || !series) return null;
  const taken = new Set(alsoTaken);
  for (const other of snapshot.documents()) {
    if (other.root !== like.root) continue;
    // Where ids restart in each feature folder, those of other folders are free.
    if (document.facts.scope !== null && other.facts.scope !== document.facts.scope) continue;
    for (const { id } of other.facts.requirements) if (id !== null) taken.add(idKey(id));
  }
  let { number, width } = series;
  for (const { id } of document.requirements) {
    const other = id === null ? null : seriesOf(id);
    if (other?.prefix !== series.prefix) continue;
    number = Math.max(number, other.number);
    width = Math.max(width, isPadded(other) ? other.width : 0);
  }
  for (;;) {
    number++;
    const id = series.prefix + String(number).padStart(isPadded(series) ? width : 0, '0');
    if (!taken.has(idKey(id))) return id;
  }
}

function isPadded({ width, number }: Series): boolean {
  return String(number).length < width;
}

function seriesOf(id: string): Series | null {
  const found = /^(?<prefix>[^]*?)(?<digits>\d{1,9})[a-z]?$/u.exec(id);
  const digits = found?.groups?.['digits'];
  if (digits === undefined) return null;
  return { prefix: found?.groups?.['prefix'] ?? '', width: digits.length, number: Number(digits) };
}

/** The series that most requirements of a document belong to. */
function commonSeries(requirements: readonly Requirement[]): Series | null {
  const byPrefix = new Map<string, Series[]>();
  for (const { id } of requirements) {
    const series = id === null ? null : seriesOf(id);
    if (!series) continue;
    const others = byPrefix.get(series.prefix) ?? [];
    byPrefix.set(series.prefix, [...others, series]);
  }
  return [...byPrefix.values()].sort((a, b) => b.length - a.length)[0]?.[0] ?? null;
}
