/** Reads the `agreed:` of a plan file: on which differences between two plans people agreed, and when. */
import { agreeingParties, type Agreement } from '../../model/plan.ts';
import type { Entries, PlanSource } from './planSource.ts';
import { readDate, readItems, writtenText } from './planValues.ts';

export function readAgreements(source: PlanSource, plan: Entries): Agreement[] {
  const agreements: Agreement[] = [];
  for (const item of readItems(source, plan, 'agreed')) {
    const entries = source.entries(item);
    if (!entries) continue;
    const text = (key: string): string => writtenText(entries.get(key)?.value ?? null)?.text ?? '';
    const by = agreeingParties.flatMap((party) => {
      const date = readDate(source, entries, party);
      return date ? [[party, date.text] as const] : [];
    });
    if (text('about') === '') continue;
    agreements.push({
      about: text('about'),
      what: text('what'),
      there: text('there'),
      here: text('here'),
      by: Object.fromEntries(by),
    });
  }
  return agreements;
}
