/** Sets fields of a requirement that a document's front matter states. */
import { isMap } from 'yaml';
import { message, type Message } from '../../model/message.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { keyText } from '../planFile/nodeSpans.ts';
import { parseYaml } from '../planFile/parseYaml.ts';
import { claimToChange } from '../table/fieldClaims.ts';
import { type FieldValue, type SourceEdit, valueText, type WritableField } from '../writer.ts';
import { newKey } from '../yaml/newKey.ts';
import { isSplice, YamlText } from '../yaml/yamlSplice.ts';
import type { Claim } from '../../model/facts.ts';
import { rangeOfOffsets, type SourceText } from './sourceText.ts';

/** `claims` are those that the front matter states; `endLine` is the line behind its closing `---`. */
export function frontMatterEdit(
  source: SourceText,
  endLine: number,
  claims: readonly Claim[],
  field: WritableField,
  value: FieldValue,
): SourceEdit | Message | null {
  const start = source.starts[1] ?? 0;
  const text = source.text.slice(start, source.starts[endLine - 1]);
  const tree = parseYaml(text);
  const map = tree.root;
  if (!isMap(map) || tree.errors.length > 0)
    return message('The file is not valid YAML, so nothing can be written into it. Mend it first.');
  const yaml = new YamlText(text, map);
  const written = valueText(value);
  // A key that says nothing is filled before another one is added.
  const named = claimToChange(claims, field)?.name;
  const isKey = (key: string): boolean =>
    named === undefined ? fieldOfHeader(key) === field : key === named;
  const pair = yaml.pairOf(map, isKey);
  const result =
    written !== ''
      ? yaml.setKey(
          map,
          isKey,
          newKey(
            map.items.map(({ key }) => keyText(key) ?? ''),
            field,
            written,
          ),
          written,
        )
      : pair && yaml.removeKey(map, pair);
  if (!isSplice(result)) return result;
  return { range: rangeOfOffsets(source, start + result.start, start + result.end), text: result.text };
}
