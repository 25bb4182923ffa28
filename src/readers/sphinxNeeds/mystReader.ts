/**
 * Reads Markdown with directives of MyST: the needs in them, and whatever else the document holds as any
 * Markdown does. Asked before the reader of Markdown, which takes a directive for code or text.
 */
import type { LeftOut, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { compareRanges, startOfText } from '../../model/textRange.ts';
import { fileClaims } from '../fileClaims.ts';
import { readFrontMatter } from '../markdown/frontMatter.ts';
import { markdownReader } from '../markdown/markdownReader.ts';
import { readSections, type Section } from '../markdown/outline.ts';
import { scanBlocks } from '../markdown/scanBlocks.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import type { Surroundings } from '../table/tableRequirements.ts';
import { isTestDocument } from '../testData.ts';
import { documentChanged, type Writer } from '../writer.ts';
import type { Directive } from './directive.ts';
import { mayHoldMystNeeds } from './mayHoldNeeds.ts';
import defer * as directiveReading from './mystDirectives.ts';
import defer * as needFacts from './needFacts.ts';
import defer * as needMentions from './needMentions.ts';
import defer * as writing from './needWriter.ts';

const writer: Writer = {
  setField(input, facts, field, value, options) {
    const { text } = input;
    const inDirectives = facts.filter(({ shape }) => shape === 'block');
    const others = facts.filter(({ shape }) => shape !== 'block');
    const needs = writing.needWriter(directivesOf).setField(input, inDirectives, field, value);
    const source = sourceText(text);
    const masked = { ...input, text: withoutHeads(source, directivesOf(source)) };
    const rest = markdownReader.writer?.setField(masked, others, field, value, options);
    if (!rest) return needs;
    return {
      ...rest,
      edits: [...needs.edits, ...rest.edits],
      refusals: new Map([...needs.refusals, ...rest.refusals]),
    };
  },

  giveId(input, fact, id, options) {
    const { text } = input;
    if (fact.shape === 'block')
      return writing.needWriter(directivesOf).giveId?.(input, fact, id) ?? documentChanged();
    const source = sourceText(text);
    const masked = { ...input, text: withoutHeads(source, directivesOf(source)) };
    return markdownReader.writer?.giveId?.(masked, fact, id, options) ?? documentChanged();
  },
};

export const mystReader: Reader = {
  name: 'myst',
  accepts: (path) => markdownReader.accepts(path),
  recognises: ({ text }) => mayHoldMystNeeds(text),
  read,
  writer,
};

function read(input: ReaderInput): ReaderResult {
  const { path, isVouched = false } = input;
  const source = sourceText(input.text);
  const directives = directivesOf(source);
  const text = withoutHeads(source, directives);
  const markdown = markdownReader.read({ ...input, text });
  if (isTestDocument(path) && !isVouched) {
    const reason = message('A document in a folder of tests');
    return { ...markdown, leftOut: [...markdown.leftOut, { reason, range: startOfText }] };
  }
  const needs = needFacts.needsOf(source, directives, surroundingsIn(text, path));
  // A line of a need's content that looks like a requirement of its own is part of the need.
  const others = withoutThoseIn(markdown.requirements, needs.requirements);
  const requirements = [...others, ...needs.requirements].sort((a, b) => compareRanges(a.range, b.range));
  const leftOut: LeftOut[] = [...markdown.leftOut, ...needs.leftOut];
  leftOut.sort((a, b) => compareRanges(a.range, b.range));
  const mentions = needMentions.mayMentionNeeds(input.text)
    ? needMentions.mentionsOfNeeds(source.lines, needFacts.needSyntax)
    : [];
  return {
    ...markdown,
    requirements,
    markers: [...(markdown.markers ?? []), ...needs.markers, ...mentions],
    leftOut,
    ...(needs.requirements.length > 0 && { format: 'sphinx-needs' }),
  };
}

function directivesOf(source: SourceText): readonly Directive[] {
  return directiveReading.mystDirectives(source, readFrontMatter(source)?.endLine ?? 0);
}

/** The text with blanks for the heads of fences of colons: Markdown would see headings and fields in them. */
function withoutHeads(source: SourceText, directives: readonly Directive[]): string {
  const blanked = new Set<number>();
  for (const { range, optionPlace } of directives) {
    if (!/^[\s>]{0,64}:{3}/u.test(source.lines[range.line] ?? '')) continue;
    for (let line = range.line; line <= optionPlace.line; line++) blanked.add(line);
    if ((source.lines[optionPlace.line + 1] ?? '').trim() === '---') blanked.add(optionPlace.line + 1);
    if (/^[\s>]{0,64}:{3,100}\s{0,8}$/u.test(source.lines[range.endLine] ?? '')) blanked.add(range.endLine);
  }
  if (blanked.size === 0) return source.text;
  const pieces: string[] = [];
  let at = 0;
  for (const line of [...blanked].sort((a, b) => a - b)) {
    const start = source.starts[line] ?? at;
    const length = (source.lines[line] ?? '').length;
    pieces.push(source.text.slice(at, start), ' '.repeat(length));
    at = start + length;
  }
  return pieces.join('') + source.text.slice(at);
}

function surroundingsIn(text: string, path: string): (directive: Directive) => Surroundings {
  const source = sourceText(text);
  const places = fileClaims(path);
  const { blocks } = scanBlocks(source, readFrontMatter(source)?.endLine ?? 0);
  const sections = readSections(source, blocks, places, path);
  return ({ range }) => sectionAt(sections, range.line) ?? { inherited: places, headings: [] };
}

/** The last section that begins at or above a line. */
function sectionAt(sections: readonly Section[], line: number): Section | undefined {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.heading?.line ?? -1) <= line) low = middle;
    else high = middle - 1;
  }
  return sections[low];
}

/** Both in order. */
function withoutThoseIn(
  facts: readonly RequirementFact[],
  needs: readonly RequirementFact[],
): readonly RequirementFact[] {
  let at = 0;
  let end = -1;
  return facts.filter(({ range }) => {
    for (; (needs[at]?.range.line ?? Infinity) <= range.line; at++)
      end = Math.max(end, needs[at]?.range.endLine ?? -1);
    return range.endLine > end;
  });
}
