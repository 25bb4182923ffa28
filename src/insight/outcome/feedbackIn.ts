/**
 * What people said of something after its launch, as one place writes it: in parts, or in a column with a line for
 * each, “华东销售一部：搜不到 → CRM-051”, where the id behind the arrow is the requirement that it became.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { Feedback } from '../../model/launch.ts';
import { saysSomething } from '../../vocabulary/claimedValues.ts';
import { isIdShaped, longestId } from '../../vocabulary/ids.ts';
import { isFeedbackWord } from '../../vocabulary/measureWords.ts';

const longestName = 40;
const longestArrow = longestId + 10;

/** In the order in which it is written. */
export function feedbackIn({ launch, claims }: RequirementFact): readonly Feedback[] {
  return [...(launch?.feedback ?? []), ...claims.flatMap(feedbackOfClaim)];
}

/** One for each line of a column of feedback; none of any other. */
export function feedbackOfClaim(claim: Claim): readonly Feedback[] {
  if (!isFeedbackWord(claim.name) || !saysSomething(claim)) return [];
  return claim.text.split('\n').map((written) => {
    const { line, became } = partsOf(written.trim());
    const colon = line.search(/[：:]/u);
    const from = colon > 0 && colon <= longestName ? line.slice(0, colon).trim() : null;
    const said = (from === null ? line : line.slice(colon + 1)).trim();
    return { date: null, from, said, became };
  });
}

/** How a line names what it became. */
export function becameMark(id: string): string {
  return ` → ${id}`;
}

function partsOf(line: string): { readonly line: string; readonly became: string | null } {
  const before = line.length - longestArrow;
  const tail = line.slice(Math.max(0, before));
  const found = /\s{0,8}(?:→|⇒|->|=>)\s{0,8}(\S{1,80})$/u.exec(tail);
  const id = found?.[1] ?? '';
  if (!found || !isIdShaped(id)) return { line, became: null };
  return { line: line.slice(0, line.length - found[0].length), became: id };
}

/** Whether two say the same, whatever they became. */
export function isSameFeedback(a: Feedback, b: Feedback): boolean {
  return a.said === b.said && a.from === b.from && a.date === b.date;
}
