/** Which entries the filters of a query let through. */
import type { Status } from '../../model/requirement.ts';
import defer * as lazyPinyin from '../../vocabulary/pinyin.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { priorityOf, statusOf } from '../../vocabulary/values.ts';
import type { PartTable, PreparedEntry, PreparedPart } from './preparedEntry.ts';
import type { SearchEntry } from './searchEntry.ts';
import type { Condition, SearchFilter, ValueFilter } from './searchQuery.ts';

export type EntryFilter = (prepared: PreparedEntry) => boolean;

const closedStatuses: ReadonlySet<Status | null> = new Set<Status>([
  'released',
  'rejected',
  'deferred',
  'duplicate',
]);

const checks: Readonly<Record<Condition, (entry: SearchEntry) => boolean>> = {
  unplaced: (entry) => entry.lacksModule || entry.lacksPhase,
  noModule: (entry) => entry.lacksModule,
  noPhase: (entry) => entry.lacksPhase,
  open: (entry) => !closedStatuses.has(entry.status),
  closed: (entry) => closedStatuses.has(entry.status),
  rejected: ({ status }) => status === 'rejected',
  deferred: ({ status }) => status === 'deferred',
};

/**
 * Filters of different fields must all hold; of several for one field (`phase:p1 phase:p2`) one must.
 * `null` where there is no filter.
 */
export function filterOf(filters: readonly SearchFilter[], table: PartTable): EntryFilter | null {
  if (filters.length === 0) return null;
  const conditions: ((entry: SearchEntry) => boolean)[] = [];
  const partsByField = new Map<string, Set<PreparedPart>>();
  for (const filter of filters) {
    if (filter.field === 'is') {
      conditions.push(checks[filter.value]);
      continue;
    }
    const parts = partsByField.get(filter.field) ?? new Set();
    partsByField.set(filter.field, parts);
    for (const part of partsNamed(filter, table)) parts.add(part);
  }
  const anyOf = [...partsByField.values()];
  return ({ entry, parts }) =>
    conditions.every((holds) => holds(entry)) &&
    anyOf.every((wanted) => parts.some((part) => wanted.has(part)));
}

/** By the same name where something has it, else by a part of a name, else by pinyin. */
function partsNamed({ field, value }: ValueFilter, table: PartTable): readonly PreparedPart[] {
  const parts = table.parts.filter((part) => part.field === field);
  const key = nameKey(value);
  const meaning = field === 'status' ? statusOf(value) : field === 'priority' ? priorityOf(value) : null;
  const pinyin = new lazyPinyin.PinyinQuery(value);
  const ways: ((part: PreparedPart) => boolean)[] = [
    (part) =>
      part.names.some(
        (name) => (meaning !== null && name === meaning.toLowerCase()) || nameKey(name) === key,
      ),
    (part) => part.text.includes(value),
    (part) => part.keys.some((keys) => pinyin.match(keys) !== null),
  ];
  for (const way of ways) {
    const found = parts.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}
