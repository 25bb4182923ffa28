/** The entries of a plan file's `documents:` with their places, for leading from each to the file that it names. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { WrittenName } from '../../model/plan.ts';
import { keyText, valueSpan } from './nodeSpans.ts';
import { parseYaml } from './parseYaml.ts';
import { TextLines } from './textLines.ts';

/** In the order of the text, as written; none where the text is no plan. */
export function readDocumentEntries(text: string): readonly WrittenName[] {
  if (!text.includes('documents')) return [];
  const { root } = parseYaml(text);
  if (!isMap(root)) return [];
  const list = root.items.find(({ key }) => keyText(key) === 'documents')?.value ?? null;
  const nodes = isSeq(list) ? list.items : [list];
  const lines = new TextLines(text);
  return nodes.flatMap((node) => {
    if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') return [];
    const [start, end] = valueSpan(node, text);
    return [{ text: node.value.trim(), range: lines.range(start, end) }];
  });
}

/** The path that an entry names; `null` for a pattern that may fit several. The inverse of `globOfPath`. */
export function pathOfEntry(entry: string): string | null {
  const glob = entry.replace(/^!/u, '');
  if (/(?<!\\)[*?[\]{}()!+@|]/u.test(glob.replaceAll('\\\\', ''))) return null;
  const path = glob.replace(/\\(?=[^\p{L}\p{N}])/gu, '').replace(/^\.\//u, '');
  return path === '' || path.startsWith('/') || path.split('/').includes('..') ? null : path;
}
