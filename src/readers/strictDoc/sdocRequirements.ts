/** The nodes of a StrictDoc document as requirements. */
import type { Claim, LeftOut, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { shortTitle } from '../table/shortTitle.ts';
import type { SdocBlock, SdocField, SdocRelation } from './sdocBlocks.ts';
import { fieldOfSdoc } from './sdocFields.ts';
import type { SdocGrammar } from './sdocGrammar.ts';

export interface SdocRequirements {
  readonly requirements: readonly RequirementFact[];
  readonly leftOut: readonly LeftOut[];
}

const noRequirements: ReadonlySet<string> = new Set([
  'DOCUMENT',
  'GRAMMAR',
  'SECTION',
  'TEXT',
  'DOCUMENT_FROM_FILE',
]);

/** `outer` is what all of them take over: the names of the file and its folders. */
export function sdocRequirements(
  source: SourceText,
  blocks: readonly SdocBlock[],
  grammar: SdocGrammar,
  outer: readonly Claim[],
): SdocRequirements {
  const requirements: RequirementFact[] = [];
  const leftOut: LeftOut[] = [];
  const ofDocument = headingOf(blocks.find(({ tag }) => tag === 'DOCUMENT'));
  const inherited = [...(ofDocument ? [ofDocument] : []), ...outer];
  for (const block of blocks) {
    if (noRequirements.has(block.tag)) continue;
    const range = rangeOf(source, block);
    // Any node may have a UID; without one only those that say what they are count.
    if (!block.fields.some(({ name }) => name === 'UID') && !/REQUIREMENT|^REQ$/.test(block.tag)) {
      leftOut.push({ reason: message('A node of another kind without a UID'), range });
    } else {
      requirements.push(factOf(block, range, grammar, inherited));
    }
  }
  return { requirements, leftOut };
}

function factOf(
  block: SdocBlock,
  range: TextRange,
  grammar: SdocGrammar,
  inherited: readonly Claim[],
): RequirementFact {
  const multiple = new Set(
    (grammar.get(block.tag) ?? []).flatMap(({ name, isMultiple }) => (isMultiple ? [name] : [])),
  );
  const own = block.fields.flatMap((field) =>
    claimsOfField(field, fieldOfSdoc(field.name), multiple.has(field.name)),
  );
  const type: Claim = { field: 'type', from: 'field', text: block.tag, range: block.tagRange, name: '' };
  const stated = (field: Claim['field']): Claim | undefined =>
    own.find((claim) => claim.field === field && claim.text !== '');
  const id = stated('id');
  const titled = own.find(({ name }) => name === 'TITLE') ?? stated('title');
  const described = stated('description');
  const around = block.above.flatMap((each) => headingOf(each) ?? []);
  return {
    id: id?.text ?? null,
    title: titled?.text.replaceAll('\n', ' ') ?? (described ? shortTitle(described.text) : ''),
    shape: 'block',
    role: 'definition',
    range,
    anchor: id?.range ?? titled?.range ?? block.tagRange,
    claims: [type, ...own, ...block.relations.map(claimOfRelation), ...around.toReversed(), ...inherited],
    headings: around.map(({ text }) => text),
  };
}

/** One claim, or one for each of several choices; none for a field that is not shown. */
export function claimsOfField(
  { name, text, range, isBlock }: SdocField,
  field: Field | null,
  isMultiple: boolean,
): Claim[] {
  if (field === null) return [];
  if (!isMultiple || isBlock) {
    return [{ field, from: 'field', text: field !== 'id' && isPlaceholder(text) ? '' : text, range, name }];
  }
  return [...text.matchAll(/[^,\s](?:[^,]{0,400}[^,\s])?/gu)].map(({ 0: word, index }) => {
    const character = range.character + index;
    return {
      field,
      from: 'field',
      text: word,
      range: { ...range, character, endCharacter: character + word.length },
      name,
    };
  });
}

/** A parent is what this one satisfies; children and files are links. */
export function claimOfRelation({ type, role, text, range }: SdocRelation): Claim {
  const field = type === 'Parent' ? 'covers' : 'links';
  return { field, from: 'field', text, range, name: role === '' ? type : role };
}

function headingOf(block: SdocBlock | undefined): Claim | null {
  const title = block?.fields.find(({ name }) => name === 'TITLE');
  return title
    ? {
        field: 'place',
        from: 'heading',
        text: title.text.replaceAll('\n', ' '),
        range: title.range,
        name: '',
      }
    : null;
}

function rangeOf({ lines }: SourceText, { line, endLine }: SdocBlock): TextRange {
  return { line, character: 0, endLine, endCharacter: (lines[endLine] ?? '').trimEnd().length };
}
