/** The modules and phases of a plan file as its YAML has them: the list that each is an entry of, and its words. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import type { WrittenName } from '../../model/plan.ts';
import type { TextRange } from '../../model/textRange.ts';
import { readHead } from '../../readers/planFile/named.ts';
import { parseYaml } from '../../readers/planFile/parseYaml.ts';
import { PlanSource, type Value } from '../../readers/planFile/planSource.ts';
import { YamlText } from '../../readers/yaml/yamlSplice.ts';
import { nameKey } from '../../vocabulary/names.ts';

export interface PlanItem {
  readonly kind: 'module' | 'phase';
  /** A module's path, a phase's id. */
  readonly path: string;
  readonly id: string;
  readonly idRange: TextRange;
  readonly name: WrittenName;
  readonly aliases: readonly WrittenName[];
  /** What stands in the list: a map, or a mere name. */
  readonly node: ParsedNode;
  readonly list: YAMLSeq.Parsed;
  /** The map that has the list: the module around it, or the whole plan. */
  readonly parent: YAMLMap.Parsed;
}

export interface PlanItems {
  readonly yaml: YamlText;
  readonly items: readonly PlanItem[];
}

/** `null` for a text that is no YAML without mistakes. Entries that stand for others (`*`) are left out. */
export function planItemsIn(text: string): PlanItems | null {
  const tree = parseYaml(text);
  if (tree.errors.length > 0 || tree.givenUp || !isMap(tree.root)) return null;
  const yaml = new YamlText(text, tree.root);
  const source = new PlanSource(text, tree.root);
  const items: PlanItem[] = [];
  const known = new Set<string>();
  const read = (kind: PlanItem['kind'], parent: YAMLMap.Parsed, outer: string): void => {
    const key = kind === 'module' ? 'modules' : 'phases';
    const list = yaml.pairOf(parent, (name) => name === key)?.value;
    if (!isSeq(list)) return;
    for (const node of list.items) {
      if (!isMap(node) && !isScalar(node)) continue;
      const value: Value | null = source.value(node);
      const head = value && readHead(source, kind, value);
      if (!head) continue;
      const path = outer === '' ? head.id : `${outer}/${head.id}`;
      // As the reader does: of two with one path the first counts.
      if (known.has(`${kind} ${nameKey(path)}`)) continue;
      known.add(`${kind} ${nameKey(path)}`);
      const [name, ...aliases] = head.names;
      if (!name) continue;
      items.push({
        kind,
        path,
        id: head.id,
        idRange: head.idRange,
        name,
        aliases,
        node,
        list,
        parent,
      });
      if (kind === 'module' && isMap(node)) read(kind, node, path);
    }
  };
  read('module', tree.root, '');
  read('phase', tree.root, '');
  return { yaml, items };
}
