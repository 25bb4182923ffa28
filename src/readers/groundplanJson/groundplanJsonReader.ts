/**
 * Reads what `groundplan export --format json` (and `list --json`) writes of another repository. It is a copy of
 * documents that stand elsewhere, and is read only. What that repository itself only read is left to its own export.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { type Field, fields as allFields } from '../../model/field.ts';
import { fileClaims } from '../fileClaims.ts';
import { TextLines } from '../planFile/textLines.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import defer * as json from '../json/jsonDocument.ts';
import { isToolFile } from '../yamlRequirements/toolFiles.ts';
import type { JsonMap, JsonText } from '../json/jsonPlaces.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const lookedAt = 2000;

const fieldNamed: ReadonlyMap<string, Field> = new Map(allFields.map((field) => [field, field]));

export const groundplanJsonReader: Reader = {
  name: 'groundplanJson',
  accepts: (path) => /\.json$/iu.test(path) && !isToolFile(path),
  recognises: ({ text }) =>
    /"requirements"\s{0,40}:\s{0,40}\[\s{0,40}\{\s{0,40}"key"\s{0,40}:/u.test(text.slice(0, lookedAt)),
  read,
};

function read({ path, text }: ReaderInput): ReaderResult {
  const root = json.jsonRoot(text);
  if (!('kind' in root)) return root;
  const lines = new TextLines(text);
  const places = fileClaims(path);
  const listed = json.valueOf(root, 'requirements');
  const requirements = (listed?.kind === 'list' ? listed.items : []).flatMap((item) =>
    item.kind === 'map' ? factOf(item, lines, places) : [],
  );
  return { ...nothing, requirements };
}

function factOf(item: JsonMap, lines: TextLines, places: readonly Claim[]): readonly RequirementFact[] {
  if (json.valueOf(item, 'source')) return [];
  const id = json.textOf(item, 'id');
  const title = json.textOf(item, 'title');
  const named = id ?? title;
  if (!named) return [];
  const claims: Claim[] = [];
  const claim = (field: Field, at: JsonText | null, name = ''): void => {
    if (at)
      claims.push({ field, from: 'field', text: at.text.trim(), range: lines.range(at.start, at.end), name });
  };
  claim('id', id);
  claim('title', title);
  const modules = json.valueOf(item, 'modules');
  const placed = (modules?.kind === 'list' ? modules.items : []).flatMap((module) =>
    module.kind === 'map' ? (json.textOf(module, 'name') ?? []) : [],
  );
  for (const module of placed) claim('module', module);
  const phase = json.valueOf(item, 'phase');
  const inPhase = phase?.kind === 'map' ? json.textOf(phase, 'name') : null;
  claim('phase', inPhase);
  const fields = json.valueOf(item, 'fields');
  const said = new Set<Field>(['id', 'title', ...(placed.length > 0 ? ['module' as const] : [])]);
  if (inPhase) said.add('phase');
  for (const { key, value } of fields?.kind === 'map' ? fields.entries : []) {
    const field = fieldNamed.get(key.text) ?? 'other';
    if (value.kind !== 'text' || value.text.trim() === '' || said.has(field)) continue;
    claim(field, value, key.text);
    if (field !== 'other') said.add(field);
  }
  for (const field of ['status', 'priority'] as const)
    if (!said.has(field)) claim(field, json.textOf(item, field));
  return [
    {
      id: id?.text ?? null,
      title: title?.text.trim() ?? '',
      shape: 'block',
      role: 'definition',
      range: lines.range(item.start, item.end),
      anchor: lines.range(named.start, named.end),
      claims: [...claims, ...places],
      headings: [],
      isCopy: true,
    },
  ];
}
