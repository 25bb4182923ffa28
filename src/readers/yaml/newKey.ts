/** The key that a map gets for a field which none of its keys names. */
import { documentLanguage, fieldWord } from '../../vocabulary/fieldWords.ts';
import { exemptionReason } from '../../vocabulary/values.ts';
import type { WritableField } from '../writer.ts';

/** In the language, the case and with the signs between words that the other keys have. */
export function newKey(keys: readonly string[], field: WritableField, value: string): string {
  const all = keys.join(' ');
  const language = documentLanguage(all);
  // A bare “phase” may be a status as well, which a reason for having none cannot decide.
  const isReason = field === 'phase' && language === 'en' && exemptionReason(value) !== null;
  const word = isReason ? 'Planned phase' : fieldWord(field, language);
  if (language !== 'en') return word;
  if (keys.filter((key) => /^[A-Z]/u.test(key)).length * 2 > keys.length) return word;
  const parts = word.toLowerCase().split(' ');
  if (all.includes('-')) return parts.join('-');
  if (/[a-z][A-Z]/u.test(all)) return parts.map((part, at) => (at === 0 ? part : capital(part))).join('');
  return parts.join('_');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
