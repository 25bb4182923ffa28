/**
 * Sets fields of StrictDoc's nodes. StrictDoc refuses a document with a field that its grammar does not have,
 * or with fields in another order, so a new line is written only where the grammar has a place for it.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import { says, takesPart } from '../table/fieldClaims.ts';
import {
  documentChanged,
  type FieldValue,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type Written,
} from '../writer.ts';
import { type SdocBlock, sdocBlocks, type SdocField } from './sdocBlocks.ts';
import { fieldOfSdoc } from './sdocFields.ts';
import { type SdocGrammar, sdocGrammar, type SdocGrammarField } from './sdocGrammar.ts';

export const strictDocWriter: Writer = {
  setField({ text }, facts, field, value): Written {
    const source = sourceText(text);
    const { blocks, unclosed } = sdocBlocks(source);
    const grammar = sdocGrammar(source, blocks);
    const byLine = new Map(blocks.map((block) => [block.line, block]));
    const edits: SourceEdit[] = [];
    const refusals = new Map<RequirementFact, Message>();
    for (const fact of facts) {
      const block = byLine.get(fact.range.line);
      const done =
        unclosed.length > 0 || !block || block.endLine !== fact.range.endLine
          ? documentChanged()
          : setInNode(source, block, grammar, field, value);
      if (Array.isArray(done)) edits.push(...done);
      else refusals.set(fact, done);
    }
    return { edits, refusals };
  },

  giveId({ text }, fact, id) {
    const source = sourceText(text);
    const { blocks, unclosed } = sdocBlocks(source);
    const block = blocks.find(({ line }) => line === fact.range.line);
    if (unclosed.length > 0 || !block || block.endLine !== fact.range.endLine) return documentChanged();
    const declared = sdocGrammar(source, blocks).get(block.tag) ?? [];
    if (declared.some(({ name }) => name === 'UID')) return [newLine(source, block, declared, 'UID', id)];
    // Where only the fields in use tell the grammar, nobody has had an id yet: StrictDoc's own order has it first.
    return blocks.some(({ tag }) => tag === 'GRAMMAR') && declared.length > 0 && isDeclared(source, blocks)
      ? message('The grammar of this document has no field for it.')
      : [
          newLine(
            source,
            block,
            [
              { name: 'MID', ...free },
              { name: 'UID', ...free },
            ],
            'UID',
            id,
          ),
        ];
  },
};

const free = { isRequired: false, choices: null, isMultiple: false };

/** Whether the grammar itself stands in the document, and not in another file. */
function isDeclared({ lines }: SourceText, blocks: readonly SdocBlock[]): boolean {
  const grammar = blocks.find(({ tag }) => tag === 'GRAMMAR');
  return (
    grammar !== undefined &&
    lines.slice(grammar.line, grammar.endLine + 1).some((line) => line.startsWith('- TAG:'))
  );
}

function setInNode(
  source: SourceText,
  block: SdocBlock,
  grammar: SdocGrammar,
  field: WritableField,
  value: FieldValue,
): SourceEdit[] | Message {
  const text = valueText(value)
    .replace(/\s{1,100}/gu, ' ')
    .trim();
  const declared = grammar.get(block.tag) ?? [];
  const own = ownField(block, field);
  if (text === '') {
    if (!own) return [];
    if (declared.some(({ name, isRequired }) => name === own.name && isRequired))
      return message('The grammar of this document asks for {0}, so it cannot be empty.', own.name);
    return [withoutLines(source, own)];
  }
  if (text.startsWith('>>>')) return message('StrictDoc cannot hold a value that begins with >>>.');
  const place = own ?? placeFor(declared, block, field);
  if (!place) return message('The grammar of this document has no field for it.');
  const { choices } = declared.find(({ name }) => name === place.name) ?? { choices: null };
  if (choices && !choices.includes(text))
    return message('The grammar of this document allows other values only: {0}.', choices.join(', '));
  if (!own) return [newLine(source, block, declared, place.name, text)];
  if (!own.isBlock) return own.text === text ? [] : [{ range: own.range, text }];
  const end = (source.lines[own.endLine] ?? '').length;
  const start = (source.lines[own.line] ?? '').lastIndexOf('>>>');
  return [{ range: { line: own.line, character: start, endLine: own.endLine, endCharacter: end }, text }];
}

/** The field of the node that says it: the first that does, else the first that could. */
function ownField(block: SdocBlock, field: WritableField): SdocField | null {
  const taking = block.fields.filter(({ name }) => takes(name, field));
  return (
    taking.find(({ name, text }) => says(text, fieldOfSdoc(name) ?? 'other', field)) ??
    taking.find(({ name }) => fieldOfSdoc(name) === field) ??
    null
  );
}

function placeFor(
  declared: readonly SdocGrammarField[],
  block: SdocBlock,
  field: WritableField,
): SdocGrammarField | null {
  const free = declared.filter(({ name }) => !block.fields.some((stated) => stated.name === name));
  return free.find(({ name }) => fieldOfSdoc(name) === field) ?? null;
}

function takes(name: string, field: WritableField): boolean {
  const stated = fieldOfSdoc(name);
  return stated !== null && takesPart(stated, field) !== null;
}

/** Behind the last of the node's fields that come before it in the grammar. */
function newLine(
  { text, lines, starts }: SourceText,
  block: SdocBlock,
  declared: readonly SdocGrammarField[],
  name: string,
  value: string,
): SourceEdit {
  const order = declared.map((field) => field.name);
  const at = order.indexOf(name);
  const before = block.fields.findLast((field) => order.slice(0, at).includes(field.name));
  const line = before?.endLine ?? block.line;
  const character = (lines[line] ?? '').length;
  const end = (starts[line] ?? 0) + character;
  const lineEnd = /^(?:\r\n?|\n)/.exec(text.slice(end, end + 2))?.[0] ?? '\n';
  return {
    range: { line, character, endLine: line, endCharacter: character },
    text: `${lineEnd}${name}: ${value}`,
  };
}

function withoutLines({ lines }: SourceText, { line, endLine }: SdocField): SourceEdit {
  const previous = (lines[line - 1] ?? '').length;
  const end = (lines[endLine] ?? '').length;
  return {
    range: { line: line - 1, character: previous, endLine, endCharacter: end },
    text: '',
  };
}
