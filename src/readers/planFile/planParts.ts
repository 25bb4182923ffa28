/**
 * Adds modules and phases to a plan file, behind those that are there and written as they are; comments,
 * order and layout of everything else stay.
 */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import type { Message } from '../../model/message.ts';
import { nameKey } from '../../vocabulary/names.ts';
import type { SourceEdit } from '../writer.ts';
import { yamlScalar } from '../yaml/yamlScalar.ts';
import { isSplice, type SpliceResult, YamlText } from '../yaml/yamlSplice.ts';
import { brokenYaml } from './planFileWriter.ts';
import { keyText } from './nodeSpans.ts';
import { parseYaml } from './parseYaml.ts';
import { TextLines } from './textLines.ts';

/** A part to add; `parent` names the module it goes into, by its ids or names from the outermost on. */
export interface NewPart {
  readonly kind: 'module' | 'phase';
  readonly name: string;
  /** Without one the name counts as the id. */
  readonly id?: string;
  readonly parent?: readonly string[];
}

/** One edit that adds the part, or why the file cannot take it. An empty text is a plan file to be. */
export function addPlanPart(text: string, part: NewPart): SourceEdit | Message {
  const tree = parseYaml(text);
  if (tree.errors.length > 0 || tree.givenUp) return brokenYaml();
  const yaml = new YamlText(text, tree.root);
  const result = splice(yaml, part);
  if (!isSplice(result)) return result ?? brokenYaml();
  return { range: new TextLines(text).range(result.start, result.end), text: result.text };
}

function splice(yaml: YamlText, part: NewPart): SpliceResult {
  const key = part.kind === 'module' ? 'modules' : 'phases';
  const { root } = yaml;
  if (root === null || (isScalar(root) && root.range[0] === root.range[1])) return firstKey(yaml, key, part);
  if (!isMap(root)) return brokenYaml();
  const holder = part.parent ? moduleAt(yaml, root, part.parent) : root;
  if (!holder) return brokenYaml();
  if (holder !== root && isScalar(holder)) return insideName(holder, part);
  if (!isMap(holder)) return brokenYaml();
  const shared = yaml.sharedBy(holder);
  if (shared) return shared;
  const pair = yaml.pairOf(holder, (other) => other === key);
  if (!pair) return newList(yaml, holder, key, part);
  const list = pair.value;
  if (isSeq(list) && list.items.length > 0) return behindLast(yaml, list, part);
  if (list === null || isScalar(list) || isSeq(list)) {
    if (isSeq(list) && list.items.length === 0)
      return { start: list.range[0], end: list.range[1], text: `[${inFlow(part)}]` };
    return yaml.setValueSource(pair, `[${inFlow(part)}]`);
  }
  return brokenYaml();
}

/** A further item in the style of the last one. */
function behindLast(yaml: YamlText, list: YAMLSeq.Parsed, part: NewPart): SpliceResult {
  const last = list.items.at(-1);
  return last ? behindItem(yaml, list, last, part) : brokenYaml();
}

/** A further item behind one of the list, in its style. */
export function behindItem(
  yaml: YamlText,
  list: YAMLSeq.Parsed,
  last: ParsedNode,
  part: Pick<NewPart, 'id' | 'name'>,
): SpliceResult {
  const first = list.items[0];
  if (!first) return brokenYaml();
  const end = endOf(yaml, last);
  if (list.flow && last !== list.items.at(-1)) return { start: end, end, text: `, ${inFlow(part)}` };
  if (list.flow) {
    const behind = /^\s*,/u.exec(yaml.text.slice(end, list.range[1]))?.[0];
    const at = behind === undefined ? end : end + behind.length;
    const lineStart = startOfLine(yaml.text, last.range[0]);
    const indent = yaml.text.slice(lineStart, last.range[0]);
    const gap =
      indent.trim() === '' && lineStart > list.range[0] ? `${yaml.lineEndNear(lineStart)}${indent}` : ' ';
    return { start: at, end: at, text: `${behind === undefined ? ',' : ''}${gap}${inFlow(part)}` };
  }
  const dash = dashBefore(yaml.text, first.range[0]);
  if (dash === null) return brokenYaml();
  const lineEnd = yaml.lineEndNear(end);
  const at = yaml.endOfLine(end);
  const item = isMap(last) && !last.flow ? blockItem(part, dash, lineEnd) : `${dash}- ${inFlow(part)}`;
  return { start: at, end: at, text: `${lineEnd}${item}` };
}

/** Where an item's own characters end, without the comments that follow it. */
export function endOf(yaml: YamlText, node: ParsedNode): number {
  if (isMap(node) && !node.flow) {
    const pair = node.items.at(-1);
    if (pair?.value && (isMap(pair.value) || isSeq(pair.value))) return endOf(yaml, pair.value);
    return pair ? yaml.endOfPair(pair) : node.range[1];
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1);
    return last ? endOf(yaml, last) : node.range[1];
  }
  let end = node.range[1];
  while (end > node.range[0] && /\s/u.test(yaml.text[end - 1] ?? '')) end--;
  return end;
}

export function newList(
  yaml: YamlText,
  holder: YAMLMap.Parsed,
  key: string,
  part: Pick<NewPart, 'id' | 'name'>,
): SpliceResult {
  if (holder.flow) return yaml.addKey(holder, key, `[${inFlow(part)}]`);
  const start = holder.items[0]?.key.range[0] ?? 0;
  const indent = ' '.repeat(start - startOfLine(yaml.text, start));
  const lineEnd = yaml.lineEndNear(start);
  return yaml.addEntry(holder, `${key}:${lineEnd}${blockItem(part, `${indent}  `, lineEnd)}`);
}

function firstKey(yaml: YamlText, key: string, part: NewPart): SpliceResult {
  const { text } = yaml;
  const lineEnd = yaml.lineEndNear(0);
  const before = text === '' || /[\r\n]$/u.test(text) ? '' : lineEnd;
  const added = `${before}${key}:${lineEnd}${blockItem(part, '  ', lineEnd)}${lineEnd}`;
  return { start: text.length, end: text.length, text: added };
}

/** A module that is a mere name becomes a map on its line. */
function insideName(name: ParsedNode, part: NewPart): SpliceResult {
  if (!isScalar(name) || name.type === 'BLOCK_LITERAL' || name.type === 'BLOCK_FOLDED') return brokenYaml();
  const written = yamlScalar(String(name.value), { inFlow: true });
  return {
    start: name.range[0],
    end: name.range[1],
    text: `{ name: ${written}, modules: [${inFlow(part)}] }`,
  };
}

export function blockItem(
  { id, name }: Pick<NewPart, 'id' | 'name'>,
  indent: string,
  lineEnd: string,
): string {
  const written = yamlScalar(name, { inFlow: false });
  return id === undefined
    ? `${indent}- name: ${written}`
    : `${indent}- id: ${yamlScalar(id, { inFlow: false })}${lineEnd}${indent}  name: ${written}`;
}

export function inFlow({ id, name }: Pick<NewPart, 'id' | 'name'>): string {
  const idPart = id === undefined ? '' : `id: ${yamlScalar(id, { inFlow: true })}, `;
  return `{ ${idPart}name: ${yamlScalar(name, { inFlow: true })} }`;
}

/** The blanks before the dash of an item; `null` where it is not alone before its value. */
export function dashBefore(text: string, offset: number): string | null {
  const before = text.slice(startOfLine(text, offset), offset);
  return /^(\s*)-\s+$/u.exec(before)?.[1] ?? null;
}

export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** The module that the names lead to, as it stands in the file; `null` where the file does not write it out. */
function moduleAt(yaml: YamlText, root: YAMLMap.Parsed, names: readonly string[]): ParsedNode | null {
  let holder: ParsedNode = root;
  for (const name of names) {
    const list: unknown = isMap(holder) ? yaml.pairOf(holder, (key) => key === 'modules')?.value : null;
    if (!isSeq(list)) return null;
    const found: ParsedNode | undefined = (list as YAMLSeq.Parsed).items.find((item) => isNamed(item, name));
    if (!found) return null;
    holder = found;
  }
  return holder;
}

export function isNamed(node: ParsedNode, name: string): boolean {
  const wanted = nameKey(name);
  if (isScalar(node)) return nameKey(String(node.value)) === wanted;
  if (!isMap(node)) return false;
  return node.items.some(({ key, value }) => {
    const word = keyText(key);
    return (word === 'id' || word === 'name') && isScalar(value) && nameKey(String(value.value)) === wanted;
  });
}
