/** The record objects of a TRLC file as requirements; their types are declared in files that are not seen here. */
import type { Field } from '../../model/field.ts';
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { TextLines } from '../planFile/textLines.ts';
import type { TrlcField, TrlcFile, TrlcObject, TrlcSpan, TrlcValue } from './trlcObjects.ts';

/** Relations that are none to a higher level. */
const looseLink = /^(?:see|related|relates|conflict|link|reference|tag|affect)/iu;
const relations: ReadonlySet<Field> = new Set(['dependsOn', 'parent', 'duplicateOf', 'links', 'covers']);

export function trlcRequirements(
  file: TrlcFile,
  lines: TextLines,
  outer: readonly Claim[],
): readonly RequirementFact[] {
  const place = ({ text, start, end }: TrlcSpan): Claim => ({
    field: 'place',
    from: 'heading',
    text,
    range: lines.range(start, end),
    name: '',
  });
  const inherited = [...(file.package ? [place(file.package)] : []), ...outer];
  return file.objects.map((object) => {
    const around = object.sections.map(place);
    return factOf(file, object, lines, [...around.toReversed(), ...inherited]);
  });
}

/** What the name of a field means; a second name beside that of the object is no id. */
export function fieldOfTrlc(name: string): Field {
  if (/^(?:derived_?from|satisf(?:y|ies)|refines?|covers|implements|traces?(?:_?to)?|verifies)$/iu.test(name))
    return 'covers';
  const field = fieldOfHeader(name) ?? 'other';
  return field === 'id' || field === 'rowNumber' ? 'other' : field;
}

/** The name that other files use. */
function qualified(file: TrlcFile, name: string): string {
  return file.package && !name.includes('.') ? `${file.package.text}.${name}` : name;
}

function factOf(
  file: TrlcFile,
  object: TrlcObject,
  lines: TextLines,
  inherited: readonly Claim[],
): RequirementFact {
  const { type, name } = object;
  const id = qualified(file, name.text);
  const claim = (field: Field, text: string, start: number, end: number, key: string): Claim => ({
    field,
    from: 'field',
    text,
    range: lines.range(start, end),
    name: key,
  });
  const own = object.fields.flatMap((field) =>
    field.values.flatMap((value) => {
      const said = meaningOf(file, field, value);
      return said ? [claim(said.field, said.text, value.start, value.end, field.name)] : [];
    }),
  );
  const titled = own.find(({ field, text }) => field === 'title' && text !== '');
  return {
    id,
    title: titled?.text.replaceAll('\n', ' ') ?? name.text.replaceAll('_', ' '),
    shape: 'block',
    role: 'definition',
    range: lines.range(object.start, object.end),
    anchor: lines.range(name.start, name.end),
    claims: [
      claim('id', id, name.start, name.end, ''),
      claim('type', type.text, type.start, type.end, ''),
      ...own,
      ...inherited,
    ],
    headings: object.sections.map(({ text }) => text),
  };
}

/** A name is another object, or a word of an enumeration: `Kind.Safety`, `package.Kind.Safety`. */
function meaningOf(
  file: TrlcFile,
  { name }: TrlcField,
  { kind, text }: TrlcValue,
): { readonly field: Field; readonly text: string } | null {
  const field = fieldOfTrlc(name);
  if (kind !== 'name') return { field, text: isPlaceholder(text) ? '' : text };
  const parts = text.split('.');
  const isObject =
    parts.length === 1 ||
    (parts.length === 2 && (file.imports.has(parts[0] ?? '') || file.package?.text === parts[0]));
  if (!isObject || (field !== 'other' && !relations.has(field))) return { field, text: parts.at(-1) ?? text };
  const stated = field === 'other' ? (looseLink.test(name) ? 'links' : 'covers') : field;
  return { field: stated, text: qualified(file, text) };
}
