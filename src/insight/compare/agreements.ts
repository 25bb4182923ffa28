/** What people agreed on, matched with what differs: an agreement holds as long as both plans say what they said then. */
import type { AgreeingParty, Agreement } from '../../model/plan.ts';
import { agreeingParties } from '../../model/plan.ts';
import type { Difference } from './difference.ts';

/** In the plan file a longer text is cut: it is there to be recognised. */
const longestText = 80;

/** What an agreement on a difference says of it. */
export function agreementOn({
  subject,
  change,
  field,
  name,
  before,
  after,
}: Difference): Omit<Agreement, 'by'> {
  const isWhole = field === '';
  return {
    about: `${subject} ${name}`.trim(),
    what: isWhole ? change : field,
    there: isWhole && change === 'added' ? '' : short(before),
    here: isWhole && change === 'removed' ? '' : short(after),
  };
}

/** Who agreed on a difference as it is now, each with the date. */
export function agreedBy(
  agreements: readonly Agreement[],
  difference: Difference,
): Readonly<Partial<Record<AgreeingParty, string>>> {
  const wanted = agreementOn(difference);
  const found = agreements.find(
    ({ about, what, there, here }) =>
      about === wanted.about && what === wanted.what && there === wanted.there && here === wanted.here,
  );
  return found?.by ?? {};
}

/** Whether nobody is left to agree. */
export function isAgreedByAll(by: Readonly<Partial<Record<AgreeingParty, string>>>): boolean {
  return agreeingParties.every((party) => by[party] !== undefined);
}

function short(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const signs = [...line];
  return signs.length <= longestText ? line : `${signs.slice(0, longestText - 1).join('')}…`;
}
