/** YAML between `---` lines at the start of a document: fields of the whole document, or a requirement of its own. */
import type { Claim, Origin } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { fieldOfHeader, isRequirementHeader } from '../../vocabulary/headers.ts';
import { isColumnId } from '../table/requirementId.ts';
import defer * as frontMatterEntries from './frontMatterEntries.ts';
import type { SourceText } from './sourceText.ts';

export interface FrontMatter {
  /** The line behind the closing `---`. */
  readonly endLine: number;
  readonly entries: readonly Entry[];
  /** It is YAML and could be read. */
  readonly readable: boolean;
}

export interface Entry {
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
  return { endLine: close + 1, ...frontMatterEntries.readEntries(source, start, text) };
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
      (key === 'requirementid' ||
        key === 'reqid' ||
        key === 'id' ||
        key.includes('需求') ||
        key === '编号' ||
        key === '編號'),
  );
  const named = entries.some(
    ({ key }) => key === 'requirementname' || ['需求名称', '需求标题', '需求名稱', '需求標題'].includes(key),
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
