/**
 * The items of a specification trace that one document holds: requirements whose id has a revision, and the
 * coverage tags in code, each an item of its own. Made once for each document's facts.
 */
import type { DocumentFacts, Marker, RequirementFact } from '../model/facts.ts';
import type { TextRange } from '../model/textRange.ts';
import { seriesOf, specificationId, type SpecificationId } from '../vocabulary/specificationIds.ts';
import { statusOf } from '../vocabulary/values.ts';

/** One id that an item says it covers, with the place that says so. */
export interface CoverLink {
  readonly id: string;
  readonly series: string;
  readonly revision: number;
  readonly range: TextRange;
}

export interface SpecificationItem {
  /** As ids are compared; `null` for a tag that nothing can name. */
  readonly id: string | null;
  readonly series: string | null;
  readonly revision: number;
  readonly type: string;
  readonly title: string;
  readonly covers: readonly CoverLink[];
  /** The kinds of artifacts that have to cover it, each once, in order. */
  readonly needs: readonly string[];
  readonly isRejected: boolean;
  /** Where it is named, or where the tag stands. */
  readonly range: TextRange;
  /** The requirement that it is, `null` for a tag. */
  readonly fact: RequirementFact | null;
}

export interface ItemsOfDocument {
  readonly items: readonly SpecificationItem[];
  readonly byFact: ReadonlyMap<RequirementFact, SpecificationItem>;
  readonly bySeries: ReadonlyMap<string, readonly SpecificationItem[]>;
  /** Those that cover an id of a series. */
  readonly covering: ReadonlyMap<string, readonly SpecificationItem[]>;
}

const none: ItemsOfDocument = { items: [], byFact: new Map(), bySeries: new Map(), covering: new Map() };
const known = new WeakMap<DocumentFacts, ItemsOfDocument>();

/** The items of one document; `path` tells whether OpenFastTrace reads tags in such a file. */
export function specificationItems(facts: DocumentFacts, path: string): ItemsOfDocument {
  let items = known.get(facts);
  if (!items) {
    items = itemsOf(facts, path);
    known.set(facts, items);
  }
  return items;
}

/** OpenFastTrace reads tags in files with these endings, and in no others. */
const tracedFile =
  /\.(?:ads|adb|bat|c|C|cc|cpp|c\+\+|h|H|h\+\+|hh|hpp|c#|cs|cfg|conf|ini|feature|go|groovy|json|htm|html|xhtml|xml|yaml|yml|fxml|java|clj|kt|kts|scala|js|mjs|cjs|ejs|ts|lua|m|mm|php|proto|pl|pm|py|robot|pu|puml|plantuml|r|rs|sh|bash|zsh|sv|v|inc|swift|toml|tf|tfvars|sql|pls)$/;

function itemsOf({ requirements, markers }: DocumentFacts, path: string): ItemsOfDocument {
  const items: SpecificationItem[] = [];
  for (const fact of requirements) {
    const item = itemOfFact(fact);
    if (item) items.push(item);
  }
  if (markers.length > 0 && tracedFile.test(path)) {
    for (const marker of markers) {
      const item = itemOfMarker(marker);
      if (item) items.push(item);
    }
  }
  if (items.length === 0) return none;
  const byFact = new Map(items.flatMap((item) => (item.fact ? [[item.fact, item] as const] : [])));
  const bySeries = new Map<string, SpecificationItem[]>();
  const covering = new Map<string, SpecificationItem[]>();
  for (const item of items) {
    if (item.series !== null) add(bySeries, item.series, item);
    for (const series of new Set(item.covers.map((link) => link.series))) add(covering, series, item);
  }
  return { items, byFact, bySeries, covering };
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function itemOfFact(fact: RequirementFact): SpecificationItem | null {
  const parts = fact.id === null || fact.role !== 'definition' ? null : specificationId(fact.id);
  if (!parts) return null;
  const own = fact.claims.filter(({ from }) => from === 'field' || from === 'column');
  return {
    id: idOf(parts),
    series: seriesOf(parts),
    revision: parts.revision,
    type: parts.type,
    title: fact.title,
    covers: own.flatMap(({ field, text, range }) => (field === 'covers' ? linkTo(text, range) : [])),
    needs: listed(own.flatMap(({ field, text }) => (field === 'needs' ? [text] : []))),
    isRejected: own.some(({ field, text }) => field === 'status' && statusOf(text) === 'rejected'),
    range: fact.anchor,
    fact,
  };
}

function itemOfMarker({ id, item, range }: Marker): SpecificationItem | null {
  if (!item) return null;
  const parts = item.id === null ? null : specificationId(item.id);
  return {
    id: parts && idOf(parts),
    series: parts && seriesOf(parts),
    revision: parts?.revision ?? 0,
    type: item.type,
    title: '',
    covers: linkTo(id, range),
    needs: listed(item.needs),
    isRejected: false,
    range,
    fact: null,
  };
}

function linkTo(text: string, range: TextRange): readonly CoverLink[] {
  const parts = specificationId(text);
  return parts ? [{ id: idOf(parts), series: seriesOf(parts), revision: parts.revision, range }] : [];
}

/** `a~b~01` and `a~b~1` are one revision. */
function idOf(parts: SpecificationId): string {
  return `${seriesOf(parts)}${parts.revision}`;
}

function listed(texts: readonly string[]): readonly string[] {
  const types = texts.flatMap((text) => text.split(/[,;、，；\s]+/u)).filter((type) => type !== '');
  return [...new Set(types)];
}
