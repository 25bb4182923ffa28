/**
 * Proposes ids: the next free number of the series that the document itself counts in, as wide as its
 * neighbours' numbers are and taken by nothing in the root and scope.
 */
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { splitId } from '../readers/scan/series.ts';
import { idKey } from '../vocabulary/ids.ts';
import { specificationId, type SpecificationId } from '../vocabulary/specificationIds.ts';

export type KnownIds = Pick<Snapshot, 'document' | 'requirements' | 'documentsNaming'>;

interface Series {
  readonly head: string;
  readonly width: number;
}

/** Where a document counts in nothing yet, and no other of its root does. */
const firstSeries: Series = { head: 'REQ-', width: 3 };
/** A number beyond this is a date or a key of some database. */
const largest = 99_999_999;

/** An id for a requirement; `reserved` are those that are promised already. */
export function nextId(
  known: KnownIds,
  requirement: Requirement,
  reserved: ReadonlySet<string> = new Set(),
): string {
  const siblings = idsInScope(known, requirement);
  const specified = requirement.id === null ? null : specificationId(requirement.id);
  if (specified) return nextName(known, requirement, specified, new Set([...siblings, ...reserved]));
  const { head, width } = seriesOf(known, requirement, siblings);
  let last = 0;
  for (const id of [...siblings, ...reserved]) {
    const split = splitId(id);
    const number = split && split.head === head ? Number(split.digits) : 0;
    if (number > last && number < largest) last = number;
  }
  for (let number = last + 1; ; number++) {
    const id = head + String(number).padStart(width, '0');
    if (!reserved.has(id) && !isNamed(known, requirement, id)) return id;
  }
}

/** The number at its end is a revision: another requirement has another name, of which this is the first one. */
function nextName(
  known: KnownIds,
  requirement: Requirement,
  { name, type }: SpecificationId,
  taken: ReadonlySet<string>,
): string {
  const [, stem = name] = /^(.{1,200}?)-\d{1,6}$/u.exec(name) ?? [];
  for (let number = 2; ; number++) {
    const id = `${type}~${stem}-${number}~1`;
    if (!taken.has(id) && !isNamed(known, requirement, id)) return id;
  }
}

/** The other requirement of the root and scope that has this id; `null` where it is free. */
export function holderOf(known: KnownIds, requirement: Requirement, id: string): Requirement | null {
  const scope = scopeOf(known, requirement);
  for (const other of known.requirements()) {
    if (other.id === null || other.key === requirement.key || other.root !== requirement.root) continue;
    if (idKey(other.id) === idKey(id) && scopeOf(known, other) === scope) return other;
  }
  return null;
}

function idsInScope(known: KnownIds, { root, ...requirement }: Requirement): readonly string[] {
  const scope = scopeOf(known, requirement);
  const ids: string[] = [];
  for (const other of known.requirements()) {
    if (other.id !== null && other.root === root && scopeOf(known, other) === scope) ids.push(other.id);
  }
  return ids;
}

/** Its own series, that of the nearest requirement of its kind, that of its document, that of its root. */
function seriesOf(known: KnownIds, requirement: Requirement, siblings: readonly string[]): Series {
  const own = seriesOfId(requirement.id);
  if (own) return own;
  const here = known.document(requirement.uri)?.requirements ?? [];
  const at = here.findIndex(({ key }) => key === requirement.key);
  const isAlike = ({ fact }: Requirement): boolean => fact.shape === requirement.fact.shape;
  const inOrder = [...here.slice(0, Math.max(at, 0)).reverse(), ...here.slice(at + 1)];
  for (const other of [...inOrder.filter(isAlike), ...inOrder]) {
    const series = seriesOfId(other.id);
    if (series) return series;
  }
  return commonest(siblings) ?? firstSeries;
}

function seriesOfId(id: string | null): Series | null {
  const split = id === null ? null : splitId(id);
  if (!split || Number(split.digits) >= largest || !/\p{L}/u.test(split.head)) return null;
  return { head: split.head, width: split.digits.length };
}

function commonest(ids: readonly string[]): Series | null {
  const counts = new Map<string, { readonly series: Series; count: number }>();
  for (const id of ids) {
    const series = seriesOfId(id);
    if (!series) continue;
    const counted = counts.get(series.head) ?? { series, count: 0 };
    counted.count++;
    counts.set(series.head, counted);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.series ?? null;
}

/** Also an id that is only spoken of is taken: somebody means something by it. */
function isNamed(known: KnownIds, requirement: Requirement, id: string): boolean {
  const scope = scopeOf(known, requirement);
  return known.documentsNaming(id).some((uri) => {
    const document = known.document(uri);
    return document?.root === requirement.root && (scope === null || document.facts.scope === scope);
  });
}

function scopeOf(known: KnownIds, { uri }: Pick<Requirement, 'uri'>): string | null {
  return known.document(uri)?.facts.scope ?? null;
}
