/** Writes the id of a requirement that a YAML map holds: as its first key, where people look for it. */
import type { YAMLMap } from 'yaml';
import type { RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { documentLanguage, fieldWord } from '../../vocabulary/fieldWords.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { keyText } from '../planFile/nodeSpans.ts';
import { isScalar } from 'yaml';
import type { SpliceResult, YamlText } from './yamlSplice.ts';

/** The first key of the map becomes the id's; a key for it that says nothing is filled. */
export function idSplice(yaml: YamlText, map: YAMLMap.Parsed, key: string, id: string): SpliceResult {
  const shared = yaml.sharedBy(map);
  if (shared) return shared;
  const pair = yaml.pairOf(map, (name) => fieldOfHeader(name) === 'id');
  if (pair) {
    const { value } = pair;
    const said = isScalar(value) ? (value.source ?? '') : value === null ? '' : 'more';
    if (said !== '' && !isPlaceholder(said))
      return message('The value is written in a way that cannot be changed here. Change it in the file.');
    return yaml.setValue(pair, id, map.flow === true);
  }
  const first = map.items[0];
  if (!first) return yaml.addKey(map, key, yaml.scalar(id, map));
  const entry = `${yaml.scalar(key, map)}: ${yaml.scalar(id, map)}`;
  const start = first.key.range[0];
  const line = Math.max(yaml.text.lastIndexOf('\n', start - 1), yaml.text.lastIndexOf('\r', start - 1)) + 1;
  const before = yaml.text.slice(line, start);
  if (map.flow) {
    const gap = before.trim() === '' && line > map.range[0] ? `${yaml.lineEndNear(line)}${before}` : ' ';
    return { start, end: start, text: `${entry},${gap}` };
  }
  const indent = before.replace(/^\uFEFF/u, '');
  if (!/^[\s-]*$/u.test(indent)) return yaml.addKey(map, key, yaml.scalar(id, map));
  return { start, end: start, text: `${entry}${yaml.lineEndNear(start)}${indent.replace(/-/gu, ' ')}` };
}

/** The key for ids that the file's other requirements use most, else one in the language of its keys. */
export function idKeyName(requirements: readonly RequirementFact[], keys: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const { claims } of requirements) {
    for (const { field, name } of claims)
      if (field === 'id' && name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most) return most[0];
  const language = documentLanguage(keys.join(' '));
  return language === 'en' ? 'id' : fieldWord('id', language);
}

/** The keys of a map, for `idKeyName`. */
export function keysOf(map: YAMLMap.Parsed): readonly string[] {
  return map.items.map(({ key }) => keyText(key) ?? '');
}
