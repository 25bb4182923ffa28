/** What one `<specobject>` says, as claims; ids are put together as OpenFastTrace puts them together. */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import type { TextRange } from '../../model/textRange.ts';
import { artifactType, specificationId, specificationName } from '../../vocabulary/specificationIds.ts';
import type { TextLines } from '../planFile/textLines.ts';

/** The text of an element that holds no others, with the offsets of what it holds, without blanks. */
export interface Content {
  readonly name: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface Specobject {
  readonly doctype: string;
  readonly start: number;
  readonly end: number;
  readonly contents: readonly Content[];
}

const fieldOfElement: Readonly<Record<string, Field>> = {
  version: 'version',
  status: 'status',
  shortdesc: 'title',
  description: 'description',
  rationale: 'note',
  comment: 'note',
  needsobj: 'needs',
  tag: 'tags',
  dependson: 'dependsOn',
};

/** `req:login.sso`, as ReqM2 writes an id without its revision. */
const legacyName = new RegExp(`^(${artifactType})(?:~${artifactType})?:(${specificationName})$`, 'u');

/** `null` for an object whose id makes none. */
export function factOfSpecobject(
  { doctype, start, end, contents }: Specobject,
  lines: TextLines,
  outer: readonly Claim[],
): RequirementFact | null {
  const idContent = contents.find(({ name }) => name === 'id');
  const version = contents.find(({ name }) => name === 'version')?.text ?? '';
  if (!idContent) return null;
  const id = idOf(idContent.text, doctype, version);
  if (id === null) return null;
  const range = lines.range(start, end);
  const anchor = lines.range(idContent.from, idContent.to);
  const claims: Claim[] = [claim('id', 'id', id, anchor)];
  claims.push(claim('type', 'doctype', specificationId(id)!.type, anchor));
  for (const [index, content] of contents.entries()) {
    if (content.text === '') continue;
    const place = lines.range(content.from, content.to);
    const field = fieldOfElement[content.name];
    if (field) claims.push(claim(field, content.name, content.text, place));
    if (content.name !== 'linksto') continue;
    const revision = contents[index + 1];
    const target = idOf(content.text, '', revision?.name === 'dstversion' ? revision.text : '');
    if (target !== null) claims.push(claim('covers', content.name, target, place));
  }
  const title = claims.find(({ field }) => field === 'title')?.text ?? '';
  return {
    id,
    title,
    shape: 'block',
    role: 'definition',
    definesAlways: true,
    range,
    anchor,
    claims: [...claims, ...outer],
    headings: [],
  };
}

/** An artifact type that is stated counts; without one, a name like `req:login` says it. */
function idOf(written: string, doctype: string, version: string): string | null {
  const legacy = legacyName.exec(written);
  const type = doctype || (legacy?.[1] ?? 'unknown');
  const id = `${type}~${legacy?.[2] ?? written}~${version}`;
  return specificationId(id) === null ? null : id;
}

function claim(field: Field, name: string, text: string, range: TextRange): Claim {
  return { field, from: 'field', text, range, name };
}
