/**
 * Reads the specifications of tracey: `r[auth.login]` at the start of a line or in a quote, with `+2` for a
 * revision, and the text below it. Grammar: tracey's specification; ids have at least one dot.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { fileClaims } from '../fileClaims.ts';
import { type Block, linesOf } from '../markdown/blocks.ts';
import { readFrontMatter } from '../markdown/frontMatter.ts';
import { readSections, type Section } from '../markdown/outline.ts';
import { plainText } from '../markdown/plainText.ts';
import { scanBlocks } from '../markdown/scanBlocks.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { shortTitle } from '../table/shortTitle.ts';
import { unreadTestDocument } from '../testData.ts';

export const traceyReader: Reader = {
  name: 'tracey',
  accepts: (path) => /\.(?:md|markdown)$/i.test(path),
  recognises: ({ text }) =>
    text.includes('[') &&
    /^(?:> ?){0,4}[a-z][a-z0-9]{0,19}\[[A-Za-z0-9_-]{1,80}(?:\.[A-Za-z0-9_-]{1,80}){1,12}(?:\+[1-9]\d{0,5})?\][ \t]{0,8}$/m.test(
      text,
    ),
  read: (input) => unreadTestDocument(input) ?? read(input),
};

const marker =
  /^([a-z][a-z0-9]{0,19}\[)([A-Za-z0-9_-]{1,80}(?:\.[A-Za-z0-9_-]{1,80}){1,12})(?:\+([1-9]\d{0,5}))?\][ \t]{0,8}$/;
const quote = /^ {0,3}>/;
const mostLines = 60;

interface Start {
  readonly line: number;
  /** Where the id stands. */
  readonly start: number;
  readonly id: string;
  readonly version: { readonly text: string; readonly start: number } | null;
  readonly section: Section;
  readonly isQuoted: boolean;
}

function read({ path, text }: ReaderInput): ReaderResult {
  const source = sourceText(text);
  const { blocks } = scanBlocks(source, readFrontMatter(source)?.endLine ?? 0);
  const sections = readSections(source, blocks, fileClaims(path), path);
  const starts = findStarts(source, blocks, sections);
  const headings = new Set(
    blocks.flatMap((block) => (block.kind === 'heading' && block.item < 0 ? [linesOf(block).line] : [])),
  );
  const requirements = starts.map((start, at) =>
    factOf(source, start, endOf(source, start, starts[at + 1], headings)),
  );
  return { requirements, problems: [], leftOut: [] };
}

/** Markers that are a whole line, not indented as in a list; within other text they only mention. */
function findStarts(source: SourceText, blocks: readonly Block[], sections: readonly Section[]): Start[] {
  const starts: Start[] = [];
  let at = 0;
  for (const [index, block] of blocks.entries()) {
    while ((sections[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= index + 1) at++;
    const section = sections[at];
    if (!section || block.kind !== 'paragraph' || block.off) continue;
    for (const { line, start, end } of block.parts) {
      const written = source.lines[line] ?? '';
      const isQuoted = quote.test(written);
      const isOutside = start === 0 || (isQuoted && block.item < 0);
      const found = isOutside ? marker.exec(written.slice(start, end)) : null;
      if (!found) continue;
      const [, before = '', id = '', version] = found;
      const from = start + before.length;
      const revision = version === undefined ? null : { text: version, start: from + id.length + 1 };
      starts.push({ line, start: from, id, version: revision, section, isQuoted });
    }
  }
  return starts;
}

/** The last line of its text: up to an empty line, of a quote up to its end; never beyond the next one. */
function endOf(
  { lines }: SourceText,
  { line, isQuoted }: Start,
  next: Start | undefined,
  headings: ReadonlySet<number>,
): number {
  const limit = Math.min((next?.line ?? lines.length) - 1, lines.length - 1);
  const isOpen = (at: number): boolean =>
    !headings.has(at) && (isQuoted ? quote.test(lines[at] ?? '') : (lines[at] ?? '').trim() !== '');
  let end = line;
  // A marker may stand alone, with its text behind an empty line.
  if (!isQuoted && line + 1 < limit && (lines[line + 1] ?? '').trim() === '' && isOpen(line + 2))
    end = line + 1;
  while (end < limit && isOpen(end + 1)) end++;
  while (end > line && contentOf(lines[end] ?? '', isQuoted).trim() === '') end--;
  return end;
}

function factOf(source: SourceText, start: Start, endLine: number): RequirementFact {
  const { id, line, version, section, isQuoted } = start;
  const anchor = rangeInLine(line, start.start, id.length);
  const claims: Claim[] = [{ field: 'id', from: 'field', text: id, range: anchor, name: '' }];
  if (version) {
    const range = rangeInLine(line, version.start, version.text.length);
    claims.push({ field: 'version', from: 'field', text: version.text, range, name: '' });
  }
  const described = descriptionOf(source, line + 1, endLine, isQuoted);
  if (described) claims.push(described);
  const last = source.lines[endLine] ?? '';
  const range = { line, character: 0, endLine, endCharacter: last.trimEnd().length };
  return {
    id,
    title: described ? shortTitle(described.text) : titleBelow(source, endLine),
    shape: 'block',
    role: 'definition',
    range,
    anchor,
    claims: [...claims, ...section.inherited],
    headings: section.headings,
  };
}

function descriptionOf(
  { lines }: SourceText,
  from: number,
  endLine: number,
  isQuoted: boolean,
): Claim | null {
  let first = from;
  while (first <= endLine && contentOf(lines[first] ?? '', isQuoted).trim() === '') first++;
  // Code shows what is meant and says nothing by itself.
  if (first > endLine || /^\s{0,3}(?:```|~~~)/.test(contentOf(lines[first] ?? '', isQuoted))) return null;
  const last = Math.min(endLine, first + mostLines - 1);
  const text = lines
    .slice(first, last + 1)
    .map((line) => plainText(contentOf(line, isQuoted)))
    .join('\n')
    .trim();
  const line = lines[first] ?? '';
  const character = line.length - contentOf(line, isQuoted).trimStart().length;
  const endCharacter = (lines[last] ?? '').trimEnd().length;
  const range = { line: first, character, endLine: last, endCharacter };
  return { field: 'description', from: 'field', text, range, name: '' };
}

/** The heading that a marker without a text stands over. */
function titleBelow({ lines }: SourceText, line: number): string {
  return plainText(/^#{1,6}[ \t]{1,20}(.{1,400}?)[ \t#]{0,40}$/.exec(lines[line + 1] ?? '')?.[1] ?? '');
}

/** A line without the signs of the quote that it stands in. */
function contentOf(line: string, isQuoted: boolean): string {
  return isQuoted ? line.replace(/^(?: {0,3}> ?){1,4}/, '') : line;
}
