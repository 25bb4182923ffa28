/** The words that the page itself says, by what they are for; the editor gives them in the person's language. */
import { shape, text, type Check } from '../messages.ts';

export const wordNames = [
  'board',
  'pictures',
  'plan',
  'process',
  'value',
  'filters',
  'search',
  'searchHint',
  'ofPlan',
  'module',
  'phase',
  'status',
  'priority',
  'owner',
  'any',
  'onlyFindings',
  'clear',
  'grid',
  'modules',
  'foldAll',
  'unfoldAll',
  'cellEmpty',
  'cell',
  'moreMeasures',
  'selected',
  'pickedUp',
  'over',
  'overSame',
  'dropped',
  'cancelled',
  'notHere',
  'dragging',
  'keys',
  'keysText',
  'hint',
  'report',
] as const;
export type WordName = (typeof wordNames)[number];
export type Words = Readonly<Record<WordName, string>>;

export const isWords: Check<Words> = shape<Words>(
  Object.fromEntries(wordNames.map((name) => [name, text])) as Record<WordName, Check<string>>,
);

/** Puts values into the places `{0}`, `{1}` … of a sentence. */
export function filled(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (place, index: string) => `${values[Number(index)] ?? place}`);
}
