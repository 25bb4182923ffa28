/** A requirement that is a section of its own: its heading, its description and fields, its criteria. */
import type { Claim, RequirementFact, RequirementPart } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { rangeInLine, type TextRange } from '../../model/textRange.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { linesOf } from '../markdown/blocks.ts';
import { trailingFields } from '../markdown/fieldLines.ts';
import type { HeadingText, Section } from '../markdown/outline.ts';
import { plainText } from '../markdown/plainText.ts';
import { readBody } from '../markdown/requirementBody.ts';
import type { FeatureDocument } from './featureDocument.ts';

/** What a heading says of itself; offsets in its source. */
export interface RequirementHeading {
  readonly id: string | null;
  /** The words that name it. */
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly titleStart: number;
}

export interface HeadingSection {
  readonly section: Section;
  readonly heading: HeadingText;
  readonly is: RequirementHeading;
}

/** The sections whose headings are requirements, in order; those that are switched off are none. */
export function requirementSections(
  { blocks, sections }: FeatureDocument,
  read: (heading: HeadingText, section: Section) => RequirementHeading | null,
): readonly HeadingSection[] {
  return sections.flatMap((section) => {
    const { heading } = section;
    if (!heading || blocks[section.from - 1]?.off) return [];
    const is = read(heading, section);
    return is ? [{ section, heading, is }] : [];
  });
}

export interface More {
  readonly parts?: readonly RequirementPart[];
  /** Own claims beside those of its heading and its fields. */
  readonly claims?: readonly Claim[];
  /** Its name is the whole heading, parentheses and all. */
  readonly isWholeTitle?: true;
  /** Its lists describe what is asked for: `- **Status**: the order's state` states no field. */
  readonly hasProseLists?: true;
  /** What it is called where its heading has no title; made from its description. */
  titleFrom?(described: string): string;
}

/** `all` are the requirement sections of the document: what stands in one of them is not part of another. */
export function headingRequirement(
  document: FeatureDocument,
  all: readonly HeadingSection[],
  nth: number,
  more: More = {},
): RequirementFact | null {
  const { source, blocks } = document;
  const of = all[nth];
  if (!of) return null;
  const { section, heading, is } = of;
  // Blocks are asked for in rising order.
  let next = nth + 1;
  const isOthers = (index: number): boolean => {
    while ((all[next]?.section.to ?? Number.POSITIVE_INFINITY) <= index) next++;
    return index >= (all[next]?.section.from ?? Number.POSITIVE_INFINITY) - 1;
  };
  const body = readBody(
    source,
    blocks,
    section.from,
    section.to,
    (index) => isOthers(index) || blocks[index]?.off === true,
  );
  const { end, claims: stated } = titleEnd(heading, is.titleStart);
  const written = heading.source.slice(is.titleStart, more.isWholeTitle ? undefined : end);
  const title = plainText(written);
  const at = (start: number, to: number): TextRange =>
    rangeInLine(heading.line, heading.start + start, to - start);
  const described = body.claims.find(
    ({ field, text }) => (field === 'scenario' || field === 'description') && text !== '',
  );
  const last = blocks[section.to - 1];
  const endLine = last ? Math.max(linesOf(last).endLine, heading.line) : heading.line;
  const own: Claim[] = [];
  const anchor = at(is.anchorStart, is.anchorEnd);
  if (is.id !== null && heading.source.slice(is.anchorStart, is.anchorEnd) === is.id)
    own.push({ field: 'id', from: 'field', text: is.id, range: anchor, name: '' });
  if (title !== '') {
    const start = is.titleStart + written.length - written.trimStart().length;
    const range = at(start, Math.max(start, is.titleStart + written.trimEnd().length));
    own.push({ field: 'title', from: 'field', text: title, range, name: '' });
  }
  return {
    id: is.id,
    title: title !== '' || !described ? title : (more.titleFrom?.(described.text) ?? described.text),
    shape: 'heading',
    role: 'definition',
    range: {
      line: heading.line,
      character: heading.start,
      endLine,
      endCharacter: (source.lines[endLine] ?? '').trimEnd().length,
    },
    anchor,
    claims: [
      ...own,
      ...stated,
      ...body.claims.filter((claim) => !isProse(document, claim, more.hasProseLists === true)),
      ...(more.claims ?? []),
      ...(section.parent?.inherited ?? section.inherited),
    ],
    headings: section.parent?.headings ?? [],
    ...(more.parts && more.parts.length > 0 && { parts: more.parts }),
  };
}

/** Fields that place or schedule a requirement have short values; longer ones are sentences about something. */
const placing: ReadonlySet<Field> = new Set([
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'status',
  'priority',
  'urgency',
  'necessity',
  'process',
  'step',
  'owner',
  'due',
]);
const longestValue = 40;

function isProse(
  { source }: FeatureDocument,
  { field, text, range }: Claim,
  hasProseLists: boolean,
): boolean {
  if (!placing.has(field)) return false;
  return (
    text.length > longestValue ||
    (hasProseLists && /^\s{0,40}(?:[-*+]|\d{1,4}[.)])\s/u.test(source.lines[range.line] ?? ''))
  );
}

/** Where the title ends, and the fields in parentheses behind it: `(Priority: P1)`, `[P1]`. */
function titleEnd(heading: HeadingText, from: number): { end: number; claims: readonly Claim[] } {
  const { source } = heading;
  const whole = source.trimEnd().length;
  const claim = (field: Claim['field'], name: string, value: string, start: number, end: number): Claim => ({
    field,
    from: 'field',
    text: isPlaceholder(value) ? '' : value,
    range: rangeInLine(heading.line, heading.start + start, end - start),
    name,
  });
  const close = Math.max(source.lastIndexOf(')'), source.lastIndexOf('）'));
  const fields = close < from ? null : trailingFields(source.slice(0, close + 1));
  if (fields && fields.end >= from)
    return {
      end: fields.end,
      claims: fields.fields.map(({ field, name, value, start, end }) =>
        claim(field, name, value, start, end),
      ),
    };
  const bare =
    /\s{0,4}[（(【[](P[0-4])[)）】\]]|^[（(](高|中|低|High|Medium|Low)\s?(?:优先级|優先級|priority)[)）]/iu.exec(
      source.slice(from),
    );
  const priority = bare?.[1] ?? bare?.[2];
  if (!bare || priority === undefined) return { end: whole, claims: [] };
  const start = from + bare.index + bare[0].indexOf(priority);
  return {
    end: from + bare.index,
    claims: [claim('priority', '', priority, start, start + priority.length)],
  };
}
