/**
 * Sets text fields of TRLC objects. Which fields a type has is declared in another file, so a field is added
 * only where another object of the same type and file has it, and taken out only where another has it not.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { TextLines } from '../planFile/textLines.ts';
import { says, takesPart } from '../table/fieldClaims.ts';
import {
  documentChanged,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type Written,
} from '../writer.ts';
import { readTrlc, type TrlcField, type TrlcObject } from './trlcObjects.ts';
import { fieldOfTrlc } from './trlcRequirements.ts';

export const trlcWriter: Writer = {
  setField({ text }, facts, field, value): Written {
    const file = readTrlc(text);
    const lines = new TextLines(text);
    const edits: SourceEdit[] = [];
    const refusals = new Map<RequirementFact, Message>();
    const byPlace = new Map(
      file.objects.map((object) => {
        const { line, character } = lines.range(object.start, object.start);
        return [`${line}:${character}`, object];
      }),
    );
    for (const fact of facts) {
      const object = byPlace.get(`${fact.range.line}:${fact.range.character}`);
      const alike = file.objects.filter(({ type }) => type.text === object?.type.text);
      const done =
        !object || file.brokenAt >= 0
          ? documentChanged()
          : setInObject(text, object, alike, field, valueText(value));
      if ('key' in done) refusals.set(fact, done);
      else if (done.start !== done.end || done.text !== '')
        edits.push({ range: lines.range(done.start, done.end), text: done.text });
    }
    return { edits, refusals };
  },
};

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function setInObject(
  source: string,
  object: TrlcObject,
  alike: readonly TrlcObject[],
  field: WritableField,
  value: string,
): Splice | Message {
  const text = value.replace(/\s{1,100}/gu, ' ').trim();
  const own = fieldFor(object, field);
  const [said] = own?.values ?? [];
  if (text === '') {
    if (!own) return { start: 0, end: 0, text: '' };
    if (alike.every(({ fields }) => fields.some(({ name }) => name === own.name)))
      return message('Every {0} of this file has {1}, so it may not be missing.', object.type.text, own.name);
    return { start: lineBefore(source, own.start), end: own.end, text: '' };
  }
  if (own) {
    if (own.isList || !said || said.kind !== 'string')
      return message('{0} is no text but a value of its type. Change it in the document.', own.name);
    if (said.text === text) return { start: 0, end: 0, text: '' };
    const written = quoted(text, said.quote);
    return written === null ? cannotHold() : { start: said.start, end: said.end, text: written };
  }
  const model = alike
    .flatMap(({ fields }) => fields)
    .find((other) => isText(other) && fieldOfTrlc(other.name) === field);
  if (!model) return message('No {0} of this file has a field for it.', object.type.text);
  const written = quoted(text, '"');
  if (written === null) return cannotHold();
  const last = object.fields.at(-1);
  const at = last?.end ?? source.indexOf('{', object.name.end) + 1;
  const indent = last ? indentOf(source, last.start) : `${indentOf(source, object.start)}  `;
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const tail =
    last || source.slice(at, object.end).includes('\n') ? '' : `${lineEnd}${indentOf(source, object.start)}`;
  return { start: at, end: at, text: `${lineEnd}${indent}${model.name} = "${written}"${tail}` };
}

function isText({ values, isList }: TrlcField): boolean {
  return !isList && values.length === 1 && values[0]?.kind === 'string';
}

function fieldFor({ fields }: TrlcObject, field: WritableField): TrlcField | null {
  const taking = fields.filter(({ name }) => takesPart(fieldOfTrlc(name), field) !== null);
  return (
    taking.find(({ name, values }) => values.some(({ text }) => says(text, fieldOfTrlc(name), field))) ??
    taking.find(({ name }) => fieldOfTrlc(name) === field) ??
    null
  );
}

/** `null` for a text that would end its quotes, or that a backslash would spoil. */
function quoted(text: string, quote: string): string | null {
  if (quote !== '"') return text.includes(quote) || text.endsWith(quote[0] ?? '') ? null : text;
  return /\\(?:"|$)/u.test(text) ? null : text.replaceAll('"', '\\"');
}

function cannotHold(): Message {
  return message('TRLC cannot hold this text here. Change it in the document.');
}

function indentOf(source: string, at: number): string {
  const start = source.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]{0,200}/.exec(source.slice(start, at))?.[0] ?? '';
}

/** The end of the line before, where the field begins its own; else the place itself. */
function lineBefore(source: string, start: number): number {
  const from = start - indentOf(source, start).length;
  if (source[from - 1] !== '\n') return start;
  return source[from - 2] === '\r' ? from - 2 : from - 1;
}
