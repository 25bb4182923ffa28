/** The document's own word for a requirement's status: people know it better than our canonical one. */
import { claimsOf, type Requirement } from '../model/requirement.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';

/** As written; `null` where nothing says it. An ambiguous column counts when placement took it for the status. */
export function statusText(requirement: Requirement): string | null {
  const { status, phase } = requirement;
  const said = (field: 'status' | 'phaseOrStatus'): string | null =>
    claimsOf(requirement).find(
      (claim) => claim.field === field && claim !== phase?.claim && saysSomething(claim),
    )?.text ?? null;
  return said('status') ?? (status === null ? null : said('phaseOrStatus'));
}
