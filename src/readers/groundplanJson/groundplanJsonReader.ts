/**
 * Reads what `groundplan export --format json` (and `list --json`) writes of another repository. It is a copy of
 * documents that stand elsewhere, and is read only. What that repository itself only read is left to its own export.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { type Field, fields as allFields } from '../../model/field.ts';
import { message } from '../../model/message.ts';
import { startOfText } from '../../model/textRange.ts';
import { fileClaims } from '../fileClaims.ts';
import { TextLines } from '../planFile/textLines.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import defer * as json from '../sphinxNeeds/jsonPlaces.ts';
import { isToolFile } from '../yamlRequirements/toolFiles.ts';
import type { JsonMap, JsonNode, JsonText } from '../sphinxNeeds/jsonPlaces.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const megabyte = 1024 * 1024;
const mostCharacters = 32 * megabyte;
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
  if (text.length > mostCharacters) {
    const reason = message('A file of more than {0} MB', mostCharacters / megabyte);
    return { ...nothing, leftOut: [{ reason, range: startOfText }] };
  }
  const root = json.readJson(text);
  if (root?.kind !== 'map') {
    const broken = message('The JSON is broken, so its requirements cannot be read.');
    return { ...nothing, problems: [{ code: 'document/unreadable', message: broken, range: startOfText }] };
  }
  const lines = new TextLines(text);
  const places = fileClaims(path);
  const listed = valueOf(root, 'requirements');
  const requirements = (listed?.kind === 'list' ? listed.items : []).flatMap((item) =>
    item.kind === 'map' ? factOf(item, lines, places) : [],
  );
  return { ...nothing, requirements };
}

function factOf(item: JsonMap, lines: TextLines, places: readonly Claim[]): readonly RequirementFact[] {
  if (valueOf(item, 'source')) return [];
  const id = textOf(item, 'id');
  const title = textOf(item, 'title');
  const named = id ?? title;
  if (!named) return [];
  const claims: Claim[] = [];
  const claim = (field: Field, at: JsonText | null, name = ''): void => {
    if (at)
      claims.push({ field, from: 'field', text: at.text.trim(), range: lines.range(at.start, at.end), name });
  };
  claim('id', id);
  claim('title', title);
  const modules = valueOf(item, 'modules');
  const placed = (modules?.kind === 'list' ? modules.items : []).flatMap((module) =>
    module.kind === 'map' ? (textOf(module, 'name') ?? []) : [],
  );
  for (const module of placed) claim('module', module);
  const phase = valueOf(item, 'phase');
  const inPhase = phase?.kind === 'map' ? textOf(phase, 'name') : null;
  claim('phase', inPhase);
  const fields = valueOf(item, 'fields');
  const said = new Set<Field>(['id', 'title', ...(placed.length > 0 ? ['module' as const] : [])]);
  if (inPhase) said.add('phase');
  for (const { key, value } of fields?.kind === 'map' ? fields.entries : []) {
    const field = fieldNamed.get(key.text) ?? 'other';
    if (value.kind !== 'text' || value.text.trim() === '' || said.has(field)) continue;
    claim(field, value, key.text);
    if (field !== 'other') said.add(field);
  }
  for (const field of ['status', 'priority'] as const)
    if (!said.has(field)) claim(field, textOf(item, field));
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

function valueOf({ entries }: JsonMap, name: string): JsonNode | null {
  return entries.find(({ key }) => key.text === name)?.value ?? null;
}

function textOf(map: JsonMap, name: string): JsonText | null {
  const value = valueOf(map, name);
  return value?.kind === 'text' && value.text.trim() !== '' ? value : null;
}
