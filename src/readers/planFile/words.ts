/** Reads the `words:` of a plan file: what a team calls modules, phases, processes, steps and requirements. */
import { isScalar } from 'yaml';
import { message } from '../../model/message.ts';
import { businessWords, type BusinessWord, type OwnWord, type OwnWords } from '../../model/plan.ts';
import { pluralOf } from '../../vocabulary/plural.ts';
import { type Entries, type Entry, type PlanSource, scalarText } from './planSource.ts';
import { placeOf } from './planValues.ts';
import { readMap } from './settings.ts';

/** A word that is longer would not fit into the sentences. */
const longestWord = 24;

/** `undefined` where the plan renames nothing; what is no word is reported and left out. */
export function readWords(source: PlanSource, plan: Entries): OwnWords | undefined {
  const words: Partial<Record<BusinessWord, OwnWord>> = {};
  for (const entry of readMap(source, plan, 'words')?.values() ?? []) {
    const which = businessWords.find((word) => word === entry.key);
    if (!which) {
      source.report(
        entry.keyRange,
        message('“{0}” cannot be renamed here; {1} can.', entry.key, businessWords.join(', ')),
      );
      continue;
    }
    const word = ownWord(source, entry);
    if (word) words[which] = word;
    else if (entry.value) {
      source.report(
        placeOf(entry),
        message(
          'A word of your own has up to {0} characters and no braces, such as “subsystem”. For another plural, write both: “[series, series]”.',
          longestWord,
        ),
      );
    }
  }
  return Object.keys(words).length > 0 ? words : undefined;
}

/** One word, or one and its plural. */
function ownWord(source: PlanSource, { value }: Entry): OwnWord | null {
  if (!value) return null;
  const nodes = isScalar(value.node) ? [value] : (source.items(value) ?? []);
  const texts = nodes.map(({ node }) => (isScalar(node) ? scalarText(node).trim() : ''));
  const [one, many = pluralOf(one ?? '')] = texts;
  if (one === undefined || texts.length > 2 || !isWord(one) || !isWord(many)) return null;
  return { one, many };
}

/** Braces are the places of what sentences speak of. */
function isWord(text: string): boolean {
  return text.length > 0 && text.length <= longestWord && !/[{}\p{Cc}\u2028\u2029]/u.test(text);
}
