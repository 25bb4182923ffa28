/**
 * Needs in a list, as `.. list2need::` makes them: `* (REQ-1) Title. Content ((status="open"))`. The type of
 * each depth stands in `:types:`; a deeper item belongs to the one above it.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { rstText } from '../rst/rstText.ts';
import type { Surroundings } from '../table/tableRequirements.ts';
import { type Directive, optionOf } from './directive.ts';
import { type NeedLink, needLinks } from './needLinks.ts';
import { isNeedId } from './needTypes.ts';
import { fieldOfOption } from './optionFields.ts';

const item = /^([ \t]{0,200})\*[ \t]{1,32}(?=\S)/u;
const optionArea = /\(\((.{1,2000})\)\)/u;
const option = /([^=,\s"'()]{1,60})=(["'])([^"'\n]{0,500})\2/gu;
const columnsOfLevel = 2;

interface Level {
  readonly column: number;
  readonly fact: RequirementFact;
}

export function listNeeds(
  source: { readonly lines: readonly string[] },
  directive: Directive,
  { inherited, headings }: Surroundings,
): readonly RequirementFact[] {
  const { lines } = source;
  const written = optionOf(directive, 'types')?.value;
  const types = written ? needLinks(source, written) : [];
  const delimiter = optionOf(directive, 'delimiter')?.value.text || '.';
  const facts: RequirementFact[] = [];
  const above: Level[] = [];
  let outer = -1;
  for (let line = directive.optionPlace.line + 1; line <= directive.range.endLine; line++) {
    const text = lines[line] ?? '';
    const found = item.exec(text);
    if (!found) {
      extend(facts, line, text);
      continue;
    }
    const column = found[1]?.length ?? 0;
    if (outer < 0) outer = column;
    while ((above.at(-1)?.column ?? -1) >= column) above.pop();
    const type = types[Math.floor((column - outer) / columnsOfLevel)] ?? types.at(-1) ?? null;
    const parents = above.map(({ fact }) => fact);
    const places = parents.flatMap(({ claims }): Claim[] => {
      const title = claims.find(({ field }) => field === 'title');
      return title ? [{ ...title, field: 'place', from: 'heading' }] : [];
    });
    const fact = itemNeed({ line, text, start: found[0].length }, type, delimiter, {
      inherited: [...places.reverse(), ...inherited],
      headings: [...headings, ...parents.map(({ title }) => title)],
    });
    facts.push(fact);
    above.push({ column, fact });
  }
  return facts;
}

/** A further line of an item. */
function extend(facts: RequirementFact[], line: number, text: string): void {
  const last = facts.at(-1);
  if (!last || text.trim() === '') return;
  facts[facts.length - 1] = {
    ...last,
    range: { ...last.range, endLine: line, endCharacter: text.trimEnd().length },
  };
}

interface ItemLine {
  readonly line: number;
  readonly text: string;
  /** Behind the marker. */
  readonly start: number;
}

function itemNeed(
  { line, text, start }: ItemLine,
  type: NeedLink | null,
  delimiter: string,
  { inherited, headings }: Surroundings,
): RequirementFact {
  const claims: Claim[] = [];
  const add = (field: Claim['field'], at: number, written: string, name = '', read = written): void => {
    claims.push({ field, from: 'field', text: read, range: rangeInLine(line, at, written.length), name });
  };
  const end = text.trimEnd().length;
  const area = optionArea.exec(text.slice(start, end));
  const stop = area ? start + area.index : end;
  const named = /^\(([^()"'=\n]{1,200})\)[ \t]{0,32}/u.exec(text.slice(start, stop));
  const id = named && isNeedId((named[1] ?? '').trim()) ? (named[1] ?? '').trim() : null;
  if (id !== null) add('id', start + 1 + (named?.[1] ?? '').indexOf(id), id);
  const from = start + (id === null ? 0 : (named?.[0].length ?? 0));
  const cut = text.slice(from, stop).indexOf(delimiter);
  const title = (cut < 0 ? text.slice(from, stop) : text.slice(from, from + cut)).trimEnd();
  add('title', from, title, '', rstText(title));
  if (type) claims.push({ field: 'type', from: 'field', text: type.id, range: type.range, name: '' });
  const rest = cut < 0 ? '' : text.slice(from + cut + delimiter.length, stop);
  if (rest.trim() !== '') add('description', stop - rest.trimStart().length, rest.trim(), '', rstText(rest));
  for (const each of (area?.[1] ?? '').matchAll(option)) {
    const [, name = '', , value = ''] = each;
    const field = fieldOfOption(name);
    const at = start + (area?.index ?? 0) + 2 + each.index + name.length + 2;
    if (field !== null && !isPlaceholder(value)) add(field, at, value, name);
  }
  return {
    id,
    title: rstText(title),
    shape: 'listItem',
    role: 'definition',
    range: { line, character: start, endLine: line, endCharacter: end },
    anchor: claims[0]?.range ?? rangeInLine(line, start, end - start),
    claims: [...claims, ...inherited],
    headings,
  };
}
