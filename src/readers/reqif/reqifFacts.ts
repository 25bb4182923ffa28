/** The requirements of a ReqIF file: its objects that are no headings, in the order of its specifications. */
import type { Claim, LeftOut, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { shortTitle } from '../table/shortTitle.ts';
import { fieldOfRelation } from './attributeNames.ts';
import type { ReqifAttribute, ReqifEntry, ReqifObject } from './reqifObjects.ts';
import type { Placed } from './reqifSource.ts';

export interface ReqifFacts {
  readonly requirements: readonly RequirementFact[];
  readonly leftOut: readonly LeftOut[];
}

type RangeOf = (start: number, end: number) => TextRange;

/** `inherited` are the claims of the file's name and folders; `rangeOf` gives the place of two offsets. */
export function reqifFacts(
  entries: readonly ReqifEntry[],
  inherited: readonly Claim[],
  rangeOf: RangeOf,
): ReqifFacts {
  const ids = idsOf(entries);
  const requirements: RequirementFact[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of entries) {
    const { kind, start, end } = entry.object;
    if (kind === 'requirement') requirements.push(factOf(entry, ids, inherited, rangeOf));
    else if (kind === 'prose')
      leftOut.push({ reason: message('Text between requirements, by its type'), range: rangeOf(start, end) });
    else if (kind === 'empty')
      leftOut.push({ reason: message('An object without a title and a text'), range: rangeOf(start, end) });
  }
  return { requirements, leftOut };
}

/**
 * By the identifier of an object the id that people know: that of an attribute, where it tells objects apart.
 * Each module of DOORS counts its own from 1, so of bare numbers that repeat the tool's identifier counts.
 */
export function idsOf(entries: readonly ReqifEntry[]): ReadonlyMap<string, Placed> {
  const known = entries.map(({ object }) => ({ object, id: idAttribute(object) }));
  const numbers = known.flatMap(({ id }) => (id && /^\d{1,10}$/.test(id.text) ? [id.text] : []));
  const repeats = new Set(numbers).size < numbers.length;
  return new Map(
    known.map(({ object, id }) => {
      const counts = id !== undefined && !(repeats && /^\d{1,10}$/.test(id.text));
      return [object.identifier.text, counts ? id : object.identifier];
    }),
  );
}

function idAttribute({ attributes }: ReqifObject): ReqifAttribute | undefined {
  return attributes.find(({ meaning, text }) => meaning === 'id' && !isPlaceholder(text));
}

/** The title, and the attribute that is one as a whole; a text gives its first sentence. */
export function titleOf({ attributes, kind }: ReqifObject): {
  readonly text: string;
  readonly from: ReqifAttribute | null;
} {
  const find = (meaning: ReqifAttribute['meaning']): ReqifAttribute | undefined =>
    attributes.find((attribute) => attribute.meaning === meaning);
  // A heading without a title of its own is what its text says.
  const title = find('title') ?? find('heading') ?? (kind === 'heading' ? find('description') : undefined);
  if (title) return { text: title.text.replaceAll('\n', ' '), from: title };
  return { text: shortTitle(find('description')?.text ?? ''), from: null };
}

function factOf(
  { object, within, specification }: ReqifEntry,
  ids: ReadonlyMap<string, Placed>,
  inherited: readonly Claim[],
  rangeOf: RangeOf,
): RequirementFact {
  const id = ids.get(object.identifier.text) ?? object.identifier;
  const title = titleOf(object);
  const claim = (field: Field, { text, start, end }: Placed, name: string): Claim => ({
    field,
    from: 'field',
    text,
    range: rangeOf(start, end),
    name,
  });
  const claims = ownAttributes(object).map((attribute) =>
    claim(fieldOf(attribute, id, title.from), attribute, attribute.name),
  );
  if (object.type && !claims.some(({ field }) => field === 'type'))
    claims.push(claim('type', object.type, 'SPEC-OBJECT-TYPE'));
  const parent = within.find((entry) => entry.object.kind === 'requirement');
  if (parent)
    claims.push(
      claim('parent', ids.get(parent.object.identifier.text) ?? parent.object.identifier, 'SPEC-HIERARCHY'),
    );
  for (const { type, target } of object.relations) {
    const { text } = ids.get(target.text) ?? target;
    claims.push(claim(fieldOfRelation(type), { ...target, text }, type));
  }
  const chapters = within.filter((entry) => entry.object.kind === 'heading').map(chapterOf);
  const outermost = specification && specification.text.trim() !== '' ? [specification] : [];
  const headings = [...chapters, ...outermost];
  const anchor = rangeOf(id.start, id.end);
  return {
    id: id.text === '' ? null : id.text,
    title: title.text,
    shape: 'block',
    role: 'definition',
    range: rangeOf(object.start, object.end),
    anchor,
    claims: [
      ...claims,
      ...headings.map((heading): Claim => ({ ...claim('place', heading, ''), from: 'heading' })),
      ...inherited,
    ],
    headings: headings.map(({ text }) => text).reverse(),
  };
}

/** The same text in two attributes, with its formats and without, is one. */
function ownAttributes({ attributes }: ReqifObject): readonly ReqifAttribute[] {
  const texts = new Set<string>();
  return attributes.filter(({ meaning, text }) => {
    if (meaning !== 'description') return true;
    const key = text.replace(/\s+/gu, ' ');
    const isNew = !texts.has(key);
    texts.add(key);
    return isNew;
  });
}

function chapterOf({ object }: ReqifEntry): Placed {
  const { from, text } = titleOf(object);
  return { text, start: (from ?? object).start, end: (from ?? object).end };
}

/** Of several ids and titles one counts; the others are kept under their names. */
function fieldOf(attribute: ReqifAttribute, id: Placed, title: ReqifAttribute | null): Field {
  const { meaning } = attribute;
  if (attribute === title) return 'title';
  if (meaning === 'id') return attribute === id ? 'id' : 'other';
  return meaning === 'title' || meaning === 'heading' ? 'other' : meaning;
}
