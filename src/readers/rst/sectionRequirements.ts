/** Sections whose titles begin with an id are requirements, as headings of Markdown are: `REQ-001 Login`. */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { partRange } from '../sphinxNeeds/directiveDraft.ts';
import { type LeadingId, leadingId } from '../table/requirementId.ts';
import type { RstDocument } from './rstScanner.ts';
import type { SectionSurroundings } from './rstSurroundings.ts';
import { rstText } from './rstText.ts';
import type { RstSection } from './sectionTitles.ts';

/** A line of one sign: a title stands above it. */
const adornment = /\n([=\-~^"'`+*#.:_<>])\1{2,400}[ \t]{0,80}\r?(?=\n|$)/gu;
/** How a title with an id begins. */
const idStart = /^[ \t]{0,8}\p{L}[\p{L}\p{N}]{0,15}[-_. ][\p{L}\p{N}_.-]{0,80}\d/u;
const fieldLine = /^[ \t]{0,200}:([^:\n]{1,60}):(?:[ \t]{1,80}|$)/u;
const mostLines = 40;

export function mayHoldWritten(text: string): boolean {
  for (const { index } of text.matchAll(adornment)) {
    const title = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
    if (title.length < 500 && idStart.test(title)) return true;
  }
  return false;
}

export function sectionRequirements(
  source: SourceText,
  { sections, text, directives }: RstDocument,
  around: (section: number) => SectionSurroundings,
): readonly RequirementFact[] {
  const facts: RequirementFact[] = [];
  const reading = new SectionBodies(source, text);
  const directiveLines = new Set(directives.map(({ range }) => range.line));
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1]?.line ?? source.lines.length;
    const { inReport, inChangeLog } = around(index);
    const id = inReport || inChangeLog ? null : leadingId(section.text);
    if (!id || id.titleStart >= id.titleEnd) continue;
    const body = reading.between(section.line + 1, next, directiveLines);
    facts.push(factOf(source, section, id, body, around(section.parent), endOf(source, sections, index)));
  }
  return facts;
}

/** The last line of a section with those inside it. */
function endOf(source: SourceText, sections: readonly RstSection[], index: number): number {
  const level = sections[index]?.level ?? 0;
  const next = sections.slice(index + 1, index + 200).find((section) => section.level <= level);
  let line = (next?.line ?? source.lines.length) - 1;
  while (line > (sections[index]?.line ?? 0) && (source.lines[line] ?? '').trim() === '') line--;
  return line;
}

function factOf(
  source: SourceText,
  { text, range }: RstSection,
  { id, start, titleStart, titleEnd }: LeadingId,
  body: readonly Claim[],
  { inherited, headings }: SectionSurroundings,
  endLine: number,
): RequirementFact {
  const idRange = rangeInLine(range.line, range.character + start, id.length);
  const title = rstText(text.slice(titleStart, titleEnd));
  const titleRange = rangeInLine(range.line, range.character + titleStart, titleEnd - titleStart);
  return {
    id,
    title,
    shape: 'heading',
    role: 'definition',
    range: { ...range, endLine, endCharacter: (source.lines[endLine] ?? '').trimEnd().length },
    anchor: idRange,
    claims: [
      { field: 'id', from: 'field', text: id, range: idRange, name: '' },
      { field: 'title', from: 'field', text: title, range: titleRange, name: '' },
      ...body,
      ...inherited,
    ],
    headings,
  };
}

/** Reads the field lists and the first text below titles; lines are asked for in rising order. */
class SectionBodies {
  readonly #source: SourceText;
  readonly #text: readonly LinePart[];
  #at = 0;

  constructor(source: SourceText, text: readonly LinePart[]) {
    this.#source = source;
    this.#text = text;
  }

  between(from: number, to: number, directiveLines: ReadonlySet<number>): readonly Claim[] {
    const claims: Claim[] = [];
    const described: LinePart[] = [];
    let ended = false;
    while ((this.#text[this.#at]?.line ?? Infinity) < from) this.#at++;
    for (let at = this.#at; (this.#text[at]?.line ?? Infinity) < to; at++) {
      const part = this.#text[at]!;
      const previous = described.at(-1);
      const field = this.#field(part);
      if (field) claims.push(field);
      // A paragraph ends where lines are missing; a directive between takes them out of the text.
      if (previous && (field !== null || part.line > previous.line + 1)) ended = true;
      if (directiveLines.has(part.line - 1)) ended ||= previous !== undefined;
      if (!field && !ended && described.length < mostLines) described.push(part);
    }
    const first = described[0];
    const last = described.at(-1);
    if (!first || !last) return claims;
    const text = described.map((part) => this.#line(part)).join('\n');
    const range = { ...partRange(first), endLine: last.line, endCharacter: last.end };
    return [...claims, { field: 'description', from: 'field', text: rstText(text), range, name: '' }];
  }

  #field(part: LinePart): Claim | null {
    const text = this.#line(part);
    const found = fieldLine.exec(text);
    const name = found?.[1]?.trim() ?? '';
    if (!found || name === '') return null;
    const known = fieldOfHeader(name) ?? 'other';
    const field = known === 'id' || known === 'title' || known === 'rowNumber' ? 'other' : known;
    const start = part.start + found[0].length;
    const value = rstText(text.slice(found[0].length));
    const said = isPlaceholder(value) ? '' : value;
    return { field, from: 'field', text: said, range: partRange({ ...part, start }), name };
  }

  #line({ line, start, end }: LinePart): string {
    return (this.#source.lines[line] ?? '').slice(start, end);
  }
}
