/** Which requirement of a document each row of an import is: by its id, else by a title that is there once. */
import type { Requirement } from '../../model/requirement.ts';
import { splitId } from '../../readers/scan/series.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { nameKey } from '../../vocabulary/names.ts';
import type { ImportedItem } from './importedTable.ts';

export interface Matched {
  readonly item: ImportedItem;
  readonly requirement: Requirement;
}

export interface Matches {
  readonly known: readonly Matched[];
  readonly fresh: readonly ImportedItem[];
  /** Known though the document writes the id in another case. */
  readonly bySpelling: readonly Matched[];
  /** Known by their titles, as the file or the document has no id for them. */
  readonly byTitle: readonly Matched[];
  /** Without an id, and with a title that the file or the document has more than once. */
  readonly ambiguous: readonly ImportedItem[];
  /** Rows with an id that a row above has. */
  readonly repeated: readonly ImportedItem[];
  /** Rows with an id that the document does not have, and without a title. */
  readonly untitled: readonly ImportedItem[];
  /** In the document, in a series of ids that the file counts in, and not in the file. */
  readonly gone: readonly Requirement[];
  /** How many others of the document the file says nothing of. */
  readonly others: number;
}

export function matchItems(items: readonly ImportedItem[], here: readonly Requirement[]): Matches {
  const byId = new Map<string, Requirement>();
  const bySpelling = new Map<string, Requirement[]>();
  const byTitle = new Map<string, Requirement[]>();
  for (const requirement of here) {
    const { id, title } = requirement;
    add(byTitle, nameKey(title), requirement);
    if (id === null) continue;
    if (!byId.has(idKey(id))) byId.set(idKey(id), requirement);
    add(bySpelling, idKey(id).toLowerCase(), requirement);
  }
  const titles = new Map<string, ImportedItem[]>();
  for (const item of items) add(titles, nameKey(item.title), item);
  const ids = new Set(items.flatMap(({ id }) => (id === null ? [] : idKey(id))));
  const found = {
    known: [] as Matched[],
    fresh: [] as ImportedItem[],
    bySpelling: [] as Matched[],
    byTitle: [] as Matched[],
    ambiguous: [] as ImportedItem[],
    repeated: [] as ImportedItem[],
    untitled: [] as ImportedItem[],
  };
  const seen = new Set<string>();
  const matched = new Set<Requirement>();
  const take = (item: ImportedItem, requirement: Requirement): boolean => {
    if (matched.has(requirement)) return false;
    matched.add(requirement);
    found.known.push({ item, requirement });
    return true;
  };
  const takeWithId = (item: ImportedItem, key: string): void => {
    if (seen.has(key)) {
      found.repeated.push(item);
      return;
    }
    seen.add(key);
    const same = byId.get(key);
    const spelled = bySpelling.get(key.toLowerCase()) ?? [];
    const other = spelled.length === 1 ? spelled[0] : undefined;
    const title = nameKey(item.title);
    // One that was written before ids were given is the same, where its title is there once on both sides.
    const [named, ...more] = byTitle.get(title) ?? [];
    const isOnly = more.length === 0 && (titles.get(title) ?? []).length === 1 && title !== '';
    if (same) {
      if (!take(item, same)) found.repeated.push(item);
    } else if (other && !ids.has(idKey(other.id ?? ''))) {
      if (take(item, other)) found.bySpelling.push({ item, requirement: other });
      else found.repeated.push(item);
    } else if (named?.id === null && isOnly && take(item, named)) {
      found.byTitle.push({ item, requirement: named });
    } else if (item.title === '') {
      found.untitled.push(item);
    } else found.fresh.push(item);
  };
  const takeByTitle = (item: ImportedItem): void => {
    const title = nameKey(item.title);
    const [only, ...more] = byTitle.get(title) ?? [];
    if (!only) found.fresh.push(item);
    else if (more.length > 0 || (titles.get(title) ?? []).length > 1) found.ambiguous.push(item);
    else if (take(item, only)) found.byTitle.push({ item, requirement: only });
    else found.ambiguous.push(item);
  };
  for (const item of items) if (item.id !== null) takeWithId(item, idKey(item.id));
  for (const item of items) if (item.id === null) takeByTitle(item);
  const inOrder = new Map(items.map((item, at) => [item, at]));
  const byRow = (a: ImportedItem, b: ImportedItem): number => (inOrder.get(a) ?? 0) - (inOrder.get(b) ?? 0);
  const unclear = new Set(found.ambiguous.map(({ title }) => nameKey(title)));
  const missing = here.filter((each) => !matched.has(each) && !unclear.has(nameKey(each.title)));
  const series = new Set(items.map(({ id }) => seriesOf(id)));
  const gone = missing.filter(({ id }) => series.has(seriesOf(id)));
  return {
    ...found,
    known: found.known.sort((a, b) => byRow(a.item, b.item)),
    fresh: found.fresh.sort(byRow),
    gone,
    others: missing.length - gone.length,
  };
}

/** Those without an id count as a series of their own. */
function seriesOf(id: string | null): string | null {
  return id === null ? null : (splitId(idKey(id))?.head ?? '');
}

function add<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const others = groups.get(key);
  if (others) others.push(item);
  else groups.set(key, [item]);
}
