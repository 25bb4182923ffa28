/** The document's own word for a requirement's status: people know it better than our canonical one. */
import type { Requirement } from '../model/requirement.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';

/** As written; `null` where nothing says it. An ambiguous column counts when placement took it for the status. */
export function statusText({ fact, status, phase }: Requirement): string | null {
  const said = (field: 'status' | 'phaseOrStatus'): string | null =>
    fact.claims.find((claim) => claim.field === field && claim !== phase?.claim && saysSomething(claim))
      ?.text ?? null;
  return said('status') ?? (status === null ? null : said('phaseOrStatus'));
}
