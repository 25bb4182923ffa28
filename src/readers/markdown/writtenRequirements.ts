/** Requirements that are written as headings, as bold lines and as list items. */
import type { Claim, RequirementFact, Shape } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { isGenericHeading } from '../../vocabulary/genericHeadings.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { type Block, type LinePart, linesOf } from './blocks.ts';
import { type FieldLine, trailingFields } from './fieldLines.ts';
import { fieldOfHeading, type Section } from './outline.ts';
import { plainText } from './plainText.ts';
import { readBody, type RequirementBody } from './requirementBody.ts';
import { acceptedCheckItems, checkItemTitle } from './checkItems.ts';
import { eachInHeading } from './headingIds.ts';
import { idPrefix, type LeadingId, leadingId } from '../table/requirementId.ts';
import type { SourceText } from './sourceText.ts';
import { shortTitle } from '../table/shortTitle.ts';

/** A bold line or list item that starts with an id, or a check item, whose id is empty. */
interface Start {
  readonly index: number;
  readonly shape: 'paragraph' | 'listItem';
  readonly section: Section;
  readonly id: LeadingId;
  /** The line that the id stands in; offsets of `id` count from its start. */
  readonly part: LinePart;
  /** Further lines of the same paragraph. */
  readonly more: readonly LinePart[];
  /** The first block that is not part of it any more. */
  readonly to: number;
  /** The index of the list item, or of the paragraph. */
  readonly owner: number;
}

export function writtenRequirements(
  source: SourceText,
  blocks: readonly Block[],
  sections: readonly Section[],
  /** Tables that hold requirements, by the index of their block. */
  tables: ReadonlySet<number>,
  /** An id that starts a line is a requirement's, even where it stands alone. */
  isSpecification: boolean,
): RequirementFact[] {
  // Reports list what was done for `Requirement 1.2` of a specification; only a document of requirements defines it.
  const isReport = sections[0]?.announced !== true;
  const found = findStarts(source, blocks, sections).filter(
    ({ id }) => !(isReport && isNumberedByWord(id.id)),
  );
  const starts = accepted(
    found.filter(({ id }) => id.id !== ''),
    sections,
    isSpecification,
  );
  const startAt = new Map(starts.map((start) => [start.owner, start]));
  const headings = sections.filter((section) => section.heading !== null);
  const headingAt = new Map(headings.map((section) => [section.from - 1, section]));
  const facts: RequirementFact[] = [];
  /** Sections whose heading is a requirement: what is listed below belongs to it. */
  const described = new Set<Section>();
  for (const section of headings) {
    if (blocks[section.from - 1]?.off || section.inChangeLog) continue;
    if (isReport && section.id && isNumberedByWord(section.id.id) && section.id.id.includes('.')) continue;
    const fact = headingRequirement(source, blocks, section, { startAt, headingAt, tables });
    if (!fact) continue;
    described.add(section);
    facts.push(...eachInHeading(source, section, fact));
  }
  for (const start of [...starts, ...acceptedCheckItems(found, described)])
    facts.push(startRequirement(source, blocks, start));
  return facts;
}

/** What else stands in the document, by the index of its block. */
interface Neighbours {
  readonly startAt: ReadonlyMap<number, Start>;
  readonly headingAt: ReadonlyMap<number, Section>;
  readonly tables: ReadonlySet<number>;
}

/** `Requirement 1.2`, `需求 3`: a number that counts within one document. */
function isNumberedByWord(id: string): boolean {
  return /^(?:Requirement|需求)\s?\d/iu.test(id);
}

function headingRequirement(
  source: SourceText,
  blocks: readonly Block[],
  section: Section,
  neighbours: Neighbours,
): RequirementFact | null {
  const { heading, id } = section;
  if (!heading) return null;
  const unnamed = id ? null : /^(?:Requirement|需求)\s{0,4}[:：]\s{0,8}(?=\S)/iu.exec(heading.source);
  // A template leaves the name open: `### Requirement: <!-- name -->`.
  const explicit = unnamed && plainText(heading.source.slice(unnamed[0].length)) !== '' ? unnamed : null;
  const reference =
    id || explicit ? null : /[（(【[]([^（()）【】[\]\s]{3,60})[）)】\]]\s{0,8}$/u.exec(heading.source);
  const referenced = reference?.[1] ? leadingId(reference[1]) : null;
  const wholeId = referenced && referenced.id === reference?.[1] ? referenced : null;
  if (!id && !explicit && !wholeId) {
    if (
      !section.announced ||
      fieldOfHeading(heading) !== null ||
      isGenericHeading(heading.plain) ||
      holdsMore(section, neighbours)
    )
      return null;
  }
  const end = id || explicit || wholeId ? section.to : section.ownTo;
  const body = readBody(source, blocks, section.from, end, foreign(blocks, section, neighbours));
  if (
    !id &&
    !wholeId &&
    body.telling < (explicit ? 1 : 2) &&
    !(explicit && heading.source.startsWith('Requirement'))
  )
    return null;
  const from = id ? id.titleStart : (explicit?.[0].length ?? 0);
  const behind = id ? id.titleEnd : wholeId ? (reference?.index ?? 0) : heading.source.length;
  const trailing = trailingFields(heading.source.slice(0, behind));
  const to = trailing && trailing.end > from ? trailing.end : behind;
  const headingPart: LinePart = {
    line: heading.line,
    start: heading.start,
    end: heading.start + heading.source.length,
  };
  const stated = to < behind ? (trailing?.fields ?? []).map((field) => fieldClaim(field, headingPart)) : [];
  const last = blocks[section.to - 1];
  const endLine = last ? Math.max(linesOf(last).endLine, heading.line) : heading.line;
  const range = rangeOf(heading.line, heading.start, endLine, (source.lines[endLine] ?? '').trimEnd().length);
  const named = id ?? wholeId;
  const idStart = id ? id.start : wholeId ? heading.source.lastIndexOf(wholeId.id) : 0;
  return fact(source, {
    shape: 'heading',
    // `## ATP 安全包络（SIG-04）` describes what SIG-04 asks for; with field lines it is the requirement itself.
    role: wholeId && body.telling === 0 ? 'crossReference' : 'definition',
    id: named ? { text: named.id, line: heading.line, start: heading.start + idStart } : null,
    title: heading.source.slice(from, to),
    titlePart: { line: heading.line, start: heading.start + from, end: heading.start + to },
    range,
    body: { claims: [...stated, ...body.claims], telling: body.telling },
    section: section.parent ?? section,
  });
}

/** Whether a heading is over a list of things rather than over one: only one may be a requirement without an id. */
function holdsMore(section: Section, { startAt, headingAt, tables }: Neighbours): boolean {
  for (let index = section.from; index < section.to; index++) {
    if (tables.has(index) || startAt.has(index)) return true;
    const below = headingAt.get(index);
    if (below?.heading && fieldOfHeading(below.heading) === null) return true;
  }
  return false;
}

/** Which blocks below a heading are another requirement's. */
function foreign(
  blocks: readonly Block[],
  section: Section,
  { startAt, headingAt }: Neighbours,
): (index: number) => boolean {
  let until = -1;
  return (index) => {
    if (index < until) return true;
    const start = startAt.get(index);
    const below = headingAt.get(index);
    if (start && start.section.to <= section.to) until = start.to;
    else if (below?.id) until = below.to;
    else if (blocks[index]?.off) return true;
    return index < until;
  };
}

function findStarts(source: SourceText, blocks: readonly Block[], sections: readonly Section[]): Start[] {
  const starts: Start[] = [];
  let sectionIndex = 0;
  for (const [index, block] of blocks.entries()) {
    while ((sections[sectionIndex + 1]?.from ?? Number.POSITIVE_INFINITY) <= index + 1) sectionIndex++;
    const section = sections[sectionIndex];
    if (!section || block.kind !== 'paragraph' || block.off || section.inChangeLog) continue;
    const part = block.parts[0];
    if (!part) continue;
    const item = block.item >= 0 && blocks[index - 1] === blocks[block.item] ? block.item : -1;
    const text = (source.lines[part.line] ?? '').slice(part.start, part.end);
    if (item < 0 && !/^(?:\*\*|__)/.test(text)) continue;
    const id =
      leadingId(text) ?? (item >= 0 && blocks[item]?.item === -1 ? checkItemTitle(text, section) : null);
    // A bare id, alone in its line, names a requirement; it says nothing of it.
    if (!id || id.titleStart >= id.titleEnd || plainText(text.slice(id.titleStart, id.titleEnd)) === '')
      continue;
    starts.push({
      index,
      shape: item >= 0 ? 'listItem' : 'paragraph',
      section,
      id,
      part,
      more: block.parts.slice(1),
      to: index + 1,
      owner: item >= 0 ? item : index,
    });
  }
  return starts.map((start, at) => ({ ...start, to: endOf(blocks, start, starts[at + 1]) }));
}

/** An item ends with what is in it; a bold line at the next heading, bold line, or table. */
function endOf(blocks: readonly Block[], start: Start, next: Start | undefined): number {
  let to = start.index + 1;
  const inside = new Set([start.owner]);
  for (; to < blocks.length; to++) {
    const block = blocks[to];
    if (!block || (next && to >= next.owner)) break;
    if (start.shape === 'listItem') {
      if (!inside.has(block.item)) break;
      if (block.kind === 'item') inside.add(to);
    } else if (
      to >= start.section.ownTo ||
      block.kind === 'heading' ||
      block.kind === 'table' ||
      block.kind === 'html'
    ) {
      break;
    }
  }
  return to;
}

/** One id in a list proves nothing; several of a kind, or words such as 需求 above, do. */
function accepted(
  starts: readonly Start[],
  sections: readonly Section[],
  isSpecification: boolean,
): readonly Start[] {
  if (isSpecification) return starts;
  const kinds = new Map<string, Set<string>>();
  const count = (id: string): void => {
    const prefix = idPrefix(id);
    const ids = kinds.get(prefix) ?? new Set();
    kinds.set(prefix, ids.add(id));
  };
  for (const { id } of starts) count(id.id);
  for (const { id } of sections) if (id) count(id.id);
  return starts.filter(
    ({ id, section }) => section.announced || (kinds.get(idPrefix(id.id))?.size ?? 0) >= 2,
  );
}

function startRequirement(source: SourceText, blocks: readonly Block[], start: Start): RequirementFact {
  const { id, part, section } = start;
  const line = source.lines[part.line] ?? '';
  const text = line.slice(part.start, part.end);
  let titleEnd = id.titleEnd;
  const trailing = trailingFields(text.slice(0, titleEnd));
  if (trailing && trailing.end > id.titleStart) titleEnd = trailing.end;
  const rest: LinePart = {
    line: part.line,
    start: part.start + Math.max(id.restStart, id.titleEnd),
    end: part.end,
  };
  const more = rest.end > rest.start ? [rest, ...start.more] : start.more;
  const read = readBody(
    source,
    blocks,
    start.index + 1,
    start.to,
    (index) => blocks[index]?.off ?? false,
    more,
  );
  const claims = [...(trailing?.fields ?? []).map((field) => fieldClaim(field, part)), ...read.claims];
  const last = blocks[start.to - 1] ?? blocks[start.index];
  const endLine = last ? linesOf(last).endLine : part.line;
  const first = blocks[start.owner];
  const from = first?.kind === 'item' ? first.start : part.start;
  const range = rangeOf(part.line, from, endLine, (source.lines[endLine] ?? '').trimEnd().length);
  const written = text.slice(id.titleStart, titleEnd);
  return fact(source, {
    shape: start.shape,
    role: claims.length === 0 && section.inReport ? 'crossReference' : 'definition',
    id: id.id === '' ? null : { text: id.id, line: part.line, start: part.start + id.start },
    title: written,
    titlePart: { line: part.line, start: part.start + id.titleStart, end: part.start + titleEnd },
    range,
    body: { claims, telling: read.telling },
    section,
  });
}

function fieldClaim({ field, name, value, start, end }: FieldLine, part: LinePart): Claim {
  const range = rangeOf(part.line, part.start + start, part.line, part.start + end);
  return { field, from: 'field', text: isPlaceholder(value) ? '' : value, range, name };
}

interface Written {
  readonly shape: Shape;
  readonly role: RequirementFact['role'];
  readonly id: { readonly text: string; readonly line: number; readonly start: number } | null;
  readonly title: string;
  readonly titlePart: LinePart;
  readonly range: TextRange;
  readonly body: RequirementBody;
  /** What the requirement inherits from; for a heading the section around it. */
  readonly section: Section;
}

function fact(source: SourceText, written: Written): RequirementFact {
  const claims: Claim[] = [];
  const { id, titlePart } = written;
  const idRange = id && rangeOf(id.line, id.start, id.line, id.start + id.text.length);
  if (id && idRange) claims.push({ field: 'id', from: 'field', text: id.text, range: idRange, name: '' });
  const line = (source.lines[titlePart.line] ?? '').slice(titlePart.start, titlePart.end);
  const start = titlePart.start + (line.length - line.trimStart().length);
  const titleRange = rangeOf(
    titlePart.line,
    start,
    titlePart.line,
    Math.max(start, titlePart.start + line.trimEnd().length),
  );
  const whole = plainText(written.title);
  let title = whole;
  if (title !== '') {
    claims.push({ field: 'title', from: 'field', text: title, range: titleRange, name: '' });
    // A list item often is a whole statement; its beginning is what a tree can show.
    if (whole.length > 120) title = shortTitle(whole);
  } else {
    const stated = written.body.claims.find(({ field, text }) => field === 'title' && text !== '');
    const described = written.body.claims.find(
      ({ field, text }) => (field === 'description' || field === 'scenario') && text !== '',
    );
    title = stated?.text ?? (described ? shortTitle(described.text) : '');
  }
  return {
    id: id?.text ?? null,
    title,
    shape: written.shape,
    role: title === '' && written.body.claims.length === 0 ? 'crossReference' : written.role,
    range: written.range,
    anchor: idRange ?? titleRange,
    claims: [...claims, ...written.body.claims, ...written.section.inherited],
    headings: written.section.headings,
  };
}

function rangeOf(line: number, character: number, endLine: number, endCharacter: number): TextRange {
  return { line, character, endLine, endCharacter };
}
