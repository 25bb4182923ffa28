/** Reads Markdown documents: tables, HTML tables, headings, bold lines, list items and front matter. */
import type { Claim, LeftOut, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { compareRanges, type TextRange } from '../../model/textRange.ts';
import { isChangeLog } from '../contextWords.ts';
import { fileClaims } from '../fileClaims.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import type { Grid } from '../table/grid.ts';
import type { Blocks } from './blocks.ts';
import { scanBlocks } from './scanBlocks.ts';
import { type FrontMatter, inheritedFromFile, isRequirement, readFrontMatter } from './frontMatter.ts';
import { gridOfTable } from './gridOfTable.ts';
import { htmlTables } from './htmlTable.ts';
import defer * as writing from './markdownWriter.ts';
import { readSections, type Section } from './outline.ts';
import { readBody } from './requirementBody.ts';
import { shortTitle } from '../table/shortTitle.ts';
import { longestLine, type SourceText, sourceText } from './sourceText.ts';
import { readColumns } from '../table/tableColumns.ts';
import { tableRequirements } from '../table/tableRequirements.ts';
import { writtenRequirements } from './writtenRequirements.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };

export const markdownReader: Reader = {
  name: 'markdown',
  accepts: (path) => /\.(?:md|markdown|mdown|mkd|mdx)$/i.test(path),
  read: (input) => (mayHoldRequirements(input) ? readMarkdown(input) : nothing),
  get writer() {
    return writing.markdownWriter;
  },
};

/** A cheap look: without a table, an id-shaped word or a word for requirements there is nothing to find. */
function mayHoldRequirements({ text }: ReaderInput): boolean {
  return (
    /\|[ \t]{0,64}:?-|-:?[ \t]{0,64}\||<t[rdh][\s>]/i.test(text) ||
    /[\p{L}\p{N}][-_]\d/u.test(text) ||
    /(?:需求|故事|story|requirement)\s?\d|requirement:|groundplan|优先级|優先|状态|狀態|验收|驗收|模块|模組|priority|status|acceptance|module/i.test(
      text,
    ) ||
    text.length > longestLine
  );
}

/**
 * Reads a document whatever it holds; its requirements inherit `more` right behind what its name says.
 * `isSpecification`: an id that starts a line is a requirement's, even where it stands alone.
 */
export function readMarkdown(
  { path, text, isVouched = false }: ReaderInput,
  more: readonly Claim[] = [],
  isSpecification = false,
): ReaderResult {
  const source = sourceText(text);
  const leftOut: LeftOut[] = source.tooLong.map((range) => ({
    reason: message('A line of more than {0} characters', longestLine),
    range,
  }));
  if (isChangeLog(path.replace(/\.[A-Za-z]{1,10}$/, ''))) {
    leftOut.push({ reason: message('Change log'), range: wholeText(source) });
    return { ...nothing, leftOut };
  }
  const front = readFrontMatter(source);
  if (front && !front.readable) {
    leftOut.push({
      reason: message('Front matter that is not valid YAML'),
      range: linesRange(source, 0, front.endLine - 1),
    });
  }
  const scanned = scanBlocks(source, front?.endLine ?? 0);
  for (const { line, endLine } of scanned.switchedOff) {
    leftOut.push({ reason: message('Switched off by a comment'), range: linesRange(source, line, endLine) });
  }
  const [file, ...folders] = fileClaims(path);
  const places = [...(file ? [file] : []), ...more, ...folders];
  const single = front && isRequirement(front) ? front : null;
  const outer = front && !single ? [...inheritedFromFile(front), ...places] : places;
  const sections = readSections(source, scanned.blocks, outer, path);
  const tables = new Set<number>();
  const tabled = readTables(source, scanned, sections, isVouched, leftOut, tables);
  const written = writtenRequirements(source, scanned.blocks, sections, tables, isSpecification);
  const found = [...tabled, ...written];
  const requirements = single
    ? [wholeDocument(source, scanned, sections, single, places), ...found.filter(({ id }) => id !== null)]
    : found;
  requirements.sort((a, b) => compareRanges(a.range, b.range));
  leftOut.sort((a, b) => compareRanges(a.range, b.range));
  return { requirements, problems: [], leftOut, scope: scopeOf(path) };
}

function readTables(
  source: SourceText,
  { blocks }: Blocks,
  sections: readonly Section[],
  isVouched: boolean,
  leftOut: LeftOut[],
  tables: Set<number>,
): RequirementFact[] {
  const facts: RequirementFact[] = [];
  let at = 0;
  for (const [index, block] of blocks.entries()) {
    while ((sections[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= index) at++;
    const section = sections[at];
    if (!section || block.off || (block.kind !== 'table' && block.kind !== 'html')) continue;
    const grids: Grid[] =
      block.kind === 'table' ? [gridOfTable(source, block)] : htmlTables(source, block.line, block.endLine);
    for (const grid of grids) {
      if (section.inChangeLog) {
        leftOut.push({ reason: message('Change log'), range: grid.range });
        continue;
      }
      const verdict = readColumns(grid, { announced: section.announced, isVouched });
      if (verdict.kind === 'leftOut') leftOut.push({ reason: verdict.reason, range: grid.range });
      else {
        facts.push(...tableRequirements(grid, verdict, section));
        tables.add(index);
      }
    }
  }
  return facts;
}

/** A document whose front matter is a requirement: everything else in it describes it. */
function wholeDocument(
  source: SourceText,
  { blocks }: Blocks,
  sections: readonly Section[],
  front: FrontMatter,
  places: readonly Claim[],
): RequirementFact {
  const own = front.entries.map(({ claim }) => claim);
  const first = sections[1]?.heading ?? null;
  const body = readBody(
    source,
    blocks,
    0,
    blocks.length,
    (index) => blocks[index]?.kind === 'heading' && index === (sections[1]?.from ?? 0) - 1,
  );
  const described = body.claims.filter(({ field }) => !own.some((claim) => claim.field === field));
  const id = own.find(({ field }) => field === 'id') ?? null;
  const titled = own.find(({ field, text }) => field === 'title' && text !== '');
  const description = described.find(({ field }) => field === 'description');
  const title = titled?.text ?? first?.plain ?? (description ? shortTitle(description.text) : '');
  const range = wholeText(source);
  const headingClaim: Claim[] =
    !titled && first
      ? [{ field: 'title', from: 'field', text: first.plain, range: first.range, name: '' }]
      : [];
  return {
    id: id?.text ?? null,
    title,
    shape: 'frontMatter',
    role: 'definition',
    range,
    anchor: id?.range ??
      titled?.range ??
      first?.range ?? { line: 0, character: 0, endLine: 0, endCharacter: 3 },
    claims: [...own, ...headingClaim, ...described, ...places],
    headings: [],
  };
}

/** Feature folders number their requirements anew, whichever tool made them. */
function scopeOf(path: string): string | null {
  return (
    /^((?:[^]{0,400}\/)?specs\/[^/]{1,200})\/(?:spec|plan|tasks|requirements|design|checklist)\.md$/iu.exec(
      path,
    )?.[1] ?? null
  );
}

function wholeText(source: SourceText): TextRange {
  return linesRange(source, 0, source.lines.length - 1);
}

function linesRange(source: SourceText, line: number, endLine: number): TextRange {
  return { line, character: 0, endLine, endCharacter: (source.lines[endLine] ?? '').length };
}
