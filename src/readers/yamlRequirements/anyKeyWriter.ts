/** Sets any key of requirements in YAML and JSON files, as an import does: titles, descriptions and unknown columns too. */
import type { Field } from '../../model/field.ts';
import type { RequirementFact } from '../../model/facts.ts';
import { documentLanguage } from '../../vocabulary/fieldWords.ts';
import { fieldOfHeader, headerKey } from '../../vocabulary/headers.ts';
import { TextLines } from '../planFile/textLines.ts';
import { isOwn, says, takesPart } from '../table/fieldClaims.ts';
import type { SourceEdit, WritableField, WriterInput } from '../writer.ts';
import { newKey } from '../yaml/newKey.ts';
import { isSplice } from '../yaml/yamlSplice.ts';
import { type FilePart, fileParts, keysIn } from './itemMaps.ts';

export interface KeyToWrite {
  readonly field: Field;
  /** The key, where neither the item nor those beside it have one for the field. */
  readonly word: string;
  readonly text: string;
  readonly writable: WritableField | null;
}

/** One text, parsed once, for any number of changes that do not touch each other. */
export class YamlFields {
  readonly #input: WriterInput;
  readonly #lines: TextLines;
  readonly #parts: readonly FilePart[];
  readonly #keys = new Map<string, string>();

  constructor(input: WriterInput) {
    this.#input = input;
    this.#lines = new TextLines(input.text);
    this.#parts = fileParts(input.text);
  }

  /** `null` where the value is written in a way that cannot be changed. */
  set(fact: RequirementFact, { field, word, text, writable }: KeyToWrite): readonly SourceEdit[] | null {
    const { line } = fact.range;
    const part = this.#parts.find((each) => line >= each.line && line < each.next);
    const maps = part?.maps();
    const map = maps?.isBroken === false ? maps.mapOf(fact) : null;
    if (!part || !maps || !map || maps.yaml.sharedBy(map)) return null;
    const own = fact.claims.filter(
      (claim) =>
        isOwn(claim) && isFieldOf(claim.field, field) && (field !== 'other' || isNamed(claim.name, word)),
    );
    const said = own.find((claim) => writable === null || says(claim.text, claim.field, writable)) ?? own[0];
    // A mere title behind the id has no key of its own.
    if (said?.name === '') return null;
    const isKey = (name: string): boolean => {
      if (said) return name === said.name;
      return field === 'other' ? isNamed(name, word) : fieldOfHeader(name) === field;
    };
    const result = maps.yaml.setKey(map, isKey, this.keyFor(keysIn(map), field, word, writable), text);
    if (result === null) return [];
    if (!isSplice(result)) return null;
    const { start } = part;
    return [{ range: this.#lines.range(start + result.start, start + result.end), text: result.text }];
  }

  /** The key that the file's other requirements use most, else one in their style; looked for once. */
  keyFor(keys: readonly string[], field: Field, word: string, writable: WritableField | null): string {
    if (field === 'other') return word;
    let key = this.#keys.get(field);
    if (key !== undefined) return key;
    const counts = new Map<string, number>();
    for (const { claims } of this.#input.requirements)
      for (const { field: stated, from, name, text } of claims) {
        const counted = from === 'field' && name !== '' && isFieldOf(stated, field);
        if (counted && (writable === null || says(text, stated, writable)))
          counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    key =
      [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ??
      (writable ? newKey(keys, writable, '') : englishKey(keys, field, word));
    this.#keys.set(field, key);
    return key;
  }
}

function isFieldOf(stated: Field, field: Field): boolean {
  return stated === field || ((field === 'phase' || field === 'status') && takesPart(stated, field) !== null);
}

function isNamed(name: string, word: string): boolean {
  return headerKey(name) === headerKey(word);
}

/** A Chinese header among English keys is written as its field is called, where that is understood. */
function englishKey(keys: readonly string[], field: Field, word: string): string {
  const isOther = documentLanguage(keys.join(' ')) === 'en' && /\p{Script=Han}/u.test(word);
  return isOther && fieldOfHeader(field) === field ? field : word;
}
