/** Reads StrictDoc's Markdown documents: nodes whose heading is followed by `**UID**: …` or `**MID**: …`. */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { startOfText } from '../../model/textRange.ts';
import { fileClaims } from '../fileClaims.ts';
import { readSections } from '../markdown/outline.ts';
import { scanBlocks } from '../markdown/scanBlocks.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { shortTitle } from '../table/shortTitle.ts';
import { unreadTestDocument } from '../testData.ts';
import defer * as fields from './sdocFields.ts';
import defer * as nodeReading from './sdocMarkdownNodes.ts';
import type { SdocMarkdownNode } from './sdocMarkdownNodes.ts';
import defer * as sdoc from './sdocRequirements.ts';
import defer * as writing from './strictDocMarkdownWriter.ts';

export const strictDocMarkdownReader: Reader = {
  name: 'strictDocMarkdown',
  accepts: (path) => /\.(?:md|markdown)$/i.test(path) && !/\.gra\.md$/i.test(path),
  recognises: ({ text }) =>
    (text.includes('**UID**:') || text.includes('**MID**:')) &&
    /^#{2,6}[ \t].{0,1000}(?:\r?\n[ \t]{0,20}){1,3}\*\*(?:UID|MID)\*\*:[ \t]/m.test(text) &&
    /^\uFEFF?\s{0,100}#[ \t]/.test(text),
  read: (input) => unreadTestDocument(input) ?? read(input),
  get writer() {
    return writing.strictDocMarkdownWriter;
  },
};

function read({ path, text }: ReaderInput): ReaderResult {
  const source = sourceText(text);
  const { blocks } = scanBlocks(source);
  const sections = readSections(source, blocks, fileClaims(path), path);
  const nodes = nodeReading.sdocMarkdownNodes(source, blocks, sections);
  return {
    requirements: nodes.filter(isRequirement).map((node) => factOf(source, node)),
    problems: [],
    leftOut: [],
  };
}

/** As StrictDoc takes them: by their type, else by a number and a statement. */
function isRequirement({ type, meta, contents }: SdocMarkdownNode): boolean {
  if (type !== '') return type !== 'SECTION' && type !== 'TEXT';
  return meta.some(({ name }) => name === 'UID' || name === 'MID') && contents.length > 0;
}

function factOf(source: SourceText, node: SdocMarkdownNode): RequirementFact {
  const { heading, section } = node;
  const own = [...node.meta, ...node.contents].flatMap((field) =>
    sdoc.claimsOfField(field, fields.fieldOfSdoc(field.name.toUpperCase()), false),
  );
  const title: Claim[] =
    heading && heading.plain !== ''
      ? [{ field: 'title', from: 'field', text: heading.plain, range: heading.range, name: '' }]
      : [];
  const id = own.find(({ field }) => field === 'id');
  const titled = title[0] ?? own.find(({ field }) => field === 'title');
  const described = own.find(({ field, text }) => field === 'description' && text !== '');
  // Of a node without a heading the section is around it.
  const around = heading ? (section.parent ?? section) : section;
  const range = {
    line: node.line,
    character: 0,
    endLine: node.endLine,
    endCharacter: (source.lines[node.endLine] ?? '').trimEnd().length,
  };
  return {
    id: id?.text ?? null,
    title: titled?.text ?? (described ? shortTitle(described.text) : ''),
    shape: 'block',
    role: 'definition',
    range,
    anchor: id?.range ?? titled?.range ?? described?.range ?? node.meta[0]?.range ?? startOfText,
    claims: [...title, ...own, ...node.relations.map(sdoc.claimOfRelation), ...around.inherited],
    headings: around.headings,
  };
}
