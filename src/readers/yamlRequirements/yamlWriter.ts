/** Sets fields of the requirements in YAML and JSON files, in the maps that they were read from. */
import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { keyText } from '../planFile/nodeSpans.ts';
import { parseYaml } from '../planFile/parseYaml.ts';
import { brokenYaml } from '../planFile/planFileWriter.ts';
import { PlanSource, type Value } from '../planFile/planSource.ts';
import { TextLines } from '../planFile/textLines.ts';
import { claimToChange, says, takesPart } from '../table/fieldClaims.ts';
import {
  documentChanged,
  type FieldValue,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type WriterInput,
  type Written,
} from '../writer.ts';
import { idKeyName, idSplice, keysOf } from '../yaml/idKey.ts';
import { newKey } from '../yaml/newKey.ts';
import { isSplice, type SpliceResult, YamlText } from '../yaml/yamlSplice.ts';
import { yamlDocuments } from './yamlDocuments.ts';

export const yamlWriter: Writer = {
  setField(input, facts, field, value): Written {
    const lines = new TextLines(input.text);
    const edits: SourceEdit[] = [];
    const refusals = new Map<RequirementFact, Message>();
    const isJson = isJsonText(input.text);
    const left = new Set(facts);
    let start = 0;
    const parts = isJson ? [{ text: input.text, line: 0 }] : yamlDocuments(input.text);
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1]?.line ?? Number.POSITIVE_INFINITY;
      const here = [...left].filter(({ range }) => range.line >= part.line && range.line < next);
      const edit = here.length > 0 ? new PartEdits(part.text, part.line, isJson) : null;
      for (const fact of edit ? here : []) {
        left.delete(fact);
        const result = edit?.set(fact, input, field, value) ?? null;
        if (isSplice(result))
          edits.push({ range: lines.range(start + result.start, start + result.end), text: result.text });
        else if (result) refusals.set(fact, result);
      }
      start += part.text.length;
    }
    for (const fact of left) refusals.set(fact, documentChanged());
    return { edits, refusals };
  },

  giveId(input, fact, id) {
    const lines = new TextLines(input.text);
    const isJson = isJsonText(input.text);
    let start = 0;
    const parts = isJson ? [{ text: input.text, line: 0 }] : yamlDocuments(input.text);
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1]?.line ?? Number.POSITIVE_INFINITY;
      if (fact.range.line >= part.line && fact.range.line < next) {
        const result = new PartEdits(part.text, part.line, isJson).giveId(fact, input, id);
        if (!isSplice(result)) return result ?? documentChanged();
        return [{ range: lines.range(start + result.start, start + result.end), text: result.text }];
      }
      start += part.text.length;
    }
    return documentChanged();
  },
};

/** JSON begins with a bracket, and so does hardly any YAML file. */
function isJsonText(text: string): boolean {
  return /^\uFEFF?\s{0,1000}[[{]/u.test(text);
}

const mostDepth = 20;

/** One document of the file. */
class PartEdits {
  readonly #yaml: YamlText;
  readonly #line: number;
  readonly #isBroken: boolean;
  /** Maps by their place; those of an entry with its key by the place of both. */
  readonly #maps = new Map<string, Value>();
  readonly #entries = new Map<string, { readonly value: Value; readonly keyRange: TextRange }>();

  constructor(text: string, line: number, isJson: boolean) {
    const tree = parseYaml(text);
    this.#yaml = new YamlText(text, tree.root, isJson);
    this.#line = line;
    this.#isBroken = tree.errors.length > 0 || tree.givenUp !== null;
    const source = new PlanSource(text, tree.root);
    const root = source.value(tree.root);
    if (root) this.#visit(source, root, 0);
  }

  set(fact: RequirementFact, input: WriterInput, field: WritableField, value: FieldValue): SpliceResult {
    if (this.#isBroken) return brokenYaml();
    const map = this.#mapOf(fact);
    if (!map) return notHere();
    const shared = this.#yaml.sharedBy(map);
    if (shared) return shared;
    const text = valueText(value);
    const named = claimToChange(fact.claims, field)?.name;
    const isKey = (name: string): boolean =>
      named === undefined ? fieldOfHeader(name) === field : name === named;
    if (text !== '')
      return this.#yaml.setKey(map, isKey, keyFor(input, map.items.map(keyOf), field, text), text);
    const pair = named === undefined ? null : this.#yaml.pairOf(map, isKey);
    return pair && this.#yaml.removeKey(map, pair);
  }

  giveId(fact: RequirementFact, { requirements }: WriterInput, id: string): SpliceResult {
    if (this.#isBroken) return brokenYaml();
    const map = this.#mapOf(fact);
    return map ? idSplice(this.#yaml, map, idKeyName(requirements, keysOf(map)), id) : notHere();
  }

  #mapOf(fact: RequirementFact): YAMLMap.Parsed | null {
    const key = placeKey(fact.range, this.#line);
    const entry = this.#entries.get(key);
    const isEntry = entry && placeKey(entry.keyRange, 0) === placeKey(fact.anchor, this.#line);
    const place = isEntry ? entry.value : (this.#maps.get(key) ?? entry?.value);
    return place && !place.isAlias && isMap(place.node) ? place.node : null;
  }

  #visit(source: PlanSource, value: Value, depth: number): void {
    if (depth > mostDepth || value.isAlias || isScalar(value.node)) return;
    for (const item of source.items(value) ?? []) this.#visit(source, item, depth + 1);
    if (!isMap(value.node)) return;
    this.#maps.set(placeKey(value.range, 0), value);
    for (const entry of source.entries(value)?.values() ?? []) {
      if (!entry.value) continue;
      this.#entries.set(placeKey(source.wholeOf(entry), 0), { value: entry.value, keyRange: entry.keyRange });
      this.#visit(source, entry.value, depth + 1);
    }
  }
}

/** The key that the file's other requirements use most, else one in the style of those around it. */
function keyFor(
  { requirements }: WriterInput,
  keys: readonly string[],
  field: WritableField,
  text: string,
): string {
  const counts = new Map<string, number>();
  for (const { claims } of requirements) {
    for (const { field: stated, from, name, text: said } of claims) {
      const counted =
        from === 'field' &&
        name !== '' &&
        (stated === field || (takesPart(stated, field) && says(said, stated, field)));
      if (counted) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? newKey(keys, field, text);
}

function keyOf({ key }: { readonly key: unknown }): string {
  return keyText(key) ?? '';
}

function placeKey({ line, character, endLine, endCharacter }: TextRange, above: number): string {
  return `${line - above}:${character}-${endLine - above}:${endCharacter}`;
}

function notHere(): Message {
  return message('The value is written in a way that cannot be changed here. Change it in the file.');
}
