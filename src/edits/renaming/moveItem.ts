/**
 * Moves an entry of `modules:` below another module of the plan file, or to the top, by replacing characters: what
 * does not move keeps its comments, order and layout.
 */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap } from 'yaml';
import { message, type Message } from '../../model/message.ts';
import { endOfNode, keyText } from '../../readers/planFile/nodeSpans.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';
import { isSplice, type Splice, type YamlText } from '../../readers/yaml/yamlSplice.ts';
import { changedStretch } from '../placementEdits.ts';
import { TextPlaces } from './offsets.ts';
import { endOfEntry, linesOfItem, startOfLine } from './planLines.ts';
import { type PlanItem, planItemsIn } from './planItems.ts';

/** The edits of the plan's text. `to` is the path of the module to move it below; `null` moves it to the top. */
export function moveItem(text: string, path: string, to: string | null): readonly SourceEdit[] | Message {
  const lineEnd = /\r\n|\n/u.exec(text)?.[0] ?? '\n';
  const hasEnd = text.endsWith('\n');
  const whole = hasEnd ? text : text + lineEnd;
  const read = planItemsIn(whole);
  const find = (of: string): PlanItem | undefined =>
    read?.items.find((item) => item.kind === 'module' && item.path === of);
  const item = find(path);
  const target = to === null ? null : find(to);
  if (!read || !item || target === undefined) return notHere();
  const { yaml } = read;
  if (yaml.sharedBy(item.node) ?? (target && yaml.sharedBy(target.node))) return notHere();
  const moving = new Moving(yaml, item, lineEnd);
  const taken = moving.takeOut();
  const put = moving.putInto(target, read.items);
  if (taken === null || put === null) return notHere();
  if ('key' in put) return put;
  const splices = inOrder([...taken, ...put]);
  if (splices === null) return notHere();
  if (!hasEnd) return [changedStretch(text, applied(whole, splices).replace(/\r?\n$/u, ''))];
  const places = new TextPlaces(text);
  return splices.map((splice) => ({ range: places.range(splice), text: splice.text }));
}

/** What is written, a sentence that says why nothing is, or `null` where the source has an unusual form. */
type Put = readonly Splice[] | Message | null;

class Moving {
  readonly #yaml: YamlText;
  readonly #item: PlanItem;
  readonly #lineEnd: string;

  constructor(yaml: YamlText, item: PlanItem, lineEnd: string) {
    this.#yaml = yaml;
    this.#item = item;
    this.#lineEnd = lineEnd;
  }

  /** A list that has nothing left goes with its key. */
  takeOut(): readonly Splice[] | null {
    const { text } = this.#yaml;
    const { node, list, parent } = this.#item;
    const at = list.items.findIndex((each) => each === node);
    const isOnly = list.items.length === 1;
    const pair = parent.items.find(({ value }) => value === list);
    if (!pair) return null;
    if (list.flow) {
      if (isOnly) {
        const removed = this.#yaml.removeKey(parent, pair);
        return isSplice(removed) ? [removed] : null;
      }
      const next = list.items[at + 1];
      const before = list.items[at - 1];
      if (next) return [{ start: node.range[0], end: next.range[0], text: '' }];
      return before ? [{ start: endOfNode(before), end: endOfNode(node), text: '' }] : null;
    }
    const lines = linesOfItem(text, node, at === 0);
    if (!lines) return null;
    const cut = { start: lines.from, end: lines.to, text: '' };
    if (!isOnly) return [cut];
    const keyLine = startOfLine(text, pair.key.range[0]);
    const keyEnd = text.indexOf('\n', pair.key.range[1]) + 1;
    const isAlone = text.slice(keyLine, pair.key.range[0]).trim() === '' && keyEnd <= lines.from;
    if (isAlone) return [{ start: keyLine, end: keyEnd, text: '' }, cut];
    const colon = text.indexOf(':', pair.key.range[1]);
    return [{ start: colon + 1, end: colon + 1, text: ' []' }, cut];
  }

  putInto(target: PlanItem | null, items: readonly PlanItem[]): Put {
    const { text } = this.#yaml;
    const map = target === null ? this.#yaml.root : target.node;
    if (target && isScalar(map)) return this.#intoName(target, map);
    if (!isMap(map)) return null;
    const pair = this.#yaml.pairOf(map, (key) => key === 'modules');
    const list = pair?.value;
    if (isSeq(list) && list.items.length > 0) {
      const last = list.items.at(-1);
      if (!last || isAlias(last) || !('range' in last)) return null;
      if (list.flow) {
        const flow = this.#inFlow();
        const end = endOfNode(last);
        return typeof flow === 'string' ? [{ start: end, end, text: `, ${flow}` }] : flow;
      }
      const lines = linesOfItem(text, last, true);
      return lines && this.#linesAt(lines.to, lines.indent);
    }
    if (map.flow) {
      const flow = this.#inFlow();
      if (typeof flow !== 'string') return flow;
      const added = pair
        ? emptied(this.#yaml, pair, `[${flow}]`)
        : this.#yaml.addEntry(map, `modules: [${flow}]`);
      return isSplice(added) ? [added] : null;
    }
    return this.#intoBlock(target, map, items);
  }

  /** Below a module that has none yet: as a further key, in the columns of the other lists. */
  #intoBlock(target: PlanItem | null, map: YAMLMap.Parsed, items: readonly PlanItem[]): Put {
    const { text } = this.#yaml;
    const first = map.items[0];
    if (!first) return null;
    const column = first.key.range[0] - startOfLine(text, first.key.range[0]);
    const step = stepOfLists(text, items);
    const pair = this.#yaml.pairOf(map, (key) => key === 'modules');
    if (pair) {
      const empty = pair.value;
      const isWritten = empty !== null && empty.range[1] > empty.range[0];
      const lineEnd = text.indexOf('\n', pair.key.range[1]);
      const lines = this.#linesAt(lineEnd + 1, column + step);
      if (lines === null || 'key' in lines) return lines;
      return isWritten ? [{ start: empty.range[0], end: empty.range[1], text: '' }, ...lines] : lines;
    }
    const last = map.items.at(-1);
    const node: ParsedNode | null = last ? (last.value ?? last.key) : null;
    if (!last || !node) return null;
    const outer = target ? (linesOfItem(text, target.node, true)?.indent ?? column) : column;
    const at =
      node === last.value ? endOfEntry(text, node, outer) : text.indexOf('\n', last.key.range[1]) + 1;
    return this.#below(this.#linesAt(at, column + step), column);
  }

  /** With the key of the list above. */
  #below(put: Put, column: number): Put {
    if (put === null || 'key' in put) return put;
    return put.map((lines) => ({
      ...lines,
      text: `${' '.repeat(column)}modules:${this.#lineEnd}${lines.text}`,
    }));
  }

  /** A module that is a mere name becomes a map. */
  #intoName(target: PlanItem, name: ParsedNode): Put {
    const { text } = this.#yaml;
    const [start, end] = name.range;
    if (target.list.flow) {
      const flow = this.#inFlow();
      return typeof flow === 'string'
        ? [{ start, end, text: `{ name: ${text.slice(start, end)}, modules: [${flow}] }` }]
        : flow;
    }
    const lines = linesOfItem(text, name, true);
    if (!lines || text.slice(start, end).includes('\n')) return null;
    const column = start - startOfLine(text, start);
    const below = this.#below(this.#linesAt(lines.to, column + 2), column);
    if (below === null || 'key' in below) return below;
    return [{ start, end: start, text: 'name: ' }, ...below];
  }

  /** The entry as lines whose `-` stands in this column. */
  #linesAt(at: number, indent: number): Put {
    const { text } = this.#yaml;
    const { node, list } = this.#item;
    if (list.flow) {
      const source = text.slice(node.range[0], endOfNode(node));
      if (source.includes('\n')) return inFlowOnly();
      return [{ start: at, end: at, text: `${' '.repeat(indent)}- ${source}${this.#lineEnd}` }];
    }
    const lines = linesOfItem(text, node, list.items[0] === node);
    if (!lines) return null;
    const shift = indent - lines.indent;
    const moved = text
      .slice(lines.from, lines.to)
      .split(/(?<=\n)/u)
      .map((line) => shifted(line, shift));
    if (moved.includes(null)) return null;
    return [{ start: at, end: at, text: moved.join('') }];
  }

  /** The entry in braces, for a list that is written so; a sentence for one that cannot be. */
  #inFlow(): string | Message {
    const { node, list } = this.#item;
    const { text } = this.#yaml;
    const source = text.slice(node.range[0], endOfNode(node));
    if (list.flow) return source;
    // What stands around it in its lines are comments, which would be lost.
    const lines = linesOfItem(text, node, list.items[0] === node);
    const around = lines && text.slice(lines.from, node.range[0]) + text.slice(endOfNode(node), lines.to);
    if (around === null || around.includes('#')) return inFlowOnly();
    if (isMap(node) && node.flow) return source;
    return flowOf(text, node) ?? inFlowOnly();
  }
}

function shifted(line: string, by: number): string | null {
  if (line.trim() === '') return line;
  if (by >= 0) return ' '.repeat(by) + line;
  return line.startsWith(' '.repeat(-by)) ? line.slice(-by) : null;
}

/** `null` for what has no such form: comments, texts of several lines, names that stand for others. */
function flowOf(text: string, node: ParsedNode | null): string | null {
  if (node === null) return '';
  if (isAlias(node) || node.comment || node.commentBefore || node.anchor) return null;
  if (isScalar(node)) {
    const source = text.slice(node.range[0], node.range[1]);
    if (source.includes('\n')) return null;
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return source;
    return yamlScalar(source, { inFlow: true, before: source });
  }
  const isCommented = /(?:^|\s)#/mu.test(text.slice(node.range[0], endOfNode(node)));
  if (isCommented) return null;
  if (isSeq(node)) {
    const items = node.items.map((item) => flowOf(text, item));
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  }
  if (!isMap(node)) return null;
  const pairs = node.items.map(({ key, value }) => {
    const written = flowOf(text, value);
    const name = keyText(key);
    return written === null || name === null
      ? null
      : `${yamlScalar(name, { inFlow: true })}: ${written}`.trim();
  });
  return pairs.includes(null) ? null : `{ ${pairs.join(', ')} }`;
}

/** How far the entries of lists stand behind their keys in this file: 0 or 2, rarely more. */
function stepOfLists(text: string, items: readonly PlanItem[]): number {
  for (const { node, list, parent } of items) {
    const pair = parent.items.find(({ value }) => value === list);
    const lines = list.flow ? null : linesOfItem(text, node, true);
    if (!pair || !lines) continue;
    return Math.max(0, lines.indent - (pair.key.range[0] - startOfLine(text, pair.key.range[0])));
  }
  return 2;
}

function emptied(yaml: YamlText, pair: YAMLMap.Parsed['items'][number], written: string): Splice | null {
  const { value } = pair;
  if (value && isSeq(value)) return { start: value.range[0], end: value.range[1], text: written };
  const filled = yaml.setValueSource(pair, written);
  return isSplice(filled) ? filled : null;
}

/** `null` where two of them overlap: the place to move to lies in what moves. Those that touch become one. */
function inOrder(splices: readonly Splice[]): readonly Splice[] | null {
  const joined: Splice[] = [];
  for (const splice of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && splice.start < last.end) return null;
    if (last?.end === splice.start)
      joined[joined.length - 1] = { start: last.start, end: splice.end, text: last.text + splice.text };
    else joined.push(splice);
  }
  return joined;
}

function applied(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: written } of splices) {
    pieces.push(text.slice(at, start), written);
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}

function notHere(): Message {
  return message(
    'The plan file is written in a way in which this module cannot be moved. Move it there by hand.',
  );
}

function inFlowOnly(): Message {
  return message(
    'The list to move it to stands in brackets, which cannot hold this module with its comments and lines. Write that list in lines first.',
  );
}
