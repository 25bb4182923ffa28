/** The maps that requirements of a YAML or JSON text were read from, found by their places. */
import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { RequirementFact } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { keyText } from '../planFile/nodeSpans.ts';
import { parseYaml } from '../planFile/parseYaml.ts';
import { PlanSource, type Value } from '../planFile/planSource.ts';
import { YamlText } from '../yaml/yamlSplice.ts';
import { yamlDocuments } from './yamlDocuments.ts';

/** JSON begins with a bracket, and so does hardly any YAML file. */
function isJsonText(text: string): boolean {
  return /^\uFEFF?\s{0,1000}[[{]/u.test(text);
}

/** The documents of a file, each with the offset where it begins and the lines that are its own. */
export interface FilePart {
  readonly start: number;
  readonly line: number;
  /** The first line of the next one. */
  readonly next: number;
  /** Parsed when it is asked for. */
  readonly maps: () => ItemMaps;
}

export function fileParts(text: string): readonly FilePart[] {
  const isJson = isJsonText(text);
  const parts = isJson ? [{ text, line: 0 }] : yamlDocuments(text);
  let start = 0;
  return parts.map((part, index): FilePart => {
    let maps: ItemMaps | null = null;
    const begins = start;
    start += part.text.length;
    return {
      start: begins,
      line: part.line,
      next: parts[index + 1]?.line ?? Number.POSITIVE_INFINITY,
      maps: () => (maps ??= new ItemMaps(part.text, part.line, isJson)),
    };
  });
}

const mostDepth = 20;

/** One document of the file. */
export class ItemMaps {
  readonly yaml: YamlText;
  readonly isBroken: boolean;
  readonly #line: number;
  /** Maps by their place; those of an entry with its key by the place of both. */
  readonly #maps = new Map<string, Value>();
  readonly #entries = new Map<string, { readonly value: Value; readonly keyRange: TextRange }>();

  constructor(text: string, line: number, isJson: boolean) {
    const tree = parseYaml(text);
    this.yaml = new YamlText(text, tree.root, isJson);
    this.#line = line;
    this.isBroken = tree.errors.length > 0 || tree.givenUp !== null;
    const source = new PlanSource(text, tree.root);
    const root = source.value(tree.root);
    if (root) this.#visit(source, root, 0);
  }

  mapOf(fact: RequirementFact): YAMLMap.Parsed | null {
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

/** The keys of a map as people read them. */
export function keysIn(map: YAMLMap.Parsed): readonly string[] {
  return map.items.map(({ key }) => keyText(key) ?? '');
}

function placeKey({ line, character, endLine, endCharacter }: TextRange, above: number): string {
  return `${line - above}:${character}-${endLine - above}:${endCharacter}`;
}
