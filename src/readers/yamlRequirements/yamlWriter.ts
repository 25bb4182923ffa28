/** Sets fields of the requirements in YAML and JSON files, in the maps that they were read from. */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { brokenYaml } from '../planFile/planFileWriter.ts';
import { TextLines } from '../planFile/textLines.ts';
import { claimToChange, says, takesPart } from '../table/fieldClaims.ts';
import {
  documentChanged,
  type FieldValue,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type WriterInput,
  type Written,
} from '../writer.ts';
import { idKeyName, idSplice, keysOf } from '../yaml/idKey.ts';
import { newKey } from '../yaml/newKey.ts';
import { isSplice, type SpliceResult } from '../yaml/yamlSplice.ts';
import { fileParts, type ItemMaps, keysIn } from './itemMaps.ts';

export const yamlWriter: Writer = {
  setField(input, facts, field, value): Written {
    const lines = new TextLines(input.text);
    const edits: SourceEdit[] = [];
    const refusals = new Map<RequirementFact, Message>();
    const left = new Set(facts);
    for (const { start, line, next, maps } of fileParts(input.text)) {
      for (const fact of [...left].filter(({ range }) => range.line >= line && range.line < next)) {
        left.delete(fact);
        const result = setIn(maps(), fact, input, field, value);
        if (isSplice(result))
          edits.push({ range: lines.range(start + result.start, start + result.end), text: result.text });
        else if (result) refusals.set(fact, result);
      }
    }
    for (const fact of left) refusals.set(fact, documentChanged());
    return { edits, refusals };
  },

  giveId({ text, requirements }, fact, id) {
    const part = fileParts(text).find(({ line, next }) => fact.range.line >= line && fact.range.line < next);
    if (!part) return documentChanged();
    const { yaml, isBroken } = part.maps();
    const map = part.maps().mapOf(fact);
    if (isBroken) return brokenYaml();
    const result = map ? idSplice(yaml, map, idKeyName(requirements, keysOf(map)), id) : notHere();
    if (!isSplice(result)) return result ?? documentChanged();
    const lines = new TextLines(text);
    return [{ range: lines.range(part.start + result.start, part.start + result.end), text: result.text }];
  },
};

function setIn(
  maps: ItemMaps,
  fact: RequirementFact,
  input: WriterInput,
  field: WritableField,
  value: FieldValue,
): SpliceResult {
  const { yaml } = maps;
  if (maps.isBroken) return brokenYaml();
  const map = maps.mapOf(fact);
  if (!map) return notHere();
  const shared = yaml.sharedBy(map);
  if (shared) return shared;
  const text = valueText(value);
  const named = claimToChange(fact.claims, field)?.name;
  const isKey = (name: string): boolean =>
    named === undefined ? fieldOfHeader(name) === field : name === named;
  if (text !== '') return yaml.setKey(map, isKey, keyFor(input, keysIn(map), field, text), text);
  const pair = named === undefined ? null : yaml.pairOf(map, isKey);
  return pair && yaml.removeKey(map, pair);
}

/** The key that the file's other requirements use most, else one in the style of those around it. */
export function keyFor(
  { requirements }: WriterInput,
  keys: readonly string[],
  field: WritableField,
  text: string,
): string {
  const counts = new Map<string, number>();
  for (const { claims } of requirements) {
    for (const { field: stated, from, name, text: said } of claims) {
      const counted =
        from === 'field' &&
        name !== '' &&
        (stated === field || (takesPart(stated, field) && says(said, stated, field)));
      if (counted) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? newKey(keys, field, text);
}

export function notHere(): Message {
  return message('The value is written in a way that cannot be changed here. Change it in the file.');
}
