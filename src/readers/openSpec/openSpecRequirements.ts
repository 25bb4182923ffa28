/** OpenSpec's requirements: `### Requirement: Name` with `#### Scenario: …` below, known by their names. */
import type { Claim, Marker, RequirementFact } from '../../model/facts.ts';
import { rangeInLine, startOfText } from '../../model/textRange.ts';
import { linesOf } from '../markdown/blocks.ts';
import type { HeadingText, Section } from '../markdown/outline.ts';
import { plainText } from '../markdown/plainText.ts';
import type { FeatureDocument } from '../specDriven/featureDocument.ts';
import {
  headingRequirement,
  type HeadingSection,
  type RequirementHeading,
  requirementSections,
} from '../specDriven/headingRequirement.ts';

const requirement = /^(?:Requirement|需求)\s{0,4}[:：]\s{0,8}(?=\S)/iu;
const scenario = /^(?:Scenario|场景|場景|情景)\s{0,2}\d{0,3}\s{0,4}[:：]\s{0,8}/iu;
const delta = /^(ADDED|MODIFIED|REMOVED|RENAMED)\s{1,4}Requirements?\s{0,8}$/iu;
const mostLines = 40;

export interface OpenSpecRequirements {
  readonly requirements: readonly RequirementFact[];
  /** Requirements of the capability that a change alters, takes away or renames. */
  readonly markers: readonly Marker[];
  /** The sections that say so. */
  readonly altering: readonly HeadingText[];
}

/** `isProposed`: it is a change's, so that what it adds is not there yet and the rest refers to what is. */
export function openSpecRequirements(document: FeatureDocument, isProposed: boolean): OpenSpecRequirements {
  const sections = requirementSections(document, nameHeading);
  const altering = new Set(isProposed ? document.sections.filter((section) => alters(section)) : []);
  const placeOf = new Map(document.sections.map((section, index) => [section, index]));
  const inAltering = (section: Section): boolean => {
    for (let at: Section | null = section; at; at = at.parent) if (altering.has(at)) return true;
    return false;
  };
  const requirements: RequirementFact[] = [];
  const markers: Marker[] = [];
  for (const [nth, of] of sections.entries()) {
    if (isProposed && inAltering(of.section)) {
      markers.push(reference(nameOf(of), of.heading.line, of.heading.start + of.is.anchorStart, of));
      continue;
    }
    const fact = headingRequirement(document, sections, nth, {
      isWholeTitle: true,
      hasProseLists: true,
      claims: [...scenarios(document, of, placeOf.get(of.section) ?? 0), ...(isProposed ? [proposed] : [])],
    });
    if (fact) requirements.push(named(fact));
  }
  for (const section of altering) markers.push(...renamed(document, section));
  markers.sort((a, b) => a.range.line - b.range.line || a.range.character - b.range.character);
  return { requirements, markers, altering: [...altering].flatMap(({ heading }) => heading ?? []) };
}

function nameHeading({ source }: HeadingText): RequirementHeading | null {
  const start = requirement.exec(source)?.[0].length;
  if (start === undefined) return null;
  return { id: null, anchorStart: start, anchorEnd: source.trimEnd().length, titleStart: start };
}

/** The folder of a change says that nothing in it is decided. */
const proposed: Claim = { field: 'status', from: 'folder', text: 'proposed', range: startOfText, name: '' };

/** Its name is all that it is known by; moving it to another section changes nothing. */
function named(fact: RequirementFact): RequirementFact {
  return {
    ...fact,
    headings: [],
    parts: [{ id: fact.title, range: fact.anchor }],
    namedByTitle: true,
  };
}

function nameOf({ heading, is }: HeadingSection): string {
  return plainText(heading.source.slice(is.titleStart));
}

function alters({ heading }: Section): boolean {
  const what = heading ? delta.exec(heading.plain)?.[1]?.toUpperCase() : undefined;
  return what !== undefined && what !== 'ADDED';
}

function reference(id: string, line: number, start: number, { heading, is }: HeadingSection): Marker {
  const length = is.anchorEnd - is.anchorStart;
  return {
    id,
    kind: 'mentions',
    syntax: 'openspec',
    range: rangeInLine(line, Math.min(start, heading.start + heading.source.length), length),
    isLocal: true,
  };
}

/** Lines such as ``- FROM: `### Requirement: Old name` ``; the new name is not there yet. */
function renamed({ source, blocks }: FeatureDocument, section: Section): Marker[] {
  if (!/^RENAMED/iu.test(section.heading?.plain ?? '')) return [];
  const markers: Marker[] = [];
  for (let index = section.from; index < section.to; index++) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph') continue;
    for (const { line, start, end } of block.parts) {
      const text = (source.lines[line] ?? '').slice(start, end);
      const from =
        /^(?:\*\*)?FROM(?:\*\*)?\s{0,4}:(?:\*\*)?\s{0,4}`?\s{0,4}(?:#{1,6}\s{1,4})?Requirement:\s{0,4}/iu.exec(
          text,
        );
      if (!from) continue;
      const name = text.slice(from[0].length).replace(/[`*\s]{1,20}$/u, '');
      markers.push({
        id: plainText(name),
        kind: 'mentions',
        syntax: 'openspec',
        range: rangeInLine(line, start + from[0].length, name.length),
        isLocal: true,
      });
    }
  }
  return markers;
}

/** Each scenario with its steps is a criterion that can be checked. */
function scenarios(document: FeatureDocument, { section }: HeadingSection, place: number): Claim[] {
  const { source, blocks, sections } = document;
  const claims: Claim[] = [];
  for (let at = place + 1; at < sections.length; at++) {
    const inner = sections[at];
    if (!inner || inner.from >= section.to) break;
    const { heading } = inner;
    const start = heading ? scenario.exec(heading.source)?.[0].length : undefined;
    if (!heading || start === undefined) continue;
    const lines = [plainText(heading.source.slice(start))];
    let [endLine, endCharacter] = [heading.line, heading.start + heading.source.length];
    for (let index = inner.from; index < inner.ownTo; index++) {
      const block = blocks[index];
      if (!block || block.kind !== 'paragraph' || lines.length > mostLines) continue;
      for (const part of block.parts)
        lines.push(plainText((source.lines[part.line] ?? '').slice(part.start, part.end)));
      ({ endLine } = linesOf(block));
      endCharacter = block.parts.at(-1)?.end ?? endCharacter;
    }
    claims.push({
      field: 'acceptance',
      from: 'field',
      text: lines.join('\n'),
      range: { line: heading.line, character: heading.start + start, endLine, endCharacter },
      name: heading.source.slice(0, start).replace(/[\s:：]{1,10}$/u, ''),
    });
  }
  return claims;
}
