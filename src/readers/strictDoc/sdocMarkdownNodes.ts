/**
 * The nodes of StrictDoc's Markdown: a heading, a paragraph of `**Key**: value` lines with ` \` between them,
 * a list of relations, then its contents. Grammar: StrictDoc's Markdown specification. Under a heading with
 * `**Type**: SECTION` further nodes may begin with `**Type**:` and have no heading.
 */
import type { Block, LinePart, ParagraphBlock } from '../markdown/blocks.ts';
import { linesOf } from '../markdown/blocks.ts';
import type { HeadingText, Section } from '../markdown/outline.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import type { SdocField, SdocRelation } from './sdocBlocks.ts';

export interface SdocMarkdownNode {
  readonly section: Section;
  /** `null` for a node without a heading of its own. */
  readonly heading: HeadingText | null;
  /** Its `**Type**:`, in capitals; empty where it states none. */
  readonly type: string;
  /** The lines of its meta fields, in order. */
  readonly meta: readonly SdocField[];
  readonly contents: readonly SdocField[];
  readonly relations: readonly SdocRelation[];
  readonly line: number;
  readonly endLine: number;
}

const keyValue = /^\*\*([A-Za-z0-9][A-Za-z0-9 _-]{0,60})\*\*:[ \t]{0,20}/;
const hardBreak = /[ \t]{0,20}\\?[ \t]{0,20}$/;

export function sdocMarkdownNodes(
  source: SourceText,
  blocks: readonly Block[],
  sections: readonly Section[],
): readonly SdocMarkdownNode[] {
  return sections
    .filter(({ level }) => level >= 2)
    .flatMap((section) =>
      recordsOf(source, blocks, section).flatMap((record) => nodeOf(source, blocks, record)),
    );
}

interface NodePlace {
  readonly section: Section;
  readonly heading: HeadingText | null;
  /** Indexes of blocks. */
  readonly from: number;
  readonly to: number;
}

/** The heading's own node, and those that begin with a type of their own below it. */
function recordsOf(source: SourceText, blocks: readonly Block[], section: Section): NodePlace[] {
  const starts = [section.from];
  for (let at = section.from + 1; at < section.ownTo; at++) {
    const block = blocks[at];
    if (block && isParagraph(block) && keyOf(source, block.parts[0]) === 'TYPE') starts.push(at);
  }
  return starts.map((from, at) => ({
    section,
    heading: at === 0 ? section.heading : null,
    from,
    to: starts[at + 1] ?? section.ownTo,
  }));
}

function nodeOf(source: SourceText, blocks: readonly Block[], place: NodePlace): SdocMarkdownNode[] {
  const { section, heading, from, to } = place;
  const first = blocks[from];
  if (from >= to || !first || !isParagraph(first) || first.off) return [];
  const meta = first.parts.flatMap((part) => fieldAt(source, part, true) ?? []);
  // Prose that begins with a bold word is no meta block.
  if (meta.length === 0 || first.parts.some((part) => keyOf(source, part) === null)) return [];
  let at = from + 1;
  const relations: SdocRelation[] = [];
  if (keyOf(source, first.parts.at(-1)) === 'RELATIONS') {
    for (; at < to && blocks[at] && (blocks[at]!.kind === 'item' || blocks[at]!.item >= 0); at++) {
      const block = blocks[at];
      if (block?.kind === 'paragraph') relations.push(...relationOf(source, block));
    }
  }
  const last = blocks[to - 1] ?? first;
  const named = meta.find(({ name }) => name.toUpperCase() === 'TYPE');
  return [
    {
      section,
      heading,
      type: named?.text.toUpperCase() ?? '',
      meta: meta.filter((field) => field !== named),
      contents: contentsOf(source, blocks.slice(at, to)),
      relations,
      line: heading?.line ?? linesOf(first).line,
      endLine: Math.max(linesOf(last).endLine, linesOf(first).endLine),
    },
  ];
}

/** Fields that begin a paragraph, with all that follows; text before the first one is the statement. */
function contentsOf(source: SourceText, blocks: readonly Block[]): SdocField[] {
  const runs: { name: string; line: number; start: number; endLine: number }[] = [];
  for (const block of blocks) {
    const { line, endLine } = linesOf(block);
    const part = isParagraph(block) ? block.parts[0] : undefined;
    const name = part ? keyNameOf(source, part) : null;
    const last = runs.at(-1);
    if (part && name !== null) {
      const start = part.start + (keyValue.exec(textOf(source, part))?.[0].length ?? 0);
      runs.push({ name, line, start: Math.min(start, part.end), endLine });
    } else if (last) {
      last.endLine = endLine;
    } else {
      runs.push({ name: 'Statement', line, start: part?.start ?? 0, endLine });
    }
  }
  return runs.map(({ name, line, start, endLine }) => {
    let [first, from] = [line, start];
    // A value of several paragraphs begins below the name.
    if ((source.lines[line] ?? '').slice(start).trim() === '' && endLine > line) {
      first = line + 1;
      while (first < endLine && (source.lines[first] ?? '').trim() === '') first++;
      from = 0;
    }
    const endCharacter = (source.lines[endLine] ?? '').trimEnd().length;
    const lines = source.lines.slice(first, endLine + 1);
    lines[0] = (lines[0] ?? '').slice(from);
    const range = {
      line: first,
      character: from,
      endLine,
      endCharacter: Math.max(endCharacter, endLine === first ? from : 0),
    };
    return { name, text: lines.join('\n').trim(), range, line, endLine, isBlock: endLine > line };
  });
}

function relationOf(source: SourceText, block: ParagraphBlock): SdocRelation[] {
  const stated = new Map(
    block.parts.flatMap((part) => {
      const field = fieldAt(source, part, false);
      return field ? [[field.name.toUpperCase(), field] as const] : [];
    }),
  );
  const type = stated.get('TYPE')?.text ?? '';
  const value = type === 'File' ? stated.get('PATH') : stated.get('ID');
  return value ? [{ type, role: stated.get('ROLE')?.text ?? '', text: value.text, range: value.range }] : [];
}

/** The field in a line; its value without backticks and without the ` \` of a hard line break. */
function fieldAt(source: SourceText, part: LinePart, isMeta: boolean): SdocField | null {
  const text = textOf(source, part);
  const found = keyValue.exec(text);
  const name = found?.[1];
  if (!found || name === undefined || (isMeta && name.toUpperCase() === 'RELATIONS')) return null;
  let start = found[0].length;
  let end = text.length - (hardBreak.exec(text)?.[0].length ?? 0);
  if (end - start >= 2 && text[start] === '`' && text[end - 1] === '`') {
    start++;
    end--;
  }
  if (end <= start) return null;
  const { line } = part;
  return {
    name,
    text: text.slice(start, end),
    range: { line, character: part.start + start, endLine: line, endCharacter: part.start + end },
    line,
    endLine: line,
    isBlock: false,
  };
}

function keyNameOf(source: SourceText, part: LinePart | undefined): string | null {
  return part ? (keyValue.exec(textOf(source, part))?.[1] ?? null) : null;
}

function keyOf(source: SourceText, part: LinePart | undefined): string | null {
  return keyNameOf(source, part)?.toUpperCase() ?? null;
}

function textOf(source: SourceText, { line, start, end }: LinePart): string {
  return (source.lines[line] ?? '').slice(start, end);
}

function isParagraph(block: Block): block is ParagraphBlock {
  return block.kind === 'paragraph' && block.item < 0;
}
