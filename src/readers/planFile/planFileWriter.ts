/** Sets fields of the requirements that a plan file lists itself. */
import { isMap, isScalar } from 'yaml';
import type { ParsedNode } from 'yaml';
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import { documentLanguage, fieldWord } from '../../vocabulary/fieldWords.ts';
import { fieldOfPlanKey } from '../../vocabulary/planKeys.ts';
import {
  type FieldValue,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type WriterInput,
  type Written,
} from '../writer.ts';
import { idKeyName, idSplice, keysOf } from '../yaml/idKey.ts';
import { yamlScalar } from '../yaml/yamlScalar.ts';
import { isSplice, type SpliceResult, YamlText } from '../yaml/yamlSplice.ts';
import { parseYaml } from './parseYaml.ts';
import { type Entry, PlanSource, type Value } from './planSource.ts';

export const planFileWriter: Writer = {
  setField(input, facts, field, value): Written {
    const tree = parseYaml(input.text);
    const refusals = new Map<RequirementFact, Message>();
    const edits: SourceEdit[] = [];
    if (!tree.root || tree.errors.length > 0) {
      for (const fact of facts) refusals.set(fact, brokenYaml());
      return { edits, refusals };
    }
    const source = new PlanSource(input.text, tree.root);
    const yaml = new YamlText(input.text, tree.root);
    const places = requirementPlaces(source);
    const key = keyFor(input, field);
    for (const fact of facts) {
      const place = places.get(rangeKey(fact.range));
      const result = place ? setIn(yaml, place, field, key, value) : notHere();
      if (isSplice(result))
        edits.push({ range: source.lines.range(result.start, result.end), text: result.text });
      else if (result) refusals.set(fact, result);
    }
    return { edits, refusals };
  },

  giveId({ text, requirements }, { range }, id) {
    const tree = parseYaml(text);
    if (!tree.root || tree.errors.length > 0) return brokenYaml();
    const source = new PlanSource(text, tree.root);
    const place = requirementPlaces(source).get(rangeKey(range));
    const node = place === 'shared' ? null : place?.value?.node;
    const yaml = new YamlText(text, tree.root);
    const result = isMap(node)
      ? idSplice(yaml, node, idKeyName(requirements, keysOf(node)), id)
      : mapWithId(node ?? null, id);
    if (!isSplice(result)) return result ?? notHere();
    return [{ range: source.lines.range(result.start, result.end), text: result.text }];
  },
};

/** A requirement that is a mere title becomes a map on the same line. */
function mapWithId(node: ParsedNode | null, id: string): SpliceResult {
  const isTitle =
    isScalar(node) && (node.type === 'PLAIN' || node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  if (!isTitle) return notHere();
  const title = yamlScalar(typeof node.value === 'string' ? node.value : '', { inFlow: true });
  const text = `{ id: ${yamlScalar(id, { inFlow: true })}, title: ${title} }`;
  return { start: node.range[0], end: node.range[1], text };
}

/** Why nothing is written into YAML that does not parse. */
export function brokenYaml(): Message {
  return message('The file is not valid YAML, so nothing can be written into it. Mend it first.');
}

interface Place {
  readonly value: Value | null;
  /** The entry, where requirements are a map by id. */
  readonly entry: Entry | null;
}

/** Where each requirement stands, by the range that its reader gives it. */
function requirementPlaces(source: PlanSource): Map<string, Place | 'shared'> {
  const places = new Map<string, Place | 'shared'>();
  const add = (range: TextRange, place: Place): void => {
    const key = rangeKey(range);
    places.set(key, place.value?.isAlias || places.has(key) ? 'shared' : place);
  };
  const root = source.value(source.root);
  const list = root && source.entries(root)?.get('requirements')?.value;
  if (!list) return places;
  const items = source.items(list);
  for (const item of items ?? []) add(item.range, { value: item, entry: null });
  const byId = items || isScalar(list.node) ? null : source.entries(list);
  for (const entry of byId?.values() ?? []) add(source.wholeOf(entry), { value: entry.value, entry });
  return places;
}

function setIn(
  yaml: YamlText,
  place: Place | 'shared',
  field: WritableField,
  key: string,
  value: FieldValue,
): SpliceResult {
  if (place === 'shared') return notHere();
  const text = valueText(value);
  const node = place.value?.node ?? null;
  const isField = (name: string): boolean => fieldOfPlanKey(name) === field;
  const shared = node && yaml.sharedBy(node);
  if (shared) return shared;
  if (isMap(node)) {
    if (text !== '') return yaml.setKey(node, isField, key, text);
    const pair = yaml.pairOf(node, isField);
    return pair && yaml.removeKey(node, pair);
  }
  if (text === '') return null;
  const written = `${yamlScalar(key, { inFlow: true })}: ${yamlScalar(text, { inFlow: true })}`;
  if (
    isScalar(node) &&
    (node.type === 'PLAIN' || node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
  ) {
    // A requirement that is a mere title becomes a map on the same line.
    const title = yamlScalar(typeof node.value === 'string' ? node.value : '', { inFlow: true });
    return { start: node.range[0], end: node.range[1], text: `{ title: ${title}, ${written} }` };
  }
  return notHere();
}

/** The key that the file's other requirements use, else the format's own or, beside Chinese keys, the Chinese one. */
function keyFor({ requirements }: WriterInput, field: WritableField): string {
  const counts = new Map<string, number>();
  let names = '';
  for (const { claims } of requirements) {
    for (const claim of claims) {
      if (names.length < 2_000) names += claim.name;
      if (claim.field === field && claim.name !== '')
        counts.set(claim.name, (counts.get(claim.name) ?? 0) + 1);
    }
  }
  const used = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (used !== undefined) return used;
  const language = documentLanguage(names);
  return language === 'en' ? field : fieldWord(field, language);
}

function rangeKey({ line, character, endLine, endCharacter }: TextRange): string {
  return `${line}:${character}-${endLine}:${endCharacter}`;
}

function notHere(): Message {
  return message('The value is written in a way that cannot be changed here. Change it in the file.');
}
