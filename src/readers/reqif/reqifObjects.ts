/** The objects of a ReqIF file in the order and nesting in which people read them, with names for identifiers. */
import { kindOfType, type Meaning, meaningOfAttribute, type ObjectKind } from './attributeNames.ts';
import type { Placed, ReqifSource, SourceObject, SourceValue } from './reqifSource.ts';

/** One value of an attribute, under the attribute's long name. */
export interface ReqifAttribute extends Placed {
  readonly name: string;
  readonly meaning: Meaning;
}

export interface ReqifObject {
  readonly identifier: Placed;
  readonly kind: ObjectKind | 'empty';
  readonly attributes: readonly ReqifAttribute[];
  /** The long name of its type, at the reference to it. */
  readonly type: Placed | null;
  /** Requirements that it names by a relation; of each the type's long name, and the place of the reference. */
  readonly relations: readonly { readonly type: string; readonly target: Placed }[];
  readonly start: number;
  readonly end: number;
}

/** A place in a specification. Objects that stand in none come last, without one. */
export interface ReqifEntry {
  readonly object: ReqifObject;
  /** The entries that it lies in, innermost first. */
  readonly within: readonly ReqifEntry[];
  readonly specification: Placed | null;
}

/** Each object once, where it stands first. */
export function reqifEntries(source: ReqifSource): readonly ReqifEntry[] {
  const objects = new Map(source.objects.map((object) => [object.identifier.text, objectOf(object, source)]));
  for (const { type, source: from, target } of source.relations) {
    const name = source.types.get(type) ?? '';
    const related = objects.get(from);
    if (related) related.relations.push({ type: name, target });
  }
  const entries: ReqifEntry[] = [];
  const taken = new Set<ReqifObject>();
  const add = (
    object: ReqifObject,
    within: readonly ReqifEntry[],
    specification: Placed | null,
  ): ReqifEntry => {
    const entry = { object, within, specification };
    if (!taken.has(object)) entries.push(entry);
    taken.add(object);
    return entry;
  };
  for (const { name, entries: listed } of source.specifications) {
    const placed: (ReqifEntry | null)[] = [];
    for (const { object: identifier, parent } of listed) {
      const object = objects.get(identifier);
      const above = placed[parent] ?? null;
      const within = above ? [above, ...above.within].slice(0, mostLevels) : [];
      // What lies in an object that is not there lies in what that one would lie in.
      placed.push(object ? add(object, within, name) : above);
    }
  }
  for (const object of objects.values()) if (!taken.has(object)) add(object, [], null);
  return entries;
}

/** No reader of a specification keeps more levels in mind. */
const mostLevels = 20;

type DraftObject = ReqifObject & { readonly relations: { type: string; target: Placed }[] };

function objectOf(object: SourceObject, source: ReqifSource): DraftObject {
  const { identifier, start, end } = object;
  const attributes = withText(
    object.values.flatMap((value) => attributesOf(value, source)),
    object,
  );
  const type = object.type && { ...object.type, text: source.types.get(object.type.text) ?? '' };
  const kind = kindOf(attributes, type?.text ?? '');
  return { identifier, kind, attributes, type: type?.text ? type : null, relations: [], start, end };
}

function attributesOf(value: SourceValue, source: ReqifSource): readonly ReqifAttribute[] {
  const name = source.definitions.get(value.definition) ?? value.definition;
  const meaning = meaningOfAttribute(name);
  return value.values.flatMap(({ text: written, start, end }): ReqifAttribute[] => {
    const text = value.kind === 'enumeration' ? (source.enumeration.get(written) ?? written) : written.trim();
    return text === '' ? [] : [{ name, meaning, text, start, end }];
  });
}

/**
 * Where no attribute is known for a title or a text, the longest of the texts is the statement: files of
 * tools and teams call it anything.
 */
function withText(attributes: readonly ReqifAttribute[], object: SourceObject): readonly ReqifAttribute[] {
  const { longName } = object;
  const named: ReqifAttribute[] =
    longName && longName.text.trim() !== ''
      ? [{ ...longName, text: longName.text.trim(), name: 'LONG-NAME', meaning: 'title' }]
      : [];
  const own = attributes.some(({ meaning }) => meaning === 'title') ? attributes : [...named, ...attributes];
  const says = own.some(
    ({ meaning }) => meaning === 'title' || meaning === 'description' || meaning === 'heading',
  );
  if (says) return own;
  const texts = new Set(
    object.values
      .flatMap(({ kind, values }) => (kind === 'string' || kind === 'xhtml' ? values : []))
      .map(({ start }) => start),
  );
  const best = own.reduce<ReqifAttribute | null>(
    (longest, each) =>
      each.meaning === 'other' && texts.has(each.start) && each.text.length > (longest?.text.length ?? 0)
        ? each
        : longest,
    null,
  );
  return best ? own.map((each) => (each === best ? { ...each, meaning: 'description' } : each)) : own;
}

function kindOf(attributes: readonly ReqifAttribute[], type: string): ReqifObject['kind'] {
  const has = (wanted: Meaning): boolean => attributes.some(({ meaning }) => meaning === wanted);
  const says = has('title') || has('description') || has('heading');
  if (!says) return 'empty';
  const told = attributes.filter(({ meaning }) => meaning === 'type').map(({ text }) => kindOfType(text));
  const kind = told.find((each) => each !== null) ?? kindOfType(type);
  if (kind) return kind;
  // A title of a chapter and no text below it.
  return has('heading') && !has('description') && !has('title') ? 'heading' : 'requirement';
}
