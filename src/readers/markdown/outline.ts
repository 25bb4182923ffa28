/**
 * The headings of a document as a tree of sections, and what requirements below inherit from them, from
 * the file and from its folders. Claims are made once and shared by all that inherit them.
 */
import type { Claim } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { withoutNumbering } from '../../vocabulary/names.ts';
import type { Field } from '../../model/field.ts';
import type { Block, HeadingBlock, LinePart } from './blocks.ts';
import { announcesRequirements, isChangeHeading, isReport } from '../contextWords.ts';
import { type FieldLine, readFieldLine } from './fieldLines.ts';
import { plainText } from './plainText.ts';
import { type LeadingId, leadingId } from '../table/requirementId.ts';
import type { SourceText } from './sourceText.ts';

/** The text of a heading with its place. */
export interface HeadingText {
  /** As written, without the number before it. */
  readonly source: string;
  readonly line: number;
  /** Where `source` starts in its line. */
  readonly start: number;
  readonly plain: string;
  readonly range: TextRange;
}

/** What stands below one heading, down to the next of the same or a higher level. */
export interface Section {
  readonly heading: HeadingText | null;
  readonly level: number;
  readonly parent: Section | null;
  /** The indexes of the first block behind the heading, and of the first block that is not below it. */
  readonly from: number;
  readonly to: number;
  /** The first block that belongs to a section of its own, or `to`. */
  readonly ownTo: number;
  readonly id: LeadingId | null;
  /** It, a heading above, or the file's name announces requirements. */
  readonly announced: boolean;
  readonly inReport: boolean;
  readonly inChangeLog: boolean;
  /** What its requirements inherit from it and from all around it, nearest first. */
  readonly inherited: readonly Claim[];
  /** The headings down to this one, outermost first. */
  readonly headings: readonly string[];
}

const fromHeadings: ReadonlySet<Field> = new Set([
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'priority',
  'status',
  'owner',
  'source',
  'process',
  'step',
  'businessLine',
  'product',
]);
/** Of a whole document these say how far the document is, not its requirements. */
const ofDocuments: ReadonlySet<Field> = new Set(['status', 'owner']);

/** The sections in document order; the first holds what stands above all headings. `outer` is inherited by all. */
export function readSections(
  source: SourceText,
  blocks: readonly Block[],
  outer: readonly Claim[],
  path: string,
): Section[] {
  const sections: Section[] = [];
  const starts = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.item < 0 ? [{ block, index }] : [],
  );
  const firstHeading = starts[0]?.index ?? blocks.length;
  const root = section(source, blocks, null, -1, firstHeading, blocks.length, {
    level: 0,
    parent: null,
    outer,
    announced: announcesRequirements(path),
    inReport: isReport(path),
    isTitle: true,
  });
  sections.push(root);
  // Where each section ends: found backwards, with the nearest following heading of each level.
  const nextOfLevel = new Array<number>(7).fill(blocks.length);
  const ends: number[] = [];
  for (let i = starts.length - 1; i >= 0; i--) {
    const start = starts[i];
    if (!start) continue;
    ends[i] = Math.min(...nextOfLevel.slice(1, start.block.level + 1));
    nextOfLevel[start.block.level] = start.index;
  }
  const above: Section[] = [root];
  for (const [i, { block, index }] of starts.entries()) {
    while ((above.at(-1)?.level ?? 0) >= block.level) above.pop();
    const parent = above.at(-1) ?? root;
    const end = ends[i] ?? blocks.length;
    const ownTo = Math.min(starts[i + 1]?.index ?? blocks.length, end);
    const next = section(source, blocks, block, index, ownTo, end, {
      level: block.level,
      parent,
      outer: parent.inherited,
      announced: parent.announced,
      inReport: parent.inReport,
      isTitle: i === 0 && block.level === 1,
    });
    sections.push(next);
    above.push(next);
  }
  return sections;
}

interface Around {
  readonly level: number;
  readonly parent: Section | null;
  readonly outer: readonly Claim[];
  readonly announced: boolean;
  readonly inReport: boolean;
  readonly isTitle: boolean;
}

function section(
  source: SourceText,
  blocks: readonly Block[],
  block: HeadingBlock | null,
  index: number,
  ownTo: number,
  to: number,
  around: Around,
): Section {
  const heading = block && headingText(source, block);
  const plain = heading?.plain ?? '';
  const id = heading && block && !block.off ? leadingId(heading.source) : null;
  const from = index + 1;
  const own = id ? [] : fieldsBelow(source, blocks, from, ownTo, around.isTitle);
  return {
    heading,
    level: around.level,
    parent: around.parent,
    from,
    to,
    ownTo,
    id,
    announced: around.announced || announcesRequirements(plain),
    inReport: around.inReport || isReport(plain),
    inChangeLog: (around.parent?.inChangeLog ?? false) || isChangeHeading(plain),
    inherited: [...own, ...(heading ? headingClaims(heading, id) : []), ...around.outer],
    headings: heading ? [...(around.parent?.headings ?? []), plain] : [],
  };
}

function headingText(source: SourceText, block: HeadingBlock): HeadingText | null {
  const part = block.parts[0];
  if (!part) return null;
  const written = (source.lines[part.line] ?? '').slice(part.start, part.end);
  const bare = withoutNumbering(written) || written.trim();
  const start = part.start + Math.max(written.indexOf(bare), 0);
  return {
    source: bare,
    line: part.line,
    start,
    plain: plainText(bare),
    range: { line: part.line, character: start, endLine: part.line, endCharacter: start + bare.length },
  };
}

/** A heading names a place, unless it states a field: `模块：线索管理`, `P0 — 必须完成`. */
function headingClaims(heading: HeadingText, id: LeadingId | null): Claim[] {
  if (id) {
    const title = heading.source.slice(id.titleStart, id.titleEnd);
    if (title.trim() === '') return [];
    return [
      {
        field: 'place',
        from: 'heading',
        text: plainText(title),
        range: partRange(heading, id.titleStart, id.titleEnd),
        name: '',
      },
    ];
  }
  const stated = readFieldLine(heading.source);
  if (stated && fromHeadings.has(stated.field) && stated.value !== '') {
    const range = partRange(heading, stated.start, stated.end);
    return [{ field: stated.field, from: 'heading', text: stated.value, range, name: stated.name }];
  }
  const priority = /^[【[(（]?(P[0-4])(?![\p{L}\p{N}])/u.exec(heading.source);
  if (priority?.[1]) {
    const at = priority[0].length - priority[1].length;
    return [
      {
        field: 'priority',
        from: 'heading',
        text: priority[1],
        range: partRange(heading, at, at + priority[1].length),
        name: '',
      },
    ];
  }
  if (heading.plain === '') return [];
  return [{ field: 'place', from: 'heading', text: heading.plain, range: heading.range, name: '' }];
}

function partRange(heading: HeadingText, start: number, end: number): TextRange {
  return {
    line: heading.line,
    character: heading.start + start,
    endLine: heading.line,
    endCharacter: heading.start + end,
  };
}

/** Field lines that stand right below a heading, before anything that may be a requirement. */
function fieldsBelow(
  source: SourceText,
  blocks: readonly Block[],
  from: number,
  to: number,
  ofDocument: boolean,
): Claim[] {
  const claims: Claim[] = [];
  for (let index = from; index < to && index < from + 40; index++) {
    const block = blocks[index];
    if (!block || block.kind === 'table' || block.kind === 'html' || block.kind === 'heading') break;
    if (block.kind !== 'paragraph') continue;
    const lines = block.parts.map((part) => ({ part, field: fieldIn(source, part) }));
    const first = lines[0];
    if (first && leadingId((source.lines[first.part.line] ?? '').slice(first.part.start, first.part.end)))
      break;
    // So is what stands in a list of things to tick off.
    if (first && first.field === null && isCheckItem(source, first.part)) break;
    for (const { part, field } of lines) {
      // Prose that has a colon is longer than a name.
      if (!field || field.value === '' || field.value.length > 60 || !fromHeadings.has(field.field)) continue;
      if (ofDocument && (ofDocuments.has(field.field) || /版本|version/iu.test(field.name))) continue;
      const range = {
        line: part.line,
        character: part.start + field.start,
        endLine: part.line,
        endCharacter: part.start + field.end,
      };
      claims.push({ field: field.field, from: 'heading', text: field.value, range, name: field.name });
    }
  }
  return claims;
}

function fieldIn(source: SourceText, part: LinePart): FieldLine | null {
  return readFieldLine((source.lines[part.line] ?? '').slice(part.start, part.end));
}

function isCheckItem(source: SourceText, { line, start }: LinePart): boolean {
  return /^\[[ xX]\]\s/u.test((source.lines[line] ?? '').slice(start, start + 4));
}

/** Whether a heading's words are the name of a field, such as 验收标准. */
export function fieldOfHeading(heading: HeadingText): Field | null {
  return fieldOfHeader(heading.plain.replace(/[：:]$/u, ''));
}
