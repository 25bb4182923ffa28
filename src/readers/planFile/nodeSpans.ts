/** Where the nodes of a parsed YAML text stand, in offsets, down to the characters that make a value. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode } from 'yaml';

/** The text of a scalar key; `null` for a key that is a list, a map or an alias. */
export function keyText(key: unknown): string | null {
  return isScalar(key) && typeof key.value === 'string' ? key.value.trim() : null;
}

/**
 * The characters of a value: a quoted text without its quotes, a block text (`|`, `>`) without its sign and
 * indentation, a list or map up to its last value.
 */
export function valueSpan(node: ParsedNode, text: string): [start: number, end: number] {
  let [start, end] = node.range;
  if (isScalar(node)) {
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
      start++;
      // Without a closing quote the value goes on to its end.
      if (end > start && text[end - 1] === text[start - 1]) end--;
    } else if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
      const header = text.slice(start, end).search(/[\r\n]/u);
      start = header < 0 ? end : start + header;
    }
  } else end = endOfNode(node);
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return [start, end];
}

/** The end of a node without the comments and blanks that the parser counts to the last of its values. */
export function endOfNode(node: ParsedNode): number {
  let last: ParsedNode = node;
  while ((isMap(last) || isSeq(last)) && !last.flow) {
    const item: unknown = last.items.at(-1);
    const inner = isPair(item) ? (item.value ?? item.key) : item;
    if (!hasRange(inner)) break;
    last = inner;
  }
  return last.range[1];
}

interface PairLike {
  readonly key: unknown;
  readonly value: unknown;
}

function isPair(item: unknown): item is PairLike {
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item;
}

function hasRange(node: unknown): node is ParsedNode {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
