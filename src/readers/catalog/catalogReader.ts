/**
 * Reads Backstage's `catalog-info.yaml`: systems, components, APIs and domains, with whom they belong to. It
 * holds no requirements; placement makes modules of it. Grammar: Backstage's “Descriptor Format”.
 */
import type { Catalog, CatalogEntity } from '../../model/catalog.ts';
import { entityKey } from '../../model/catalog.ts';
import defer * as yaml from '../planFile/parseYaml.ts';
import defer * as planSource from '../planFile/planSource.ts';
import type { Entries } from '../planFile/planSource.ts';
import defer * as planValues from '../planFile/planValues.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import defer * as yamlFiles from '../yamlRequirements/yamlDocuments.ts';
import { isToolFile } from '../yamlRequirements/toolFiles.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const longestFile = 1024 * 1024;
const mostEntities = 2_000;

export const catalogReader: Reader = {
  name: 'backstage',
  accepts: (path) => isNamedAsCatalog(path) || (/\.ya?ml$/iu.test(path) && !isToolFile(path)),
  isNamedFor: isNamedAsCatalog,
  recognises: ({ text }) => /^apiVersion[ \t]{0,8}:[ \t]{0,8}["']?backstage\.io\//mu.test(text),
  read,
};

function isNamedAsCatalog(path: string): boolean {
  return /(?:^|\/)catalog-info\.ya?ml$/u.test(path);
}

function read({ path, text }: ReaderInput): ReaderResult {
  if (text.length > longestFile) return nothing;
  const entities: CatalogEntity[] = [];
  for (const part of yamlFiles.yamlDocuments(text).slice(0, mostEntities)) {
    const source = new planSource.PlanSource(part.text, yaml.parseYaml(part.text).root);
    const root = source.value(source.root);
    const entries = root && source.entries(root);
    const entity = entries && entityOf(source, entries);
    if (!entity) continue;
    const { range } = entity;
    const lower = { ...range, line: range.line + part.line, endLine: range.endLine + part.line };
    entities.push({ ...entity, range: lower });
  }
  const catalog: Catalog = { path, entities };
  return { ...nothing, catalog };
}

function entityOf(source: planSource.PlanSource, entries: Entries): CatalogEntity | null {
  const kind = kindOf(textOf(entries, 'kind')?.text);
  const metadata = mapOf(source, entries, 'metadata');
  const spec = mapOf(source, entries, 'spec');
  const name = metadata && textOf(metadata, 'name');
  // A template for new repositories has `${{ values.name }}` here.
  if (!kind || !metadata || !name || /[{}]/u.test(name.text)) return null;
  const title = textOf(metadata, 'title');
  const owner = spec && textOf(spec, 'owner')?.text;
  const partOf = spec ? outerKeys.flatMap(([key, outer]) => refOf(textOf(spec, key)?.text, outer)) : [];
  return {
    kind,
    name: name.text,
    title: title?.text ?? name.text,
    owner: owner ? owner.slice(Math.max(owner.lastIndexOf(':'), owner.lastIndexOf('/')) + 1) || null : null,
    partOf,
    range: (title ?? name).range,
  };
}

/** What an entity is a part of, nearest first, with the kind that a reference without one means. */
const outerKeys: readonly (readonly [key: string, kind: CatalogEntity['kind']])[] = [
  ['subcomponentOf', 'component'],
  ['system', 'system'],
  ['subdomainOf', 'domain'],
  ['domain', 'domain'],
];

/** `[kind:][namespace/]name`. */
function refOf(text: string | undefined, outer: CatalogEntity['kind']): string[] {
  const found = /^(?:(\w{1,30}):)?(?:[^/:]{1,100}\/)?([^/:]{1,100})$/u.exec(text ?? '');
  const name = found?.[2];
  if (name === undefined) return [];
  return [entityKey({ kind: kindOf(found?.[1]) ?? outer, name })];
}

function kindOf(text: string | undefined): CatalogEntity['kind'] | null {
  const kind = text?.toLowerCase();
  return kind === 'domain' || kind === 'system' || kind === 'component' || kind === 'api' ? kind : null;
}

function mapOf(source: planSource.PlanSource, entries: Entries, key: string): Entries | null {
  const value = entries.get(key)?.value;
  return value ? source.entries(value) : null;
}

function textOf(entries: Entries, key: string): ReturnType<typeof planValues.writtenText> {
  return planValues.writtenText(entries.get(key)?.value ?? null);
}
