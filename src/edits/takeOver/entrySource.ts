/** The YAML source of a new entry, in lines or in braces. */
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';

/** A text, a number or date as it is, a list of texts, or a list of such maps. */
export type EntryValue = string | { readonly plain: string } | readonly string[] | readonly EntryPairs[];

export type EntryPairs = readonly (readonly [key: string, value: EntryValue])[];

export function valueSource(value: EntryValue, inFlow: boolean): string {
  if (typeof value === 'string') return yamlScalar(value, { inFlow });
  if ('plain' in value) return yamlScalar(value.plain, { inFlow, before: value.plain });
  const items = value.map((item) =>
    typeof item === 'string' ? yamlScalar(item, { inFlow: true }) : flowSource(item),
  );
  return `[${items.join(', ')}]`;
}

/** `{ id: p4, name: 四期 }`. */
export function flowSource(pairs: EntryPairs): string {
  return `{ ${pairs.map(([key, value]) => `${key}: ${valueSource(value, true)}`).join(', ')} }`;
}

/** The lines of an item whose `-` stands in this column. */
export function blockLines(pairs: EntryPairs, indent: number): readonly string[] {
  const blanks = ' '.repeat(indent);
  return pairs.map(
    ([key, value], at) => `${blanks}${at === 0 ? '- ' : '  '}${key}: ${valueSource(value, false)}`,
  );
}
