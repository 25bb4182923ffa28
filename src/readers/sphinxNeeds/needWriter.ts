/**
 * Sets fields of needs in their directives' options. sphinx-needs rejects options that a project has not
 * declared, so a new one is written only where another need of the type in the document has it.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { compareRanges, rangeInLine, type TextRange } from '../../model/textRange.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import { claimToChange, isOwn, says, takesPart } from '../table/fieldClaims.ts';
import {
  documentChanged,
  type FieldValue,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type Written,
} from '../writer.ts';
import type { Directive, DirectiveOption, OptionPlace } from './directive.ts';

/** `directivesOf` scans a text of the format. */
export function needWriter(directivesOf: (source: SourceText) => readonly Directive[]): Writer {
  return {
    setField({ text, requirements }, facts, field, value): Written {
      const edits: SourceEdit[] = [];
      const refusals = new Map<RequirementFact, Message>();
      if (facts.length === 0) return { edits, refusals };
      const source = sourceText(text);
      const directives = new Map(directivesOf(source).map((each) => [each.range.line, each]));
      for (const fact of facts) {
        const directive = directives.get(fact.range.line);
        const result =
          fact.shape !== 'block'
            ? message('Only directives can be changed in a reStructuredText document.')
            : directive
              ? setInNeed(source, { fact, directive, others: requirements }, field, value)
              : documentChanged();
        if ('key' in result) refusals.set(fact, result);
        else edits.push(...result);
      }
      return { edits, refusals };
    },

    giveId({ text }, fact, id) {
      const source = sourceText(text);
      const directive = directivesOf(source).find(({ range }) => range.line === fact.range.line);
      if (fact.shape !== 'block')
        return message('Only directives can be changed in a reStructuredText document.');
      return directive ? [insert(source, directive.optionPlace, 'id', id)] : documentChanged();
    },
  };
}

interface Need {
  readonly fact: RequirementFact;
  readonly directive: Directive;
  readonly others: readonly RequirementFact[];
}

function setInNeed(
  source: SourceText,
  { fact, directive, others }: Need,
  field: WritableField,
  value: FieldValue,
): readonly SourceEdit[] | Message {
  const text = valueText(value).replace(/\s+/gu, ' ').trim();
  const options = fact.claims.filter(isOption);
  if (text === '') {
    const stated = options.filter((claim) => isStated(claim, field));
    return stated.flatMap((claim) => clear(source, directive, claim));
  }
  const { optionPlace } = directive;
  if (optionPlace.style === 'yaml' && !/^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,200}$/u.test(text))
    return message('The value is written in a way that cannot be changed here. Change it in the file.');
  const own = claimToChange(options, field);
  if (own) return own.text === text ? [] : [replace(source, own, text)];
  const name = optionName(others, fact, field, text);
  if (name !== null) return [insert(source, optionPlace, name, text)];
  return message(
    'No other “{0}” in this document has an option for this, and sphinx-needs rejects an option that the project has not declared.',
    typeOf(fact),
  );
}

/** A tag that may name a module is no option for it. */
function isOption({ field, from, name }: Claim): boolean {
  return from === 'field' && name !== '' && field !== 'place';
}

function isStated(claim: Claim, field: WritableField): boolean {
  if (field === 'module' && claim.field === 'submodule') return true;
  return takesPart(claim.field, field) !== null && says(claim.text, claim.field, field);
}

function replace(source: SourceText, { range }: Claim, text: string): SourceEdit {
  const before = (source.lines[range.line] ?? '').slice(0, range.character);
  return { range, text: /[ \t"']$/u.test(before) ? text : ` ${text}` };
}

/** Takes the option out with its lines. */
function clear(source: SourceText, { options }: Directive, { range }: Claim): SourceEdit[] {
  const option = options.find(({ value }) => compareRanges(value.range, range) === 0);
  return option ? [{ range: linesOf(source, option), text: '' }] : [];
}

function linesOf({ lines }: SourceText, { line, endLine }: DirectiveOption): TextRange {
  if (endLine < lines.length - 1) return { line, character: 0, endLine: endLine + 1, endCharacter: 0 };
  const above = Math.max(line - 1, 0);
  return {
    line: above,
    character: (lines[above] ?? '').length,
    endLine,
    endCharacter: (lines[endLine] ?? '').length,
  };
}

/**
 * `status` is known to every project; another option only where a need of the type has it. One that may say a phase
 * or a status counts by what it says there, and behind those that say the field and nothing else.
 */
function optionName(
  others: readonly RequirementFact[],
  fact: RequirementFact,
  field: WritableField,
  text: string,
): string | null {
  const exact = new Map<string, number>();
  const ambiguous = new Map<string, number>();
  for (const other of others) {
    if (other.shape !== 'block' || typeOf(other) !== typeOf(fact)) continue;
    for (const claim of other.claims) {
      const fits = takesPart(claim.field, field) !== null && says(text, claim.field, field);
      if (!isOption(claim) || !isOwn(claim) || !fits || !says(claim.text, claim.field, field)) continue;
      const counts = claim.field === field ? exact : ambiguous;
      counts.set(claim.name, (counts.get(claim.name) ?? 0) + 1);
    }
  }
  const most = (counts: ReadonlyMap<string, number>): string | undefined =>
    [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return most(exact) ?? most(ambiguous) ?? (field === 'status' ? 'status' : null);
}

function typeOf({ claims }: RequirementFact): string {
  return claims.find(({ field, from }) => field === 'type' && from === 'field')?.text ?? '';
}

function insert(
  source: SourceText,
  { line, indent, style }: OptionPlace,
  name: string,
  text: string,
): SourceEdit {
  const own = source.lines[line] ?? '';
  const end = (source.starts[line] ?? 0) + own.length;
  const lineEnd =
    /^(?:\r\n?|\n)/u.exec(source.text.slice(end, end + 2))?.[0] ?? /\r\n?|\n/u.exec(source.text)?.[0] ?? '\n';
  const option = style === 'yaml' ? `${name}: ${text}` : `:${name}: ${text}`;
  return { range: rangeInLine(line, own.length, 0), text: `${lineEnd}${indent}${option}` };
}
