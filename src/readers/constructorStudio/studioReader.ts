/**
 * Reads the artifacts of Constructor Studio (PRD, DESIGN, DECOMPOSITION, FEATURE): a line
 * `` - [x] `p1` - **ID**: `cpt-shop-fr-login` `` below a heading defines what the heading names. Grammar: its
 * specification of identifiers and traceability; `p1` is a priority here.
 */
import type { Claim, LeftOut, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { rangeInLine, type TextRange } from '../../model/textRange.ts';
import { fileClaims } from '../fileClaims.ts';
import { type Block, linesOf } from '../markdown/blocks.ts';
import { readFrontMatter } from '../markdown/frontMatter.ts';
import { readSections, type Section } from '../markdown/outline.ts';
import { readBody } from '../markdown/requirementBody.ts';
import { scanBlocks } from '../markdown/scanBlocks.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { unreadTestDocument } from '../testData.ts';
import { studioId } from './studioIds.ts';

export const studioReader: Reader = {
  name: 'constructorStudio',
  accepts: (path) => /\.md$/i.test(path),
  recognises: ({ text }) => text.includes('**ID**: `cpt-') && definition.test(text),
  read: (input) => unreadTestDocument(input) ?? read(input),
};

const definition = /^[ \t]{0,8}(?:[-*] \[[ xX]\] )?(?:`p\d` - )?\*\*ID\*\*: `cpt-[a-z0-9]/m;
const defining =
  /^(?:\[([ xX])\]\s{1,4})?(?:`(p\d)`\s{0,4}-\s{0,4})?\*\*ID\*\*:\s{0,4}`(cpt-[a-z0-9][a-z0-9-]{1,199})`\s{0,8}$/;
/** People, decisions and the state of a document are named alike, and nobody is to build them. */
const noRequirements: ReadonlySet<string> = new Set(['actor', 'adr', 'status', 'featstatus']);
const covering = /cover|implement|satisf|address/iu;

interface Definition {
  readonly id: string;
  readonly isDone: boolean;
  readonly priority: string | null;
  readonly line: number;
  /** Where the line's content starts, and where the id does. */
  readonly start: number;
  readonly idStart: number;
  readonly section: Section;
  /** The index of the block that it stands in. */
  readonly block: number;
}

function read({ path, text }: ReaderInput): ReaderResult {
  const source = sourceText(text);
  const { blocks } = scanBlocks(source, readFrontMatter(source)?.endLine ?? 0);
  const sections = readSections(source, blocks, fileClaims(path), path);
  const definitions = findDefinitions(source, blocks, sections);
  const requirements: RequirementFact[] = [];
  const leftOut: LeftOut[] = [];
  for (const [at, found] of definitions.entries()) {
    if (noRequirements.has(studioId(found.id).kind)) {
      const range = rangeInLine(found.line, found.idStart, found.id.length);
      leftOut.push({ reason: message('An actor, a decision or a status, and no requirement'), range });
    } else {
      requirements.push(factOf(source, blocks, found, definitions[at - 1], definitions[at + 1]));
    }
  }
  return { requirements, problems: [], leftOut };
}

function findDefinitions(
  source: SourceText,
  blocks: readonly Block[],
  sections: readonly Section[],
): Definition[] {
  const found: Definition[] = [];
  let at = 0;
  for (const [block, each] of blocks.entries()) {
    while ((sections[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= block + 1) at++;
    const section = sections[at];
    if (!section || each.kind !== 'paragraph' || each.off) continue;
    for (const { line, start, end } of each.parts) {
      const match = defining.exec((source.lines[line] ?? '').slice(start, end));
      const id = match?.[3];
      if (!match || id === undefined) continue;
      found.push({
        id,
        isDone: match[1] !== undefined && match[1] !== ' ',
        priority: match[2] ?? null,
        line,
        start,
        idStart: start + match[0].lastIndexOf(id),
        section,
        block,
      });
    }
  }
  return found;
}

function factOf(
  source: SourceText,
  blocks: readonly Block[],
  found: Definition,
  before: Definition | undefined,
  after: Definition | undefined,
): RequirementFact {
  const { id, section, line } = found;
  const anchor = rangeInLine(line, found.idStart, id.length);
  // The heading is the title of what is defined first below it.
  const heading = before?.section === section ? null : section.heading;
  const to = after && after.section === section ? after.block : section.ownTo;
  const body = readBody(source, blocks, found.block + 1, to, () => false);
  const { kind, words } = studioId(id);
  const claims: Claim[] = [{ field: 'id', from: 'field', text: id, range: anchor, name: '' }];
  if (heading)
    claims.push({ field: 'title', from: 'field', text: heading.plain, range: heading.range, name: '' });
  claims.push(...ofLine(source, found, kind));
  for (const claim of body.claims)
    claims.push(...(covering.test(claim.name) ? covered(source, claim) : [claim]));
  const last = blocks[to - 1];
  const endLine = Math.max(line, last && to > found.block + 1 ? linesOf(last).endLine : line);
  const around = heading ? (section.parent ?? section) : section;
  return {
    id,
    title: heading?.plain ?? words,
    shape: 'block',
    role: 'definition',
    range: {
      line: heading?.line ?? line,
      character: 0,
      endLine,
      endCharacter: (source.lines[endLine] ?? '').trimEnd().length,
    },
    anchor,
    claims: [...claims, ...around.inherited],
    headings: around.headings,
  };
}

/** What the line of the id says besides: its kind, its priority, and whether it is ticked. */
function ofLine({ lines }: SourceText, found: Definition, kind: string): Claim[] {
  const { line, start, id, idStart, priority, isDone } = found;
  const written = lines[line] ?? '';
  const claim = (field: Claim['field'], text: string, at: number, length: number): Claim => ({
    field,
    from: 'field',
    text,
    range: rangeInLine(line, at, length),
    name: '',
  });
  const claims: Claim[] = [];
  if (kind !== '') claims.push(claim('type', kind, idStart + id.indexOf(`-${kind}-`, 4) + 1, kind.length));
  if (priority !== null)
    claims.push(claim('priority', priority, written.indexOf(priority, start), priority.length));
  if (isDone) claims.push(claim('status', 'Done', start, '[x]'.length));
  return claims;
}

/** One claim for each id that the value of a field names; the value itself where it names none. */
function covered({ lines }: SourceText, claim: Claim): Claim[] {
  const found: Claim[] = [];
  const { line: first, endLine, character, endCharacter }: TextRange = claim.range;
  for (let line = first; line <= endLine; line++) {
    const written = (lines[line] ?? '').slice(0, line === endLine ? endCharacter : undefined);
    for (const { 1: id = '', index } of written.matchAll(/`(cpt-[a-z0-9][a-z0-9-]{1,199})`/g)) {
      if (line === first && index < character) continue;
      found.push({ ...claim, field: 'covers', text: id, range: rangeInLine(line, index + 1, id.length) });
    }
  }
  return found.length > 0 ? found : [claim];
}
