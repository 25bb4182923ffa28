/** YAML between `---` lines at the start of a document: fields of the whole document, or a requirement of its own. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Claim, Origin } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { fieldOfHeader, headerKey, isRequirementHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { isColumnId } from '../table/requirementId.ts';
import { rangeOfOffsets, type SourceText } from './sourceText.ts';

export interface FrontMatter {
  /** The line behind the closing `---`. */
  readonly endLine: number;
  readonly entries: readonly Entry[];
  /** It is YAML and could be read. */
  readonly readable: boolean;
}

interface Entry {
  readonly key: string;
  readonly field: Field;
  readonly claim: Claim;
}

const mostLines = 200;
/** What every requirement below may inherit; how far the document itself is says nothing of them. */
const inheritable: ReadonlySet<Field> = new Set([
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'priority',
  'source',
  'requester',
  'process',
  'step',
  'businessLine',
  'product',
]);

/** `null` when the text starts with none. */
export function readFrontMatter(source: SourceText): FrontMatter | null {
  if ((source.lines[0] ?? '').trim() !== '---') return null;
  const last = Math.min(source.lines.length, mostLines);
  let close = 1;
  while (close < last && !/^(?:---|\.\.\.)\s{0,8}$/.test(source.lines[close] ?? '')) close++;
  if (close >= last) return null;
  const start = source.starts[1] ?? 0;
  const text = source.text.slice(start, source.starts[close]);
  // A cheap look: parsing YAML costs more than all the rest of a document.
  const known = source.lines.slice(1, close).some((line) => {
    const key = /^["']?([\p{L}][\p{L}\p{N}\s_.-]{0,40})["']?\s{0,4}:/u.exec(line)?.[1];
    const field = key === undefined ? null : fieldOfHeader(key);
    return (
      field !== null &&
      (field === 'id' || field === 'status' || inheritable.has(field) || isRequirementHeader(key ?? ''))
    );
  });
  if (!known) return { endLine: close + 1, entries: [], readable: true };
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
  return { endLine: close + 1, entries, readable: document.errors.length === 0 };
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

/** The fields that requirements in the document inherit, as said by the file. */
export function inheritedFromFile({ entries }: FrontMatter): Claim[] {
  const origin: Origin = 'file';
  return entries
    .filter(
      ({ field, claim }) => inheritable.has(field) && claim.text !== '' && !/version|版本/iu.test(claim.name),
    )
    .map(({ claim }) => ({ ...claim, from: origin }));
}

/** The document is one requirement when its front matter gives an id and says more of it. */
export function isRequirement({ entries }: FrontMatter): boolean {
  const id = entries.find(
    ({ field, key }) =>
      field === 'id' &&
      (key === 'requirementid' || key === 'reqid' || key === 'id' || key.includes('需求') || key === '编号'),
  );
  const named = entries.some(
    ({ key }) => key === 'requirementname' || key === '需求名称' || key === '需求标题',
  );
  if (!id) return named;
  if (!isColumnId(id.claim.text) || /^(?:adr|task|tc|bug|rfc)[-_]/i.test(id.claim.text)) return false;
  const says = entries.some(
    ({ field }) =>
      field === 'priority' ||
      field === 'status' ||
      field === 'phase' ||
      field === 'phaseOrStatus' ||
      field === 'module',
  );
  return named || says || (id.key !== 'id' && entries.some(({ field }) => field === 'title'));
}
