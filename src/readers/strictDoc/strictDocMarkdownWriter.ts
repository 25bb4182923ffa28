/**
 * Sets fields of StrictDoc's Markdown nodes, in the lines below their heading. StrictDoc takes a node for
 * prose when it has a field that the grammar does not know, so that a line is added only for a field which
 * every node has by default or which another node of the document uses.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { readSections } from '../markdown/outline.ts';
import { scanBlocks } from '../markdown/scanBlocks.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import { says, takesPart } from '../table/fieldClaims.ts';
import {
  documentChanged,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type Written,
} from '../writer.ts';
import type { SdocField } from './sdocBlocks.ts';
import { fieldOfSdoc } from './sdocFields.ts';
import { type SdocMarkdownNode, sdocMarkdownNodes } from './sdocMarkdownNodes.ts';

export const strictDocMarkdownWriter: Writer = {
  setField({ text }, facts, field, value): Written {
    const source = sourceText(text);
    const { blocks } = scanBlocks(source);
    const nodes = sdocMarkdownNodes(source, blocks, readSections(source, blocks, [], ''));
    const byLine = new Map(nodes.map((node) => [node.line, node]));
    const names = nodes.flatMap(({ meta }) => meta.map(({ name }) => name));
    const edits: SourceEdit[] = [];
    const refusals = new Map<RequirementFact, Message>();
    for (const fact of facts) {
      const node = byLine.get(fact.range.line);
      const done = node ? setInNode(source, node, names, field, valueText(value)) : documentChanged();
      if (Array.isArray(done)) edits.push(...done);
      else refusals.set(fact, done);
    }
    return { edits, refusals };
  },

  giveId({ text }, fact, id) {
    const source = sourceText(text);
    const { blocks } = scanBlocks(source);
    const nodes = sdocMarkdownNodes(source, blocks, readSections(source, blocks, [], ''));
    const node = nodes.find(({ line }) => line === fact.range.line);
    const first = node?.meta.find(({ name }) => name.toUpperCase() !== 'TYPE') ?? node?.meta.at(-1);
    if (!node || !first) return documentChanged();
    const line = `**UID**: ${written(id)}`;
    // A type comes first, by which a node without a heading begins.
    return first.name.toUpperCase() === 'TYPE' ? [below(source, first, line)] : [above(source, first, line)];
  },
};

function setInNode(
  source: SourceText,
  { meta, contents }: SdocMarkdownNode,
  names: readonly string[],
  field: WritableField,
  value: string,
): SourceEdit[] | Message {
  const text = value.replace(/\s{1,100}/gu, ' ').trim();
  const own = meta.find((stated) => states(stated, field));
  if (!own && contents.some((stated) => states(stated, field)))
    return message('The value stands among the text of the requirement. Change it in the document.');
  if (own) {
    if (text === own.text) return [];
    return text === '' ? withoutLine(source, own) : [{ range: own.range, text: written(text) }];
  }
  if (text === '') return [];
  const name = names.find((used) => fieldOf(used) === field) ?? (field === 'status' ? 'Status' : null);
  const last = meta.at(-1);
  if (name === null || !last) return message('No requirement of this document has a field for it.');
  return [below(source, last, `**${name}**: ${written(text)}`)];
}

function fieldOf(name: string): ReturnType<typeof fieldOfSdoc> {
  return fieldOfSdoc(name.toUpperCase());
}

function states({ name, text }: SdocField, field: WritableField): boolean {
  const stated = fieldOf(name);
  return stated !== null && takesPart(stated, field) !== null && says(text, stated, field);
}

/** A backslash at the end would break the line once more, and backticks around it would be taken off. */
function written(text: string): string {
  return /\\$|^`.{0,2000}`$/u.test(text) ? `\`${text}\`` : text;
}

/** A line above a field, which goes on behind its break. */
function above({ lines, text, starts }: SourceText, { line }: SdocField, added: string): SourceEdit {
  const offset = (starts[line] ?? 0) + (lines[line] ?? '').length;
  const lineEnd = /^(?:\r\n?|\n)/.exec(text.slice(offset, offset + 2))?.[0] ?? '\n';
  return { range: { line, character: 0, endLine: line, endCharacter: 0 }, text: `${added} \\${lineEnd}` };
}

/** A line below the last field: before it that one's line is broken, unless relations follow. */
function below({ lines, text, starts }: SourceText, last: SdocField, line: string): SourceEdit {
  const before = lines[last.line] ?? '';
  const end = before.length;
  const offset = (starts[last.line] ?? 0) + end;
  const lineEnd = /^(?:\r\n?|\n)/.exec(text.slice(offset, offset + 2))?.[0] ?? '\n';
  const isBroken = before.trimEnd().endsWith('\\');
  const range = { line: last.line, character: end, endLine: last.line, endCharacter: end };
  return { range, text: `${isBroken ? '' : ' \\'}${lineEnd}${line}${isBroken ? ' \\' : ''}` };
}

function withoutLine({ lines }: SourceText, { line }: SdocField): SourceEdit[] {
  const end = (lines[line] ?? '').length;
  const previous = lines[line - 1] ?? '';
  const isLast = !/\\[ \t]{0,20}$/.test(lines[line] ?? '');
  // The line before it is broken no more when nothing follows.
  const kept = isLast ? previous.replace(/[ \t]{0,20}\\[ \t]{0,20}$/, '') : previous;
  const range = { line: line - 1, character: kept.length, endLine: line, endCharacter: end };
  return [{ range, text: '' }];
}
