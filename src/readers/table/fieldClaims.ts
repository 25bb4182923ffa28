/** Which of a requirement's own claims states a field, as reading and placing take them. */
import type { Claim } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { isPlaceholder, statusOf } from '../../vocabulary/values.ts';
import type { WritableField } from '../writer.ts';

/** How a column or line takes part in a field: outright, by the words in it, or not at all. */
export function takesPart(stated: Field, field: WritableField): 'outright' | 'byItsWords' | null {
  if (stated === field) return 'outright';
  return stated === 'phaseOrStatus' && (field === 'phase' || field === 'status') ? 'byItsWords' : null;
}

/** Whether a text in such a place says something of the field. */
export function says(text: string, stated: Field, field: WritableField): boolean {
  if (isPlaceholder(text)) return false;
  if (stated !== 'phaseOrStatus') return true;
  return (field === 'status') === (statusOf(text) !== null);
}

/** The claim that counts: the first that says something, else the first empty one that is meant for it. */
export function claimToChange(claims: readonly Claim[], field: WritableField): Claim | null {
  const taking = claims.filter((claim) => isOwn(claim) && takesPart(claim.field, field) !== null);
  return (
    taking.find((claim) => says(claim.text, claim.field, field)) ??
    taking.find((claim) => claim.field === field) ??
    null
  );
}

/** Written at the requirement itself, not inherited. */
export function isOwn({ from }: Claim): boolean {
  return from === 'field' || from === 'column';
}
