/** Finds the map or item of a YAML text that a requirement was read from, by the place where it begins. */
import { isMap, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap } from 'yaml';
import type { TextRange } from '../../model/textRange.ts';
import { valueSpan } from '../../readers/planFile/nodeSpans.ts';
import { parseYaml } from '../../readers/planFile/parseYaml.ts';
import { TextLines } from '../../readers/planFile/textLines.ts';
import { YamlText } from '../../readers/yaml/yamlSplice.ts';
import type { PlanEntry, PlanYaml } from './planEntries.ts';

export interface YamlPlace extends PlanYaml {
  readonly node: ParsedNode;
  /** The list that it is an item of; `null` for an entry of a map by id. */
  readonly entry: PlanEntry | null;
}

const mostDepth = 20;

/** `null` where the text is no YAML of one document, or has nothing there. */
export function yamlMapAt(text: string, range: TextRange): YamlPlace | null {
  const tree = parseYaml(text);
  if (tree.errors.length > 0 || tree.givenUp || tree.secondDocument !== null) return null;
  if (!isMap(tree.root) && !isSeq(tree.root)) return null;
  const lines = new TextLines(text);
  const start = lines.startOfLine(range.line) + range.character;
  const isJson = /^\uFEFF?\s{0,1000}[[{]/u.test(text);
  const yaml = new YamlText(text, tree.root, isJson);
  const found = itemAt(tree.root, start, text, null, 0);
  if (!found) return null;
  const root = isMap(tree.root) ? tree.root : found.holder;
  if (!root) return null;
  return { yaml, root, node: found.node, entry: found.entry };
}

interface Found {
  readonly node: ParsedNode;
  readonly entry: PlanEntry | null;
  readonly holder: YAMLMap.Parsed | null;
}

function itemAt(
  node: ParsedNode,
  start: number,
  text: string,
  holder: YAMLMap.Parsed | null,
  depth: number,
): Found | null {
  if (depth > mostDepth) return null;
  if (isMap(node)) {
    for (const { value } of node.items) {
      const found = value && itemAt(value, start, text, node, depth + 1);
      if (found) return found;
    }
  }
  if (!isSeq(node)) return null;
  for (const [at, item] of node.items.entries()) {
    if (!('range' in item)) continue;
    if (valueSpan(item, text)[0] === start) {
      const entry = holder ? { node: item, at, list: node, holder } : null;
      return { node: item, entry, holder };
    }
    const found = itemAt(item, start, text, holder, depth + 1);
    if (found) return found;
  }
  return null;
}
