/**
 * What a requirement says once a request that was made again is merged into it: who asks as well, in the field that its
 * document has for that, and a note with the day and the words. Its title and its description stay what they are.
 */
import { askersIn } from '../insight/capture/knownAskers.ts';
import { writtenLanguage } from '../insight/choices.ts';
import { fieldText, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { nameKey } from '../vocabulary/names.ts';
import { isPlaceholder } from '../vocabulary/values.ts';
import { isSaidIn } from './adding/isSaidIn.ts';

/** A request that was made again. */
export interface AskedAnew {
  /** Who asks now; `null` where nobody says. */
  readonly asker: string | null;
  readonly said: string;
  /** An ISO date. */
  readonly on: string;
}

export interface MergedField {
  readonly field: 'source' | 'requester' | 'note';
  /** `null` where nothing is said yet. */
  readonly before: string | null;
  readonly after: string;
}

/** In the order in which they are written; the note always comes last. */
export function mergedFields(
  snapshot: Pick<Snapshot, 'document'>,
  requirement: Requirement,
  { asker, said, on }: AskedAnew,
): readonly MergedField[] {
  const language = writtenLanguage(snapshot.document(requirement.uri));
  const chinese = language !== 'en';
  const who = (asker ?? '').replace(/\s+/gu, ' ').trim();
  const known = (field: MergedField['field']): string | null => {
    const text = fieldText(requirement, field);
    return text === null || isPlaceholder(text) ? null : text;
  };
  const joined = (before: string | null, added: string): string =>
    (before === null ? added : `${before}${chinese ? '；' : '; '}${added}`).replace(/\s+/gu, ' ').trim();
  const noted = chinese
    ? `${on} ${who}又提：${said}`
    : `${on} asked again${who === '' ? '' : ` by ${who}`}: ${said}`;
  const note = known('note');
  const fields: MergedField[] = [{ field: 'note', before: note, after: joined(note, noted) }];
  // Who asks goes where the neighbours say it; the note has it in any case.
  const field = (['source', 'requester'] as const).find((one) => isSaidIn(snapshot, requirement, one));
  if (who === '' || field === undefined) return fields;
  const before = known(field);
  const isKnown = (['source', 'requester'] as const).some((one) =>
    askersIn(known(one) ?? '').some((text) => isSameAsker(text, who)),
  );
  return isKnown ? fields : [{ field, before, after: joined(before, who) }, ...fields];
}

/** `华东销售一部 · 周会` is the place and the occasion: the place is who asks. */
function isSameAsker(text: string, who: string): boolean {
  const [place = ''] = text.split(/\s{0,4}[·•|｜]\s{0,4}/u, 1);
  return nameKey(text) === nameKey(who) || nameKey(place) === nameKey(who);
}
