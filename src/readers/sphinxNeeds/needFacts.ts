/** Directives as requirements: which of them are needs, and what their arguments, options and content say. */
import type { Claim, LeftOut, Marker, RequirementFact, RequirementPart } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { message } from '../../model/message.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { rstText } from '../rst/rstText.ts';
import { shortTitle } from '../table/shortTitle.ts';
import type { Surroundings } from '../table/tableRequirements.ts';
import { type Directive, type DirectiveOption, optionOf, type WrittenText } from './directive.ts';
import { listNeeds } from './listNeeds.ts';
import { isListOfIds, needLinks } from './needLinks.ts';
import { isNeedId, isWellKnownNeed, mayHaveId } from './needTypes.ts';
import { fieldOfOption, isLinkField, kindOfLink } from './optionFields.ts';
import { textWithin } from './textWithin.ts';

export const needSyntax = 'sphinx-needs';

export interface NeedsFound {
  readonly requirements: readonly RequirementFact[];
  readonly markers: readonly Marker[];
  readonly leftOut: readonly LeftOut[];
}

interface Lines {
  readonly lines: readonly string[];
}

/** An empty one of these is a place to write to. */
const keptWhenEmpty: ReadonlySet<Field> = new Set([
  'status',
  'priority',
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'necessity',
  'withoutIt',
  'owner',
  'step',
]);
/** What a need inside another one takes over from it. */
const inheritable: ReadonlySet<Field> = new Set(['module', 'submodule', 'phase']);

/** Needs that are nested deeper hand nothing further down. */
const deepest = 16;

/** `around` gives what a directive's section and file say. */
export function needsOf(
  source: Lines,
  directives: readonly Directive[],
  around: (directive: Directive) => Surroundings,
): NeedsFound {
  const reading = new NeedReading(source, around);
  for (const [index, directive] of directives.entries()) reading.take(index, directive);
  return reading;
}

class NeedReading implements NeedsFound {
  readonly requirements: RequirementFact[] = [];
  readonly markers: Marker[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly #source: Lines;
  readonly #around: (directive: Directive) => Surroundings;
  /** What stands within a directive takes over from it, by the directive's index. */
  readonly #within: (Surroundings | null)[] = [];

  constructor(source: Lines, around: (directive: Directive) => Surroundings) {
    this.#source = source;
    this.#around = around;
  }

  take(index: number, directive: Directive): void {
    const surroundings = this.#within[directive.parent] ?? this.#around(directive);
    this.#within[index] = this.#within[directive.parent] ?? null;
    if (directive.name === 'needextend') this.#mention(directive);
    if (directive.name === 'list2need')
      this.requirements.push(...listNeeds(this.#source, directive, surroundings));
    if (!this.#isNeed(directive)) return;
    const fact = this.#factOf(directive, surroundings);
    this.requirements.push(fact);
    if (surroundings.headings.length >= this.#around(directive).headings.length + deepest) return;
    this.#within[index] = {
      inherited: [...handedDown(fact), ...surroundings.inherited],
      headings: fact.title === '' ? surroundings.headings : [...surroundings.headings, fact.title],
    };
  }

  #isNeed(directive: Directive): boolean {
    const { name, argument, content, options } = directive;
    const id = optionOf(directive, 'id');
    if (id === null)
      return isWellKnownNeed(name) && (argument !== null || (content !== null && options.length > 0));
    if (!mayHaveId(name)) return false;
    const reason =
      optionOf(directive, 'delete')?.value.text === 'true'
        ? message('A need that is taken out by “:delete:”')
        : isNeedId(id.value.text)
          ? null
          : message('A need whose id is none, as in a template');
    if (reason !== null) this.leftOut.push({ reason, range: directive.range });
    return reason === null;
  }

  #factOf(directive: Directive, { inherited, headings }: Surroundings): RequirementFact {
    const { name, nameRange, argument, content, range } = directive;
    const id = optionOf(directive, 'id');
    const written =
      argument === null ? '' : rstText(argument.text.replace(/[^\S\n]{0,100}\n\s{0,100}/gu, ' '));
    const described = content === null ? '' : rstText(content.text);
    const claims: Claim[] = [];
    const add = (field: Field, value: WrittenText, text: string, called = ''): void => {
      claims.push({ field, from: 'field', text, range: value.range, name: called });
    };
    if (id) add('id', id.value, id.value.text, id.name);
    if (argument && written !== '') add('title', argument, written);
    claims.push({ field: 'type', from: 'field', text: name, range: nameRange, name: '' });
    for (const option of directive.options) claims.push(...this.#claimsOf(option));
    if (content && described !== '') add('description', content, described);
    const parts = id && content ? this.#partsOf(id.value.text, directive) : [];
    return {
      id: id?.value.text ?? null,
      title: written !== '' ? written : shortTitle(described),
      shape: 'block',
      role: 'definition',
      range,
      anchor: id?.value.range ?? argument?.range ?? nameRange,
      claims: [...claims, ...inherited],
      headings,
      ...(parts.length > 0 && { parts }),
    };
  }

  /** `.. needextend:: ID` changes a need that stands elsewhere; its options may add links. */
  #mention({ argument, options }: Directive): void {
    const named = argument && isNeedId(argument.text) ? [{ name: 'links', value: argument }] : [];
    for (const { name, value } of [...named, ...options]) {
      const field = fieldOfOption(name.replace(/^[+-]/u, ''));
      if (field !== null && isLinkField(field) && isListOfIds(value.text))
        this.#linkClaims(field, name, value);
    }
  }

  #claimsOf({ name, value }: DirectiveOption): Claim[] {
    const meant = fieldOfOption(name);
    if (meant === null) return [];
    const text = isPlaceholder(value.text) ? '' : value.text;
    if (text === '' && !keptWhenEmpty.has(meant)) return [];
    if (isLinkField(meant) && isListOfIds(text)) return this.#linkClaims(meant, name, value);
    const field = isLinkField(meant) ? 'other' : meant;
    const claims: Claim[] = [{ field, from: 'field', text, range: value.range, name }];
    // A tag may be the name of a module or phase that the plan has.
    if (field === 'tags') {
      for (const { id, range } of tagsIn(this.#source, value))
        claims.push({ field: 'place', from: 'field', text: id, range, name });
    }
    return claims;
  }

  #linkClaims(field: Field, name: string, value: WrittenText): Claim[] {
    const kind = kindOfLink(name);
    return needLinks(this.#source, value).map(({ id, range }) => {
      this.markers.push({ id, kind, syntax: needSyntax, range, mayBeForeign: true });
      return { field, from: 'field', text: id, range, name };
    });
  }

  /** `:need_part:`(1) text`` makes a part `ID.1`. */
  #partsOf(id: string, { content, range }: Directive): RequirementPart[] {
    const parts: RequirementPart[] = [];
    if (content === null || !/:(?:need_part|np):`/u.test(content.text)) return parts;
    for (const { line, start, text } of textWithin(this.#source, content.range)) {
      for (const found of text.matchAll(/:(?:need_part|np):`\(([\p{L}\p{N}_-]{1,80})\)/gu)) {
        const part = found[1] ?? '';
        const character = start + found.index + found[0].lastIndexOf(part);
        if (line > range.endLine || parts.length >= 200) continue;
        parts.push({
          id: `${id}.${part}`,
          range: { line, character, endLine: line, endCharacter: character + part.length },
        });
      }
    }
    return parts;
  }
}

function handedDown({ claims }: RequirementFact): Claim[] {
  const handed: Claim[] = claims
    .filter(({ field, from, text }) => from === 'field' && text !== '' && inheritable.has(field))
    .map((claim) => ({ ...claim, from: 'heading' }));
  // Only a title that was written names a place: one that was cut from a description is a sentence.
  const titled = claims.find(({ field, from }) => field === 'title' && from === 'field');
  return titled ? [...handed, { ...titled, field: 'place', from: 'heading', name: '' }] : handed;
}

/** Tags are parted by `,` or `;` and may hold blanks. */
function tagsIn(
  source: Lines,
  value: WrittenText,
): { readonly id: string; readonly range: Claim['range'] }[] {
  const tags: { id: string; range: Claim['range'] }[] = [];
  for (const { line, start, text } of textWithin(source, value.range)) {
    for (const { 0: raw, index } of text.matchAll(/[^,;，；]{1,200}/gu)) {
      const tag = raw.trim();
      if (tag === '' || isPlaceholder(tag)) continue;
      const character = start + index + raw.indexOf(tag);
      tags.push({ id: tag, range: { line, character, endLine: line, endCharacter: character + tag.length } });
    }
  }
  return tags;
}
