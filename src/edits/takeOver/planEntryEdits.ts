/**
 * Changes entries of a plan file: sets and clears their keys, adds, removes and reorders them. Each gives the one edit
 * of the text, by replacing characters; what is not meant stays as it is.
 */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap } from 'yaml';
import type { Message } from '../../model/message.ts';
import { endOfNode } from '../../readers/planFile/nodeSpans.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';
import { isSplice, type Splice, type SpliceResult } from '../../readers/yaml/yamlSplice.ts';
import { linesOfItem, startOfLine } from '../renaming/planLines.ts';
import { blockLines, type EntryPairs, type EntryValue, flowSource, valueSource } from './entrySource.ts';
import { notInPlan, type PlanEntry, type PlanYaml } from './planEntries.ts';

/** The text after the change, or why there is none. */
export type TextResult = string | Message;

/** Sets a key of a map, or takes it out where the value is empty. */
export function setKeyIn(plan: PlanYaml, map: YAMLMap.Parsed, key: string, value: EntryValue): TextResult {
  const { yaml } = plan;
  const shared = yaml.sharedBy(map);
  if (shared) return shared;
  const pair = yaml.pairOf(map, (name) => name === key);
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return pair ? spliced(plan, yaml.removeKey(map, pair)) : yaml.text;
  if (!pair) return spliced(plan, yaml.addKey(map, key, valueSource(value, map.flow === true)));
  if (typeof value === 'string') return spliced(plan, yaml.setValue(pair, value, map.flow === true));
  const node = pair.value;
  if (node === null || (isScalar(node) && node.range[0] === node.range[1]))
    return spliced(plan, yaml.setValueSource(pair, valueSource(value, map.flow === true)));
  if (yaml.sharedBy(node)) return yaml.sharedBy(node) ?? notInPlan();
  const written = valueSource(value, map.flow === true);
  if (!isSeq(node) || node.flow)
    return spliced(plan, { start: node.range[0], end: endOfNode(node), text: written });
  const colon = yaml.text.indexOf(':', pair.key.range[1]);
  const end = endOfNode(node);
  if (/(?:^|\s)#/u.test(yaml.text.slice(colon, end))) return notInPlan();
  return spliced(plan, { start: colon + 1, end, text: ` ${written}` });
}

/** Sets a key of an entry; one that is a mere name becomes a map on its line. */
export function setKeyOf(plan: PlanYaml, { node }: PlanEntry, key: string, value: EntryValue): TextResult {
  if (isMap(node)) return setKeyIn(plan, node, key, value);
  if (!isScalar(node) || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return notInPlan();
  if (value === '') return plan.yaml.text;
  const name = yamlScalar(String(node.value), { inFlow: true });
  const text = `{ name: ${name}, ${key}: ${valueSource(value, true)} }`;
  return spliced(plan, { start: node.range[0], end: node.range[1], text });
}

/** Takes an entry out; a list that has nothing left goes with its key. */
export function removeEntry(plan: PlanYaml, { node, at, list, holder }: PlanEntry): TextResult {
  const { yaml } = plan;
  const shared = yaml.sharedBy(node);
  if (shared) return shared;
  const pair = holder.items.find(({ value }) => value === list);
  if (!pair) return notInPlan();
  if (list.items.length === 1) return spliced(plan, removeWhole(plan, holder, pair));
  if (list.flow) {
    const next = list.items[at + 1];
    const before = list.items[at - 1];
    if (next) return spliced(plan, { start: node.range[0], end: next.range[0], text: '' });
    return before ? spliced(plan, { start: endOfNode(before), end: endOfNode(node), text: '' }) : notInPlan();
  }
  const lines = withBlankLines(plan, node, at === 0);
  return lines ? spliced(plan, { start: lines.from, end: lines.to, text: '' }) : notInPlan();
}

/** Adds an entry behind the one at this place of its list; -1 puts it first. */
export function addEntry(
  plan: PlanYaml,
  holder: YAMLMap.Parsed,
  key: string,
  behind: number,
  pairs: EntryPairs,
): TextResult {
  const { yaml } = plan;
  const shared = yaml.sharedBy(holder);
  if (shared) return shared;
  const pair = yaml.pairOf(holder, (name) => name === key);
  const list = pair?.value;
  if (!pair) return firstEntry(plan, holder, key, pairs);
  if (!isSeq(list)) {
    const isNothing = list === null || list === undefined || isScalar(list);
    return isNothing ? spliced(plan, yaml.setValueSource(pair, `[${flowSource(pairs)}]`)) : notInPlan();
  }
  if (list.items.length === 0)
    return spliced(plan, { start: list.range[0], end: list.range[1], text: `[${flowSource(pairs)}]` });
  const beside = list.items[Math.max(0, Math.min(behind, list.items.length - 1))];
  if (!beside || !('range' in beside)) return notInPlan();
  const source = (indent: number): string =>
    (isMap(beside) && !beside.flow
      ? blockLines(pairs, indent)
      : [`${' '.repeat(indent)}- ${flowSource(pairs)}`]
    ).join(yaml.lineEndNear(beside.range[0]));
  return insert(plan, { list, beside, behind }, flowSource(pairs), source);
}

/** Puts an entry behind another one of its list; -1 makes it the first. Places count without the entry itself. */
export function reorderEntry(plan: PlanYaml, entry: PlanEntry, behind: number): TextResult {
  const { node, list, at } = entry;
  const { text } = plan.yaml;
  const others = list.items.filter((_, index) => index !== at);
  const beside = others[Math.max(0, Math.min(behind, others.length - 1))];
  if (!beside || !('range' in beside)) return notInPlan();
  const place = { list, beside, behind: behind < 0 ? -1 : list.items.indexOf(beside) };
  if (list.flow) {
    const source = text.slice(node.range[0], endOfNode(node));
    return combined(
      plan,
      removeEntrySplice(plan, entry),
      insertSplice(plan, place, source, () => source),
    );
  }
  const lines = linesOfItem(text, node, true);
  const own = lines && withoutBlankEnd(text.slice(lines.from, lines.to));
  if (own === null) return notInPlan();
  return combined(
    plan,
    removeEntrySplice(plan, entry),
    insertSplice(plan, place, '', () => own),
  );
}

interface Place {
  readonly list: PlanEntry['list'];
  readonly beside: ParsedNode;
  /** Behind `beside`, unless it is below zero: then before it. */
  readonly behind: number;
}

function insert(plan: PlanYaml, place: Place, inFlow: string, lines: (indent: number) => string): TextResult {
  const splice = insertSplice(plan, place, inFlow, lines);
  return splice ? spliced(plan, splice) : notInPlan();
}

function insertSplice(
  { yaml }: PlanYaml,
  { list, beside, behind }: Place,
  inFlow: string,
  lines: (indent: number) => string,
): Splice | null {
  const { text } = yaml;
  if (list.flow) {
    if (behind < 0) return { start: beside.range[0], end: beside.range[0], text: `${inFlow}, ` };
    const end = endOfNode(beside);
    return { start: end, end, text: `, ${inFlow}` };
  }
  const item = linesOfItem(text, beside, behind < 0);
  if (!item) return null;
  const lineEnd = yaml.lineEndNear(beside.range[0]);
  const blank = isSpaced(text, list) ? lineEnd : '';
  if (behind < 0)
    return { start: item.from, end: item.from, text: `${lines(item.indent)}${lineEnd}${blank}` };
  const isOpen = item.to > 0 && text[item.to - 1] !== '\n';
  const before = isOpen ? lineEnd : '';
  return {
    start: item.to,
    end: item.to,
    text: `${before}${blank}${lines(item.indent)}${isOpen ? '' : lineEnd}`,
  };
}

function removeEntrySplice(plan: PlanYaml, { node, at, list }: PlanEntry): Splice | null {
  if (list.flow) {
    const next = list.items[at + 1];
    const before = list.items[at - 1];
    if (next) return { start: node.range[0], end: next.range[0], text: '' };
    return before ? { start: endOfNode(before), end: endOfNode(node), text: '' } : null;
  }
  const lines = withBlankLines(plan, node, true);
  return lines && { start: lines.from, end: lines.to, text: '' };
}

/** The first entry of a list that is not there yet. */
function firstEntry(plan: PlanYaml, holder: YAMLMap.Parsed, key: string, pairs: EntryPairs): TextResult {
  const { yaml } = plan;
  if (holder.flow) return spliced(plan, yaml.addKey(holder, key, `[${flowSource(pairs)}]`));
  const start = holder.items[0]?.key.range[0] ?? 0;
  const column = start - startOfLine(yaml.text, start);
  const lineEnd = yaml.lineEndNear(start);
  return spliced(plan, yaml.addEntry(holder, [`${key}:`, ...blockLines(pairs, column + 2)].join(lineEnd)));
}

/** A key with its list; at the top of the plan with the blank line above it. */
function removeWhole(
  { yaml }: PlanYaml,
  holder: YAMLMap.Parsed,
  pair: YAMLMap.Parsed['items'][number],
): SpliceResult {
  if (holder.flow || holder.items.length === 1) return yaml.removeKey(holder, pair);
  const from = startOfLine(yaml.text, pair.key.range[0]);
  const isAlone = yaml.text.slice(from, pair.key.range[0]).trim() === '';
  if (!isAlone) return yaml.removeKey(holder, pair);
  const end = yaml.endOfLine(yaml.endOfPair(pair));
  const next = /^(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))*/u.exec(yaml.text.slice(end))?.[0].length ?? 0;
  return { start: from, end: end + next, text: '' };
}

/** Whole lines of an item with the blank ones below it, unless it is the last of its list. */
function withBlankLines({ yaml }: PlanYaml, node: ParsedNode, isFirst: boolean) {
  const lines = linesOfItem(yaml.text, node, isFirst);
  if (!lines) return null;
  const blank = /^(?:[ \t]*\r?\n)*/u.exec(yaml.text.slice(lines.to))?.[0] ?? '';
  const next = yaml.text.slice(lines.to + blank.length);
  const goesOn = new RegExp(`^ {${lines.indent}}(?:-|#)`, 'u').test(next);
  return { from: lines.from, to: goesOn ? lines.to + blank.length : lines.to };
}

/** Whether a blank line stands between the items of a list. */
function isSpaced(text: string, { items }: PlanEntry['list']): boolean {
  const [first, second] = items;
  if (!first || !second) return false;
  return /\n[ \t]*\r?\n/u.test(text.slice(endOfNode(first), second.range[0]));
}

function spliced({ yaml }: PlanYaml, result: SpliceResult): TextResult {
  if (result === null) return yaml.text;
  if (!isSplice(result)) return result;
  return yaml.text.slice(0, result.start) + result.text + yaml.text.slice(result.end);
}

/** Two changes of one text, which must not touch. */
function combined({ yaml }: PlanYaml, one: Splice | null, two: Splice | null): TextResult {
  if (!one || !two) return notInPlan();
  const [first, second] = one.start <= two.start && one.end <= two.start ? [one, two] : [two, one];
  if (first.end > second.start) return notInPlan();
  const { text } = yaml;
  return (
    text.slice(0, first.start) +
    first.text +
    text.slice(first.end, second.start) +
    second.text +
    text.slice(second.end)
  );
}

/** Without blank lines at the end; blanks behind the last words stay. */
function withoutBlankEnd(text: string): string {
  const feed = text.slice(text.trimEnd().length).search(/\r?\n/u);
  return feed < 0 ? text : text.slice(0, text.trimEnd().length + feed);
}
