/**
 * Sets attributes of reqtraq's requirements. Reqtraq flags every attribute that its configuration does not
 * know, so that a line is added only for one which another requirement of the document has.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { markdownWriter } from '../markdown/markdownWriter.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import { says, takesPart } from '../table/fieldClaims.ts';
import { type SourceEdit, valueText, type WritableField, type Writer, type Written } from '../writer.ts';
import { type ReqtraqAttribute, reqtraqAttributes } from './reqtraqAttributes.ts';

export const reqtraqWriter: Writer = {
  setField(input, facts, field, value): Written {
    const source = sourceText(input.text);
    const rows = facts.filter(({ shape }) => shape === 'row');
    const inTables = markdownWriter.setField(input, rows, field, value);
    const edits = [...inTables.edits];
    const refusals = new Map(inTables.refusals);
    const names = new Set(input.requirements.flatMap(({ claims }) => claims.map(({ name }) => name)));
    for (const fact of facts) {
      if (fact.shape === 'row') continue;
      const done = setInList(source, fact, names, field, valueText(value));
      if (Array.isArray(done)) edits.push(...done);
      else refusals.set(fact, done);
    }
    return { edits, refusals };
  },
};

function setInList(
  source: SourceText,
  fact: RequirementFact,
  names: ReadonlySet<string>,
  field: WritableField,
  value: string,
): SourceEdit[] | Message {
  const text = value.replace(/\s{1,100}/gu, ' ').trim();
  const list = reqtraqAttributes(source.lines, fact.range);
  const own = list && ownAttribute(list.attributes, field);
  if (own) return setAttribute(source, own, text);
  if (fact.claims.some((claim) => claim.from === 'field' && claim.field === field && claim.text !== ''))
    return message('The value stands among the text of the requirement. Change it in the document.');
  if (text === '') return [];
  const name = [...names].find((used) => fieldOfHeader(used) === field);
  if (!list || name === undefined) return message('No requirement of this document has a field for it.');
  const line = list.attributes.at(-1)?.endLine ?? list.line;
  const character = (source.lines[line] ?? '').length;
  const end = (source.starts[line] ?? 0) + character;
  const lineEnd = /^(?:\r\n?|\n)/.exec(source.text.slice(end, end + 2))?.[0] ?? '\n';
  return [
    {
      range: { line, character, endLine: line, endCharacter: character },
      text: `${lineEnd}- ${name}: ${text}`,
    },
  ];
}

function ownAttribute(
  attributes: readonly ReqtraqAttribute[],
  field: WritableField,
): ReqtraqAttribute | undefined {
  const fieldOf = ({ name }: ReqtraqAttribute): ReturnType<typeof fieldOfHeader> => fieldOfHeader(name);
  const taking = attributes.filter((each) => {
    const stated = fieldOf(each);
    return stated !== null && takesPart(stated, field) !== null;
  });
  return (
    taking.find((each) => says(each.text, fieldOf(each) ?? 'other', field)) ??
    taking.find((each) => fieldOf(each) === field)
  );
}

/** An attribute without a value stays: reqtraq may ask for it. */
function setAttribute(
  { lines }: SourceText,
  { range, text: before }: ReqtraqAttribute,
  text: string,
): SourceEdit[] {
  if (before === text) return [];
  const isBare = (lines[range.line] ?? '')[range.character - 1] === ':';
  return [{ range, text: isBare && text !== '' ? ` ${text}` : text }];
}
