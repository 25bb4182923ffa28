/** The YAML of front matter, parsed: loaded for the first document whose front matter says something of requirements. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Claim } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { fieldOfHeader, headerKey } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { Entry, FrontMatter } from './frontMatter.ts';
import { rangeOfOffsets, type SourceText } from './sourceText.ts';

/** `text` is the YAML, which starts at the offset `start` of the source. */
export function readEntries(
  source: SourceText,
  start: number,
  text: string,
): Pick<FrontMatter, 'entries' | 'readable'> {
  const document = parseDocument(text, { strict: false, uniqueKeys: false, logLevel: 'silent' });
  const entries: Entry[] = [];
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const field = fieldOfHeader(name);
      if (field === null || field === 'rowNumber') continue;
      const values = isSeq(value) ? (value.items as Node[]) : [value as Node | null];
      for (const node of values) {
        const claim = claimOf(source, start, field, name, node);
        if (claim) entries.push({ key: headerKey(name), field, claim });
      }
    }
  }
  return { entries, readable: document.errors.length === 0 };
}

function claimOf(
  source: SourceText,
  base: number,
  field: Field,
  name: string,
  node: Node | null,
): Claim | null {
  if (!node || isAlias(node) || !isScalar(node) || !node.range) return null;
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  const from = node.range[0] + (quoted ? 1 : 0);
  const to = Math.max(node.range[1] - (quoted ? 1 : 0), from);
  const written = typeof node.value === 'string' ? node.value : (node.source ?? '');
  const text = isPlaceholder(written) ? '' : written.trim();
  return { field, from: 'field', text, range: rangeOfOffsets(source, base + from, base + to), name };
}
