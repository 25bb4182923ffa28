/**
 * Whether two requirements that resemble each other are a question: one of them is open, and nobody has said yet
 * how they belong together.
 */
import { documentPath } from '../../model/documentUri.ts';
import type { Field } from '../../model/field.ts';
import { saidOf, fieldText, isInformative, type Requirement, type Status } from '../../model/requirement.ts';
import { type Snapshot, sourceRootOf } from '../../model/snapshot.ts';
import { containsPosition } from '../../model/textRange.ts';
import { claimedDate } from '../../vocabulary/claimedValues.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { nameKey } from '../../vocabulary/names.ts';

const openStatuses: ReadonlySet<Status> = new Set([
  'proposed',
  'accepted',
  'planned',
  'developing',
  'testing',
]);
/** Fields in which one requirement says how it belongs to another. */
const linking: ReadonlySet<Field> = new Set(['duplicateOf', 'parent', 'dependsOn', 'covers', 'links']);
/** Whoever writes two lines one below the other knows both, so these have to be more alike. */
const besideEachOtherFrom = 0.53;

/** Whether work on it can still be saved; without a status it counts as open. */
export function isOpen({ status }: Requirement): boolean {
  return status === null || openStatuses.has(status);
}

export function isWorthAsking(snapshot: Snapshot, a: Requirement, b: Requirement, score: number): boolean {
  if (a.root !== b.root || !(isOpen(a) || isOpen(b)) || sourceRootOf(snapshot, a.uri)) return false;
  if ([a, b].some((one) => isInformative(one) || one.fact.isCopy || one.status === 'duplicate')) return false;
  // The same id twice is a finding of its own; other kinds of artifacts repeat what they are made from.
  if (a.id !== null && b.id !== null && idKey(a.id) === idKey(b.id)) return false;
  if (typeOf(a) !== typeOf(b)) return false;
  if (names(a, b) || names(b, a) || haveOneParent(a, b)) return false;
  if (a.uri === b.uri) {
    if (isWithin(a, b) || isWithin(b, a)) return false;
    if (score < besideEachOtherFrom && a.fact.headings.join('\n') === b.fact.headings.join('\n'))
      return false;
  }
  return !areDifferent(snapshot, a, b);
}

/** Which one was asked for again: the open one, else the one asked for later, else the one read later. */
export function inOrder(
  one: Requirement,
  two: Requirement,
): readonly [asked: Requirement, earlier: Requirement] {
  if (isOpen(one) !== isOpen(two)) return isOpen(one) ? [one, two] : [two, one];
  const [created, other] = [claimedDate(saidOf(one), 'created'), claimedDate(saidOf(two), 'created')];
  if (created !== null && other !== null && created !== other)
    return created > other ? [one, two] : [two, one];
  return [two, one];
}

/** Whether the plan file says that they are no twins. */
export function areDifferent(snapshot: Snapshot, a: Requirement, b: Requirement): boolean {
  return snapshot
    .plan(a.root)
    .different.some(
      (group) => group.some(({ text }) => isMeant(text, a)) && group.some(({ text }) => isMeant(text, b)),
    );
}

function isMeant(name: string, { id, root, uri, title }: Requirement): boolean {
  if (id !== null && idKey(name) === idKey(id)) return true;
  const path = documentPath(root, uri) ?? '';
  if (!name.startsWith(`${path}#`)) return false;
  const rest = name.slice(path.length + 1);
  return (id !== null && idKey(rest) === idKey(id)) || nameKey(rest) === nameKey(title);
}

function typeOf(requirement: Requirement): string {
  return nameKey(fieldText(requirement, 'type') ?? '');
}

function names({ fact }: Requirement, { id }: Requirement): boolean {
  if (id === null) return false;
  const key = idKey(id);
  return fact.claims.some(
    ({ field, text }) =>
      linking.has(field) && text.split(/[\s,，;；、()（）[\]|]/u).some((word) => idKey(word) === key),
  );
}

function haveOneParent(a: Requirement, b: Requirement): boolean {
  const parent = fieldText(a, 'parent');
  return parent !== null && parent === fieldText(b, 'parent');
}

/** Whether one stands in the block of the other. */
function isWithin({ fact: { anchor } }: Requirement, { fact }: Requirement): boolean {
  return fact.anchor !== anchor && containsPosition(fact.range, anchor.line, anchor.character);
}
