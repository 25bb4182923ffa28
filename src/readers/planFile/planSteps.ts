/** Adds a step to a process of a plan file, and a module to those that carry a step; all else stays as it is. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import type { Message } from '../../model/message.ts';
import type { SourceEdit } from '../writer.ts';
import { yamlScalar } from '../yaml/yamlScalar.ts';
import { isSplice, type SpliceResult, YamlText } from '../yaml/yamlSplice.ts';
import { brokenYaml } from './planFileWriter.ts';
import { parseYaml } from './parseYaml.ts';
import { behindItem, blockItem, dashBefore, endOf, inFlow, isNamed, newList } from './planParts.ts';
import { TextLines } from './textLines.ts';

/** A process or a step by any name that the file gives it. */
export interface NewStep {
  readonly process: string;
  readonly name: string;
  /** The step that it follows; `null` where it is to be the first. */
  readonly after: string | null;
}

/** One edit that adds the step, or why the file cannot take it. */
export function addPlanStep(text: string, { process, name, after }: NewStep): SourceEdit | Message {
  return edited(text, (yaml, root) => {
    const holder = itemOf(yaml, root, 'processes', process);
    if (!isMap(holder)) return brokenYaml();
    const shared = yaml.sharedBy(holder);
    if (shared) return shared;
    const pair = yaml.pairOf(holder, (key) => key === 'steps');
    if (!pair) return newList(yaml, holder, 'steps', { name });
    const list = pair.value;
    if (!isSeq(list)) return yaml.setValueSource(pair, `[${inFlow({ name })}]`);
    const first = list.items[0];
    if (!first) return { start: list.range[0], end: list.range[1], text: `[${inFlow({ name })}]` };
    if (after === null) return beforeFirst(yaml, list, first, name);
    const last = list.items.find((item) => isNamed(item, after));
    return last ? behindItem(yaml, list, last, { name }) : brokenYaml();
  });
}

/** One edit that lets a module carry a step; `module` as the plan is to write it. */
export function addStepModule(
  text: string,
  { process, step, module }: { readonly process: string; readonly step: string; readonly module: string },
): SourceEdit | Message {
  return edited(text, (yaml, root) => {
    const holder = itemOf(yaml, root, 'processes', process);
    const node = isMap(holder) ? itemOf(yaml, holder, 'steps', step) : null;
    if (!node) return brokenYaml();
    const written = yamlScalar(module, { inFlow: true });
    if (isScalar(node)) {
      const name = yamlScalar(String(node.value), { inFlow: true });
      const end = endOf(yaml, node);
      return { start: node.range[0], end, text: `{ name: ${name}, modules: [${written}] }` };
    }
    if (!isMap(node)) return brokenYaml();
    const shared = yaml.sharedBy(node);
    if (shared) return shared;
    const pair = yaml.pairOf(node, (key) => key === 'modules');
    if (!pair) return yaml.addKey(node, 'modules', `[${written}]`);
    const { value } = pair;
    if (isSeq(value)) return intoList(yaml, value, module);
    if (isScalar(value) && value.range[1] > value.range[0] && value.value !== null) {
      const [start, end] = value.range;
      return { start, end, text: `[${yaml.text.slice(start, end)}, ${written}]` };
    }
    return yaml.setValueSource(pair, `[${written}]`);
  });
}

function edited(
  text: string,
  splice: (yaml: YamlText, root: YAMLMap.Parsed) => SpliceResult,
): SourceEdit | Message {
  const tree = parseYaml(text);
  if (tree.errors.length > 0 || tree.givenUp || !isMap(tree.root)) return brokenYaml();
  const result = splice(new YamlText(text, tree.root), tree.root);
  if (!isSplice(result)) return result ?? brokenYaml();
  return { range: new TextLines(text).range(result.start, result.end), text: result.text };
}

function itemOf(yaml: YamlText, holder: YAMLMap.Parsed, key: string, name: string): ParsedNode | null {
  const list = yaml.pairOf(holder, (other) => other === key)?.value;
  return isSeq(list) ? (list.items.find((item) => isNamed(item, name)) ?? null) : null;
}

function beforeFirst(yaml: YamlText, list: YAMLSeq.Parsed, first: ParsedNode, name: string): SpliceResult {
  const start = first.range[0];
  if (list.flow) return { start, end: start, text: `${inFlow({ name })}, ` };
  const dash = dashBefore(yaml.text, start);
  if (dash === null) return brokenYaml();
  const item = isMap(first) && !first.flow ? blockItem({ name }, dash, '') : `${dash}- ${inFlow({ name })}`;
  const at = yaml.text.lastIndexOf('-', start - 1) - dash.length;
  return { start: at, end: at, text: `${item}${yaml.lineEndNear(at)}` };
}

function intoList(yaml: YamlText, list: YAMLSeq.Parsed, module: string): SpliceResult {
  const last = list.items.at(-1);
  const first = list.items[0];
  const written = yamlScalar(module, { inFlow: list.flow === true });
  if (!last || !first) return { start: list.range[0], end: list.range[1], text: `[${written}]` };
  const shared = yaml.sharedBy(list);
  if (shared) return shared;
  const end = endOf(yaml, last);
  if (list.flow) {
    return { start: end, end, text: `, ${written}` };
  }
  const dash = dashBefore(yaml.text, first.range[0]);
  if (dash === null) return brokenYaml();
  const at = yaml.endOfLine(end);
  return { start: at, end: at, text: `${yaml.lineEndNear(end)}${dash}- ${written}` };
}
