/** The entries of a plan file’s lists as its YAML has them: modules, phases, processes and their steps, measures. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { message, type Message } from '../../model/message.ts';
import { keyText } from '../../readers/planFile/nodeSpans.ts';
import { parseYaml } from '../../readers/planFile/parseYaml.ts';
import { brokenYaml } from '../../readers/planFile/planFileWriter.ts';
import { scalarText } from '../../readers/planFile/planSource.ts';
import { YamlText } from '../../readers/yaml/yamlSplice.ts';
import { nameKey } from '../../vocabulary/names.ts';

export type EntryKind = 'module' | 'phase' | 'process' | 'step';

export interface PlanYaml {
  readonly yaml: YamlText;
  readonly root: YAMLMap.Parsed;
}

/** An item of a list, with the map that has the list. */
export interface PlanEntry {
  readonly node: ParsedNode;
  readonly at: number;
  readonly list: YAMLSeq.Parsed;
  readonly holder: YAMLMap.Parsed;
}

export const listKeys: Readonly<Record<EntryKind, string>> = {
  module: 'modules',
  phase: 'phases',
  process: 'processes',
  step: 'steps',
};

/** The plan file taken apart; a sentence where it has an error. */
export function planYaml(text: string): PlanYaml | Message {
  const tree = parseYaml(text);
  if (tree.errors.length > 0 || tree.givenUp || !isMap(tree.root)) return brokenYaml();
  return { yaml: new YamlText(text, tree.root), root: tree.root };
}

/** The entry of a module by its path, of a phase or process by its id, of a step by `process/step`. */
export function entryAt(plan: PlanYaml, kind: EntryKind, path: string): PlanEntry | null {
  const slash = path.lastIndexOf('/');
  const isInner = kind === 'step' || kind === 'module';
  const outer = isInner && slash >= 0 ? path.slice(0, slash) : '';
  const holder = holderOf(plan, kind, outer);
  return holder && itemIn(plan, holder, listKeys[kind], isInner ? path.slice(slash + 1) : path);
}

/** The map that has, or would have, the list: the whole plan, the module or process around. */
export function holderOf(plan: PlanYaml, kind: EntryKind, outer: string): YAMLMap.Parsed | null {
  if (outer === '' || kind === 'phase' || kind === 'process') return plan.root;
  const entry = entryAt(plan, kind === 'step' ? 'process' : 'module', outer);
  return entry && isMap(entry.node) ? entry.node : null;
}

/** The item of a list that goes by this id, or by this name where it has no id. */
export function itemIn(
  { yaml }: PlanYaml,
  holder: YAMLMap.Parsed,
  key: string,
  id: string,
): PlanEntry | null {
  const list = yaml.pairOf(holder, (name) => name === key)?.value;
  if (!isSeq(list)) return null;
  const at = list.items.findIndex((item) => nameKey(idOf(item) ?? '') === nameKey(id));
  const node = list.items[at];
  return node ? { node, at, list, holder } : null;
}

/** What an item goes by: its id, else its name; a mere text is both. */
export function idOf(item: unknown): string | null {
  if (isScalar(item)) return scalarText(item);
  if (!isMap(item)) return null;
  const said = (word: string): string | null => {
    const pair = item.items.find(({ key }) => keyText(key) === word);
    return isScalar(pair?.value) ? scalarText(pair.value) : null;
  };
  return said('id') ?? said('name');
}

export function notInPlan(): Message {
  return message(
    'The plan file is written in a way in which this cannot be taken over. Write it there by hand.',
  );
}
