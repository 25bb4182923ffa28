/**
 * What a part of the business is told about its requests: where each belongs, how far it is, what was refused and
 * why, and what changed since the last time. Plain data; the words of the letter are made elsewhere.
 */
import { countedRequirements } from '../countedRequirements.ts';
import { saidOf, type Requirement, type Status } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { claimedDate } from '../../vocabulary/claimedValues.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { askersIn } from '../capture/knownAskers.ts';
import { modulePathNames } from '../modulePathNames.ts';
import { statusText } from '../statusText.ts';
import { textOf } from './reviewItem.ts';

/** Who is written to. A source is a part of the business, a requester a person of it. */
export interface Addressee {
  readonly kind: 'source' | 'requester';
  readonly name: string;
}

export interface AddresseeWithCount extends Addressee {
  readonly requests: number;
}

/** In the order of the letter: what they have now, what they get, what waits, what they do not get. */
export const letterGroups = ['released', 'coming', 'waiting', 'deferred', 'rejected', 'duplicate'] as const;
export type LetterGroup = (typeof letterGroups)[number];

export interface LetterItem {
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  readonly asked: string | null;
  /** From the outermost module on, one for each module. */
  readonly modules: readonly (readonly string[])[];
  readonly phase: { readonly name: string; readonly due: string | null } | null;
  /** The document's own word. */
  readonly status: string | null;
  readonly released: string | null;
  readonly reason: string | null;
  readonly decided: string | null;
  readonly duplicateOf: string | null;
  readonly change: LetterChange | null;
}

/** What is different from the last letter. `from` is what stood there then. */
export type LetterChange =
  | { readonly kind: 'new' }
  | { readonly kind: 'status' | 'phase'; readonly from: string | null };

export interface Letter {
  readonly to: Addressee;
  /** The system's name, else the folder's. */
  readonly name: string;
  /** When they were last written to, as an ISO date. */
  readonly since: string | null;
  readonly groups: readonly { readonly group: LetterGroup; readonly items: readonly LetterItem[] }[];
  /** Named in the last letter, and in no document any more: its id or title. */
  readonly gone: readonly string[];
}

/** What is kept of a letter to tell next time what changed. */
export interface LetterMemory {
  readonly date: string;
  readonly items: Readonly<
    Record<string, { readonly name: string; readonly status: string | null; readonly phase: string | null }>
  >;
}

/** Everybody who asked for something, those with most requests first. `华东一部 · 群消息` is the same as `华东一部`. */
export function addressees(snapshot: Snapshot, root: string): readonly AddresseeWithCount[] {
  const counts = new Map<string, { to: Addressee; requests: number }>();
  for (const requirement of countedRequirements(snapshot, root)) {
    for (const kind of ['source', 'requester'] as const) {
      for (const name of addresseesOf(requirement, kind)) {
        const key = `${kind}\n${nameKey(name)}`;
        const known = counts.get(key);
        if (known) known.requests++;
        else counts.set(key, { to: { kind, name }, requests: 1 });
      }
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.requests - a.requests)
    .map(({ to, requests }) => ({ ...to, requests }));
}

/** Empty groups are left out; within one the canonical order holds. */
export function letter(snapshot: Snapshot, root: string, to: Addressee, last: LetterMemory | null): Letter {
  const wanted = nameKey(to.name);
  const asked = countedRequirements(snapshot, root).filter((requirement) =>
    addresseesOf(requirement, to.kind).some((name) => nameKey(name) === wanted),
  );
  const groups = letterGroups
    .map((group) => ({
      group,
      items: asked
        .filter((requirement) => groupOf(requirement) === group)
        .map((requirement) => letterItem(snapshot, requirement, last)),
    }))
    .filter(({ items }) => items.length > 0);
  const keys = new Set(asked.map(({ key }) => key));
  const gone = Object.entries(last?.items ?? {}).flatMap(([key, { name }]) => (keys.has(key) ? [] : [name]));
  const name = snapshot.plan(root).system?.name ?? snapshot.roots.find(({ id }) => id === root)?.name ?? '';
  return { to, name, since: last?.date ?? null, groups, gone };
}

/** What to keep of a letter that was sent on a day. */
export function letterMemory({ groups }: Letter, date: string): LetterMemory {
  const items = groups.flatMap(({ items: some }) => some);
  return {
    date,
    items: Object.fromEntries(
      items.map(({ key, id, title, status, phase }) => [
        key,
        { name: id === null ? title : `${id} ${title}`, status, phase: phase?.name ?? null },
      ]),
    ),
  };
}

/**
 * Each once, without the way it came (`· 群消息`), which says nothing of who asked. What was asked for again by another
 * part of the business names both: `市场部；客服部`.
 */
export function addresseesOf(requirement: Requirement, kind: Addressee['kind']): readonly string[] {
  const names = askersIn(textOf(requirement, kind) ?? '').map((text) =>
    (kind === 'source' ? (text.split(/\s{0,4}[·•|｜]\s{0,4}/u, 1)[0] ?? '') : text).trim(),
  );
  return [...new Map(names.filter((name) => name !== '').map((name) => [nameKey(name), name])).values()];
}

function letterItem(snapshot: Snapshot, requirement: Requirement, last: LetterMemory | null): LetterItem {
  const { key, id, title, root, modules } = requirement;
  const phase = requirement.phase ? snapshot.phase(root, requirement.phase.id) : undefined;
  const status = statusText(requirement);
  const item = {
    key,
    id,
    title,
    asked: textOf(requirement, 'created'),
    modules: modules.map(({ path }) => modulePathNames(snapshot, root, path)),
    phase: phase ? { name: phase.name, due: phase.due } : null,
    status,
    released: claimedDate(saidOf(requirement), 'released') ?? textOf(requirement, 'released'),
    reason: textOf(requirement, 'reason'),
    decided: textOf(requirement, 'decided'),
    duplicateOf: textOf(requirement, 'duplicateOf'),
  };
  return { ...item, change: last && changeOf(item, last) };
}

function changeOf(
  { key, status, phase }: Omit<LetterItem, 'change'>,
  last: LetterMemory,
): LetterChange | null {
  const before = last.items[key];
  if (!before) return { kind: 'new' };
  if (before.status !== status) return { kind: 'status', from: before.status };
  return before.phase === (phase?.name ?? null) ? null : { kind: 'phase', from: before.phase };
}

const groupByStatus: Readonly<Record<Status, LetterGroup>> = {
  proposed: 'waiting',
  accepted: 'coming',
  planned: 'coming',
  developing: 'coming',
  testing: 'coming',
  piloting: 'coming',
  released: 'released',
  rejected: 'rejected',
  deferred: 'deferred',
  duplicate: 'duplicate',
};

function groupOf({ status }: Requirement): LetterGroup {
  return status === null ? 'waiting' : groupByStatus[status];
}
