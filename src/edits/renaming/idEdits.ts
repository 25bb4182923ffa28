/** The edits of one text that give a requirement another id, wherever the text names it. */
import type { DocumentFacts, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import type { NamingPlace } from '../../model/snapshot.ts';
import { idKey, isIdShaped } from '../../vocabulary/ids.ts';
import { placesOfId } from './idPlaces.ts';
import { mayStandBesideSlash, type OffsetEdit, renameInSeries } from './idSeries.ts';
import { overlaps, type Span, type TextPlaces } from './offsets.ts';

export interface IdChange {
  /** The old id as it is compared. */
  readonly key: string;
  readonly newId: string;
}

/** What of a text is meant. */
export interface IdScope {
  /** Whether the id means the requirement at a place of the text. */
  readonly isMeant: (at: NamingPlace) => boolean;
  /** Whether it does so anywhere. */
  readonly mentions: boolean;
  readonly isCode: boolean;
  /** The requirements of the text that are the one to be renamed, or say something of it. */
  readonly facts: ReadonlySet<RequirementFact>;
  /** Whether another id is one of a requirement here. */
  readonly isKnown: (id: string) => boolean;
  /** Places that are not looked at: keys of a plan's placements are decided one by one. */
  readonly decided: readonly { readonly span: Span; readonly renamed: Span | null }[];
}

export interface IdEdits {
  readonly edits: readonly OffsetEdit[];
  /** Addresses and paths that go on to say the old id. */
  readonly left: readonly Span[];
  /** How many places go on to say it in all: other requirements' own as well. */
  readonly kept: number;
}

const relations: ReadonlySet<Field> = new Set(['parent', 'dependsOn', 'duplicateOf', 'covers']);

/** Whether an id of any shape in this field is a link to a requirement. */
export function isRelation(field: Field): boolean {
  return relations.has(field);
}

/** Why one place cannot be changed: a range of too many ids, or one that is not written as it reads. */
export interface NotWritable {
  readonly why: 'tooLarge' | 'otherwise';
  readonly at: Span;
}

/** `separator` parts the pieces of a range that is taken apart. */
export function idEdits(
  places: TextPlaces,
  facts: DocumentFacts,
  { key, newId }: IdChange,
  scope: IdScope,
  separator: string,
): IdEdits | NotWritable {
  const edits: OffsetEdit[] = [];
  const left: Span[] = [];
  let kept = 0;
  const isDecided = (span: Span): boolean => scope.decided.some((each) => overlaps(each.span, span));
  for (const { renamed } of scope.decided) if (renamed) edits.push({ ...renamed, text: newId });
  if (scope.mentions) {
    const found = placesOfId(places, facts, key, scope);
    for (const span of found.words) {
      if (isDecided(span)) continue;
      if (isOfOther(places, facts, scope, key, span)) kept++;
      else edits.push({ ...span, text: newId });
    }
    for (const series of found.series) {
      const result = renameInSeries(series, key, newId, separator, scope.isCode);
      if ('tooLarge' in result) return { why: 'tooLarge', at: result.tooLarge };
      edits.push(...result.edits);
    }
    const other = found.others.find((span) => !isDecided(span));
    if (other) return { why: 'otherwise', at: other };
    left.push(...found.addresses.filter((span) => !isDecided(span)));
    kept += left.length + found.inLonger.length + scope.decided.filter(({ renamed }) => !renamed).length;
  }
  for (const fact of facts.requirements) {
    if (scope.facts.has(fact)) {
      const failed = addOwn(places, fact, key, newId, edits);
      if (failed) return { why: 'otherwise', at: failed };
    }
    if (!scope.mentions || isIdShaped(key)) continue;
    for (const { field, from, range } of fact.claims) {
      if (!isRelation(field) || from === 'file' || from === 'folder' || !scope.isMeant(range)) continue;
      for (const span of wordsIn(places, places.span(range), key))
        if (edits.every((edit) => !overlaps(edit, span))) edits.push({ ...span, text: newId });
    }
  }
  const apart =
    scope.isCode && !mayStandBesideSlash(newId) ? besideCommas(places, facts, edits, newId) : edits;
  return { edits: apart, left, kept };
}

/** In markers, with `, ` in place of a slash beside the new id. */
function besideCommas(
  places: TextPlaces,
  { markers }: DocumentFacts,
  edits: readonly OffsetEdit[],
  newId: string,
): readonly OffsetEdit[] {
  const { text } = places;
  const marked = markers.map(({ range }) => places.span(range));
  let done = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .map((edit) => {
      let { start, end, text: written } = edit;
      if (marked.some((span) => overlaps(span, edit))) {
        if (written.startsWith(newId) && text[start - 1] === '/' && start - 1 >= done) {
          start--;
          written = `, ${written}`;
        }
        if (written.endsWith(newId) && text[end] === '/' && /\p{L}/u.test(text[end + 1] ?? '')) {
          end++;
          written = `${written}, `;
        }
      }
      done = end;
      return { start, end, text: written };
    });
}

/** A place that defines the same id for another requirement stays that one's. */
function isOfOther(
  places: TextPlaces,
  facts: DocumentFacts,
  scope: IdScope,
  key: string,
  span: Span,
): boolean {
  return facts.requirements.some(
    (fact) =>
      fact.id !== null &&
      idKey(fact.id) === key &&
      !scope.facts.has(fact) &&
      overlaps(places.span(fact.anchor), span),
  );
}

/** Where a requirement says its own id. The place, where the id is not written there as it reads. */
function addOwn(
  places: TextPlaces,
  { anchor, claims, id }: RequirementFact,
  key: string,
  newId: string,
  edits: OffsetEdit[],
): Span | null {
  const ownPlaces = claims.filter(
    ({ field, from }) => field === 'id' && from !== 'file' && from !== 'folder',
  );
  const ranges = ownPlaces.length > 0 ? [...ownPlaces.map(({ range }) => range), anchor] : [anchor];
  for (const range of ranges) {
    const span = places.span(range);
    if (edits.some((edit) => overlaps(edit, span))) continue;
    const source = places.slice(span);
    const escaped = newId.replace(/[_*~]/gu, '\\$&');
    if (idKey(source) === key) edits.push({ ...span, text: newId });
    else if (idKey(source.replace(/\\([_*~.-])/gu, '$1')) === key) edits.push({ ...span, text: escaped });
    else {
      const [word, ...more] = wordsIn(places, span, id ?? key);
      const number = word ? null : numberOf(places, span, key, newId);
      if (number) edits.push(number);
      else if (!word || more.length > 0) return span;
      else edits.push({ ...word, text: newId });
    }
  }
  return null;
}

/** `User Story 3` is `US3`: of such an id the number alone is written, and only that can change. */
function numberOf(places: TextPlaces, span: Span, key: string, newId: string): OffsetEdit | null {
  const [before, after] = [key, newId].map((id) => /^(\p{L}{1,20})(\d{1,6})$/u.exec(id));
  const digits = before?.[2];
  const written = after?.[2];
  if (digits === undefined || written === undefined || before?.[1] !== after?.[1]) return null;
  const [word, ...more] = wordsIn(places, span, digits);
  return word && more.length === 0 ? { ...word, text: written } : null;
}

/** Where a value holds an id as a whole word, whatever its shape. */
function wordsIn(places: TextPlaces, { start, end }: Span, id: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = places.text.indexOf(id, start); at >= 0 && at + id.length <= end;) {
    const before = places.text.slice(Math.max(start, at - 2), at);
    const after = places.text.slice(at + id.length, Math.min(end, at + id.length + 2));
    const isWord =
      !/[\p{L}\p{N}_]$|[\p{L}\p{N}][-.~]$/u.test(before) &&
      !/^(?:[\p{L}\p{N}_]|[-.~][\p{L}\p{N}])/u.test(after);
    if (isWord) found.push({ start: at, end: at + id.length });
    at = places.text.indexOf(id, at + id.length);
  }
  return found;
}
