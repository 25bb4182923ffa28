/**
 * Sets, adds and removes keys of maps in YAML source by replacing characters where they stand. A document is
 * never printed anew: that would re-indent, fold and re-quote what nobody touched.
 */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap } from 'yaml';
import { message, type Message } from '../../model/message.ts';
import { collectAnchors } from '../planFile/collectAnchors.ts';
import { endOfNode, keyText } from '../planFile/nodeSpans.ts';
import { type ScalarPlace, yamlScalar } from './yamlScalar.ts';

/** Replaces the characters from `start` to `end`, offsets in UTF-16. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `null` where nothing has to change; a sentence where it cannot be done without harm to other values. */
export type SpliceResult = Splice | null | Message;

export function isSplice(result: SpliceResult): result is Splice {
  return result !== null && 'start' in result;
}

/** A YAML text that was parsed without errors; ranges of its nodes are offsets in the text. */
export class YamlText {
  readonly text: string;
  readonly root: ParsedNode | null;
  readonly #isJson: boolean;
  readonly #referred: ReadonlySet<unknown>;

  /** JSON is YAML in which every text has double quotes. */
  constructor(text: string, root: ParsedNode | null, isJson = false) {
    this.text = text;
    this.root = root;
    this.#isJson = isJson;
    this.#referred = new Set(collectAnchors(root).targets.values());
  }

  /** Why a part is not changed that an alias elsewhere stands for; `null` where none does. */
  sharedBy(node: ParsedNode): Message | null {
    return this.#isNeededElsewhere(node) ? usedElsewhere() : null;
  }

  /** The pair of a key that the map itself writes; one that it merges from elsewhere is none. */
  pairOf(map: YAMLMap.Parsed, accepts: (key: string) => boolean): Pair | null {
    const found = map.items.find((pair) => {
      const key = keyText(pair.key);
      return key !== null && accepts(key);
    });
    return found ?? null;
  }

  /** Sets the first key that is accepted, or adds `key` behind the last one. */
  setKey(map: YAMLMap.Parsed, accepts: (key: string) => boolean, key: string, value: string): SpliceResult {
    const pair = this.pairOf(map, accepts);
    return pair
      ? this.setValue(pair, value, map.flow === true)
      : this.addKey(map, key, this.scalar(value, map));
  }

  /** Writes a value in place of the one that the pair has. */
  setValue(pair: Pair, value: string, inFlow: boolean): SpliceResult {
    const node = pair.value;
    if (node === null || isEmpty(node)) return this.#fillEmpty(pair, value, inFlow);
    if (this.#isNeededElsewhere(node)) return usedElsewhere();
    // Replaced as a whole: what it stands for is another place's.
    if (isAlias(node))
      return { start: node.range[0], end: node.range[1], text: this.#written(value, { inFlow }) };
    if (isScalar(node)) return this.#replaceScalar(node, value, inFlow);
    if (isSeq(node)) return this.#replaceItems(node, value);
    return notAText();
  }

  /** Gives an empty key a value that is written already. */
  setValueSource(pair: Pair, written: string): SpliceResult {
    if (pair.value !== null && !isEmpty(pair.value)) return notAText();
    const filled = this.#fillEmpty(pair, 'x', false);
    return isSplice(filled) ? { ...filled, text: filled.text.replace('x', () => written) } : filled;
  }

  /** Adds a key behind the last one, in the map's own style. `written` is the source of its value. */
  addKey(map: YAMLMap.Parsed, key: string, written: string): SpliceResult {
    return this.addEntry(map, `${this.scalar(key, map)}: ${written}`);
  }

  /** Adds the source of a key with its value behind the last one: in block style on a line of its own. */
  addEntry(map: YAMLMap.Parsed, entry: string): SpliceResult {
    const last = map.items.at(-1);
    if (map.flow) return this.#addToFlow(map, last, entry);
    const first = map.items[0];
    if (!last || !first) return notAText();
    const indent = this.#indentOf(first);
    if (indent === null) return notAText();
    const end = this.endOfLine(this.endOfPair(last));
    return { start: end, end, text: `${this.lineEndNear(end)}${indent}${entry}` };
  }

  /** Takes a key out with its line; where more stands on that line, only the value goes. */
  removeKey(map: YAMLMap.Parsed, pair: Pair): SpliceResult {
    if (pair.value && this.#isNeededElsewhere(pair.value)) return usedElsewhere();
    const start = pair.key.range[0];
    const end = this.endOfPair(pair);
    const at = map.items.indexOf(pair);
    const next = map.items[at + 1];
    const before = map.items[at - 1];
    if (map.flow) {
      if (next) return { start, end: next.key.range[0], text: '' };
      return { start: before ? this.endOfPair(before) : start, end, text: '' };
    }
    const lineEnd = this.endOfLine(end);
    const lineStart = this.#startOfLine(start);
    const isAlone =
      this.text.slice(lineStart, start).trim() === '' && this.text.slice(end, lineEnd).trim() === '';
    if (map.items.length > 1 && isAlone) {
      const following = this.#startOfNextLine(lineEnd);
      if (following > lineEnd) return { start: lineStart, end: following, text: '' };
      // The last line has no line end of its own; what stands above it, also a comment, stays.
      const previous = before ? this.text.slice(0, lineStart).trimEnd().length : lineStart;
      return { start: previous, end: lineEnd, text: '' };
    }
    if (next && this.text.slice(end, next.key.range[0]).trim() === '')
      return { start, end: next.key.range[0], text: '' };
    return this.#emptyValue(pair);
  }

  /** Where a pair's last characters end, without what the parser counts to it of the lines below. */
  endOfPair(pair: Pair): number {
    const node = pair.value;
    if (node === null || isEmpty(node)) {
      const colon = this.#colonOf(pair);
      return colon < 0 ? pair.key.range[1] : colon + 1;
    }
    let end = endOfNode(node);
    while (end > node.range[0] && /\s/u.test(this.text[end - 1] ?? '')) end--;
    return Math.max(end, node.range[0]);
  }

  /** The value as it would be written in this map. */
  scalar(value: string, map: YAMLMap.Parsed): string {
    return this.#written(value, { inFlow: map.flow === true });
  }

  endOfLine(offset: number): number {
    const found = this.text.slice(offset).search(/[\r\n]/u);
    return found < 0 ? this.text.length : offset + found;
  }

  /** The line end of the line that an offset lies in, or the first one of the text. */
  lineEndNear(offset: number): string {
    const at = this.endOfLine(offset);
    return (
      /^(?:\r\n?|\n)/u.exec(this.text.slice(at, at + 2))?.[0] ?? /\r\n?|\n/u.exec(this.text)?.[0] ?? '\n'
    );
  }

  #written(value: string, place: ScalarPlace): string {
    return yamlScalar(value, this.#isJson ? { ...place, quotes: 'double' } : place);
  }

  #replaceScalar(node: ParsedNode, value: string, inFlow: boolean): SpliceResult {
    if (!isScalar(node)) return notAText();
    const [start, end] = node.range;
    if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
      const header = this.text.slice(start, this.endOfLine(start));
      if (header.includes('#')) return notAText();
      let to = end;
      while (to > start && /\s/u.test(this.text[to - 1] ?? '')) to--;
      return { start, end: to, text: this.#written(value, { inFlow }) };
    }
    const quotes = node.type === 'QUOTE_DOUBLE' ? 'double' : node.type === 'QUOTE_SINGLE' ? 'single' : 'none';
    const before = quotes === 'none' ? this.text.slice(start, end) : '';
    return { start, end, text: this.#written(value, { inFlow, quotes, before }) };
  }

  /** A list becomes a list of this one text, written where its first item stands. */
  #replaceItems(node: ParsedNode, value: string): SpliceResult {
    if (!isSeq(node)) return notAText();
    const [first, last] = [node.items[0], node.items.at(-1)];
    if (!first || !last) {
      const [start, end] = node.range;
      return { start, end, text: `[${this.#written(value, { inFlow: true })}]` };
    }
    if (node.items.some((item) => isMap(item) || isSeq(item) || this.#isNeededElsewhere(item)))
      return notAText();
    const start = first.range[0];
    const end = last.range[1];
    if (node.items.length > 1 && /#/u.test(this.text.slice(first.range[1], last.range[0]))) return notAText();
    return { start, end, text: this.#written(value, { inFlow: node.flow === true }) };
  }

  #fillEmpty(pair: Pair, value: string, inFlow: boolean): SpliceResult {
    const colon = this.#colonOf(pair);
    const written = this.#written(value, { inFlow });
    if (colon < 0) {
      const end = pair.key.range[1];
      return inFlow ? { start: end, end, text: `: ${written}` } : notAText();
    }
    const node = pair.value;
    if (node && isScalar(node) && node.range[1] > node.range[0])
      return { start: node.range[0], end: node.range[1], text: written };
    const rest = this.text.slice(colon + 1, this.endOfLine(colon));
    // An anchor or a tag without a value: whatever it is for, it is not ours.
    if (!/^[ \t]*(?:$|#)/u.test(rest) && !inFlow) return notAText();
    return { start: colon + 1, end: colon + 1, text: ` ${written}` };
  }

  #emptyValue(pair: Pair): SpliceResult {
    const colon = this.#colonOf(pair);
    if (colon < 0) return null;
    const end = this.endOfPair(pair);
    return end > colon + 1 ? { start: colon + 1, end, text: '' } : null;
  }

  #addToFlow(map: YAMLMap.Parsed, last: Pair | undefined, entry: string): SpliceResult {
    const close = map.range[1] - 1;
    if (this.text[close] !== '}') return notAText();
    if (!last) return { start: map.range[0], end: map.range[1], text: `{ ${entry} }` };
    const end = this.endOfPair(last);
    const behind = /^\s*,/u.exec(this.text.slice(end, close))?.[0];
    const at = behind === undefined ? end : end + behind.length;
    const comma = behind === undefined ? ',' : '';
    const lineStart = this.#startOfLine(last.key.range[0]);
    const indent = this.text.slice(lineStart, last.key.range[0]);
    const isOnOwnLine = lineStart > map.range[0] && indent.trim() === '';
    const gap = isOnOwnLine ? `${this.lineEndNear(lineStart)}${indent}` : ' ';
    return { start: at, end: at, text: `${comma}${gap}${entry}` };
  }

  /** The blanks that bring a further key below the first one; `null` below a `?`. */
  #indentOf({ key }: Pair): string | null {
    const before = this.text.slice(this.#startOfLine(key.range[0]), key.range[0]).replace(/^\uFEFF/u, '');
    return /^[\s-]*$/u.test(before) ? before.replace(/-/gu, ' ') : null;
  }

  #colonOf({ key }: Pair): number {
    const behind = /^\s*:/u.exec(this.text.slice(key.range[1], key.range[1] + 200))?.[0];
    return behind === undefined ? -1 : key.range[1] + behind.length - 1;
  }

  #startOfLine(offset: number): number {
    let at = offset;
    while (at > 0 && this.text[at - 1] !== '\n' && this.text[at - 1] !== '\r') at--;
    return at;
  }

  #startOfNextLine(lineEnd: number): number {
    return lineEnd + (/^(?:\r\n?|\n)/u.exec(this.text.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0);
  }

  /** Whether an alias elsewhere stands for this node or for one in it. */
  #isNeededElsewhere(node: ParsedNode): boolean {
    if (this.#referred.has(node)) return true;
    return isSeq(node) && node.items.some((item) => this.#isNeededElsewhere(item));
  }
}

export type Pair = YAMLMap.Parsed['items'][number];

function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.type === 'PLAIN' && /^(?:~|null)?$/iu.test((node.source ?? '').trim());
}

function usedElsewhere(): Message {
  return message('This value is used in other places of the file as well. Change it there by hand.');
}

function notAText(): Message {
  return message('The value is written in a way that cannot be changed here. Change it in the file.');
}
