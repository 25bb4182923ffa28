/**
 * Items of a YAML or JSON file as requirements. What their keys mean is told as of the columns of a table,
 * from the keys and the values of all items together, and the same evidence is asked.
 */
import { isMap, isScalar, isSeq } from 'yaml';
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { startOfText, type TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { outcomesOf } from '../planFile/launch.ts';
import type { Entry, PlanSource, Value } from '../planFile/planSource.ts';
import { writtenText } from '../planFile/planValues.ts';
import type { Grid, GridRow } from '../table/grid.ts';
import { isColumnId } from '../table/requirementId.ts';
import { shortTitle } from '../table/shortTitle.ts';
import { readColumns } from '../table/tableColumns.ts';
import type { Surroundings } from '../table/tableRequirements.ts';

/** A map that may be a requirement; `id` where it stands under its id as a key. */
export interface Item {
  readonly entries: readonly Entry[];
  readonly id: Entry | null;
  readonly range: TextRange;
}

interface Meaning {
  readonly fields: ReadonlyMap<string, Field>;
  readonly title: string | null;
}

/** An id and a title name anything that somebody numbers; one of these, or a word for requirements, is asked besides. */
const telling: ReadonlySet<Field> = new Set([
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'priority',
  'status',
  'necessity',
  'acceptance',
  'source',
  'requester',
]);
const mostKeys = 60;
/** The meaning of the keys is told from so many items. */
const mostJudged = 500;
const ownKey = ' id';

/** The requirements that the items are; `null` when the evidence is missing. */
export function requirementsOfItems(
  source: PlanSource,
  items: readonly Item[],
  announced: boolean,
  around: Surroundings,
): readonly RequirementFact[] | null {
  const meaning = meaningOf(source, items, announced);
  if (!meaning) return null;
  return items.flatMap((item) => factOf(source, item, meaning, around));
}

function meaningOf(source: PlanSource, items: readonly Item[], announced: boolean): Meaning | null {
  const names = keysOf(items);
  const grid = gridOf(source, items.slice(0, mostJudged), names);
  const verdict = readColumns(grid, { announced });
  if (verdict.kind !== 'definition') return announced ? plainMeaning(source, items, names) : null;
  if (!announced && !verdict.columns.some(({ field }) => telling.has(field))) return null;
  const fields = new Map<string, Field>();
  for (const { index, field } of verdict.columns) {
    const name = names[index] ?? '';
    // The order of keys says nothing: a second name beside the title is no group that it lies in.
    const isSecondName = fieldOfHeader(name) === 'title' && field === 'submodule';
    fields.set(name, isSecondName ? 'other' : field);
  }
  const ownId = verdict.id
    ? null
    : names.find((name) => fieldOfHeader(name) === 'id' && areNames(source, items, name));
  if (ownId !== null && ownId !== undefined) fields.set(ownId, 'id');
  return { fields, title: verdict.title ? (names[verdict.title.index] ?? null) : null };
}

/** Under a word for requirements, a name for each and a statement are enough: `{ id: R01, text: … }`. */
function plainMeaning(source: PlanSource, items: readonly Item[], names: readonly string[]): Meaning | null {
  const fields = new Map(names.map((name) => [name, fieldOfHeader(name) ?? 'other']));
  const named = (field: Field): string | null => names.find((name) => fields.get(name) === field) ?? null;
  const id = named('id');
  const title = named('title');
  if (id === null || !areNames(source, items, id)) return null;
  return title !== null || named('description') !== null ? { fields, title } : null;
}

/** Titles first, unknown keys last: in a table an unknown column before the title would tell what it is for. */
function keysOf(items: readonly Item[]): readonly string[] {
  const names = new Set<string>();
  for (const { entries } of items.slice(0, mostJudged)) {
    for (const { key, value } of entries) {
      if (names.size < mostKeys && !(namesIt(key) && value !== null && isNested(value))) names.add(key);
    }
  }
  const rank = (name: string): number => {
    const field = fieldOfHeader(name);
    return field === 'title' ? 0 : field === null ? 2 : 1;
  };
  const inOrder = [...names].sort((a, b) => rank(a) - rank(b));
  return items.some(({ id }) => id !== null) ? [ownKey, ...inOrder] : inOrder;
}

function namesIt(key: string): boolean {
  const field = fieldOfHeader(key);
  return field === 'id' || field === 'title';
}

/** A map, or a list of more than texts: `需求:` may hold a title or the requirements of a module. */
function isNested({ node }: Value): boolean {
  return isSeq(node) ? node.items.some((item) => isMap(item) || isSeq(item)) : isMap(node);
}

function gridOf(source: PlanSource, items: readonly Item[], names: readonly string[]): Grid {
  const row = (texts: readonly string[]): GridRow => ({
    cells: texts.map((text) => ({ text, source: text, range: startOfText, spanned: null })),
    range: startOfText,
  });
  const rows = items.map(({ entries, id }) => {
    const byKey = new Map(entries.map((entry) => [entry.key, entry]));
    if (id) byKey.set(ownKey, { ...id, value: null });
    return row(names.map((name) => (name === ownKey ? (id?.key ?? '') : cellText(source, byKey.get(name)))));
  });
  return {
    rows: [row(names.map((name) => name.trim())), ...rows],
    columns: names.length,
    range: startOfText,
  };
}

function cellText(source: PlanSource, entry: Entry | undefined): string {
  if (!entry?.value) return '';
  const values = source.items(entry.value) ?? [entry.value];
  return values.flatMap((value) => writtenText(value)?.text ?? []).join('；');
}

/** Whether a key that is called `id` names its items: different words, each with a letter. */
function areNames(source: PlanSource, items: readonly Item[], name: string): boolean {
  const texts = items.map(({ entries }) =>
    cellText(
      source,
      entries.find(({ key }) => key === name),
    ),
  );
  return (
    new Set(texts).size === texts.length &&
    texts.every((text) => /\p{L}/u.test(text) && /^[\p{L}\p{N}][\p{L}\p{N}._:/~-]{0,79}$/u.test(text))
  );
}

function factOf(
  source: PlanSource,
  { entries, id, range }: Item,
  { fields, title }: Meaning,
  { inherited, headings }: Surroundings,
): RequirementFact[] {
  const claims: Claim[] = [];
  if (id && isColumnId(id.key)) {
    claims.push({ field: 'id', from: 'field', text: id.key, range: id.keyRange, name: '' });
  }
  for (const entry of entries) claims.push(...claimsOf(source, entry, fields.get(entry.key) ?? 'other'));
  const own = claims.find(({ field, text }) => field === 'id' && text !== '') ?? null;
  const named = claims.find(({ field, name }) => field === 'title' && name === title) ?? null;
  const described = claims.find(({ field, text }) => field === 'description' && text !== '') ?? null;
  const anchor = own ?? named ?? described;
  if (!anchor) return [];
  const text = named?.text.replaceAll('\n', ' ') ?? (described ? shortTitle(described.text) : '');
  return [
    {
      id: own?.text ?? null,
      title: text,
      shape: 'yaml',
      role: text === '' ? 'crossReference' : 'definition',
      range,
      anchor: anchor.range,
      claims: [...claims, ...inherited],
      headings,
      ...outcomesOf(source, entries),
    },
  ];
}

/** One claim for a text, one for each item of a list; what is no text is kept as it is written. */
function claimsOf(source: PlanSource, { key, value }: Entry, field: Field): Claim[] {
  // What is nested under a name of its own may hold further requirements and is looked through by itself.
  if (!value || field === 'rowNumber' || (field === 'other' && isNested(value))) return [];
  const claims: Claim[] = [];
  for (const item of source.items(value) ?? [value]) {
    const text = isScalar(item.node) ? (writtenText(item)?.text ?? '') : source.sourceOf(item);
    const said = isPlaceholder(text) ? '' : text;
    // A `TBD` is a place to write to; a field of no meaning that says nothing is not kept.
    if (said === '' && !telling.has(field)) continue;
    claims.push({ field, from: 'field', text: said, range: item.range, name: key });
  }
  return claims;
}
