/**
 * Which fields the nodes of a document may have, and in which order. A grammar that stands in another file
 * cannot be seen from here; then the fields that the document uses tell.
 */
import type { SourceText } from '../markdown/sourceText.ts';
import type { SdocBlock } from './sdocBlocks.ts';

export interface SdocGrammarField {
  readonly name: string;
  isRequired: boolean;
  /** The values that a choice has; `null` for free text. */
  choices: readonly string[] | null;
  isMultiple: boolean;
}

export type SdocGrammar = ReadonlyMap<string, readonly SdocGrammarField[]>;

/** What a requirement has where the document declares nothing. */
const byDefault = ['MID', 'UID', 'LEVEL', 'STATUS', 'TAGS', 'TITLE', 'STATEMENT', 'RATIONALE', 'COMMENT'];

const mostFields = 200;

const element = /^- TAG:[ \t]{0,20}([A-Z][A-Z0-9_]{0,99})/;
const title = /^ {2}- TITLE:[ \t]{0,20}([A-Z][A-Za-z0-9_-]{0,99})/;
const choice = /^ {4}TYPE:[ \t]{0,20}(SingleChoice|MultipleChoice)\((.{0,4000})\)/;
const required = /^ {4}REQUIRED:[ \t]{0,20}True/;

/** The fields by the tag of a node. */
export function sdocGrammar(source: SourceText, blocks: readonly SdocBlock[]): SdocGrammar {
  const grammar = blocks.find(({ tag }) => tag === 'GRAMMAR');
  if (!grammar) return new Map([['REQUIREMENT', byDefault.map(freeField)]]);
  const declared = new Map<string, SdocGrammarField[]>();
  let fields: SdocGrammarField[] | null = null;
  for (let at = grammar.line + 1; at <= grammar.endLine; at++) {
    const line = source.lines[at] ?? '';
    const tag = element.exec(line)?.[1];
    if (tag !== undefined) {
      fields = [];
      declared.set(tag, fields);
    }
    const name = title.exec(line)?.[1];
    if (name !== undefined) fields?.push(freeField(name));
    const last = fields?.at(-1);
    if (!last) continue;
    const chosen = choice.exec(line);
    if (chosen) {
      last.choices = (chosen[2] ?? '').split(',').map((word) => word.trim().replace(/^"(.{0,400})"$/, '$1'));
      last.isMultiple = chosen[1] === 'MultipleChoice';
    }
    if (required.test(line)) last.isRequired = true;
  }
  return declared.size > 0 ? declared : usedFields(blocks);
}

/** For each tag the fields that any of its nodes has, in an order that fits all of them. */
function usedFields(blocks: readonly SdocBlock[]): SdocGrammar {
  const used = new Map<string, SdocGrammarField[]>();
  for (const { tag, fields } of blocks) {
    if (tag === 'DOCUMENT' || tag === 'GRAMMAR') continue;
    const known = used.get(tag) ?? [];
    used.set(tag, known);
    let behind = -1;
    for (const { name } of fields) {
      const at = known.findIndex((field) => field.name === name);
      if (at >= 0) behind = Math.max(behind, at);
      else if (known.length < mostFields) known.splice(++behind, 0, freeField(name));
    }
  }
  return used;
}

function freeField(name: string): SdocGrammarField {
  return { name, isRequired: false, choices: null, isMultiple: false };
}
