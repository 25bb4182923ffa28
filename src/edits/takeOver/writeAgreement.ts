/** Records in the plan file who agreed on which differences between two plans, each with the date. */
import { agreementOn } from '../../insight/compare/agreements.ts';
import type { Difference } from '../../insight/compare/difference.ts';
import type { Message } from '../../model/message.ts';
import { agreeingParties, type AgreeingParty, type Agreement } from '../../model/plan.ts';
import { readPlan } from '../../readers/planFile/readPlan.ts';
import { isSeq } from 'yaml';
import type { SourceEdit } from '../../readers/writer.ts';
import { changedStretch } from '../placementEdits.ts';
import type { EntryPairs } from './entrySource.ts';
import { type PlanEntry, type PlanYaml, planYaml } from './planEntries.ts';
import { addEntry, removeEntry, setKeyOf, type TextResult } from './planEntryEdits.ts';

/** `parties` are those that agree now; who agreed before keeps the earlier date, and nobody else is left. */
export function writeAgreement(
  text: string,
  differences: readonly Difference[],
  parties: readonly AgreeingParty[],
  date: string,
): readonly SourceEdit[] | Message {
  let now = text;
  for (const difference of differences) {
    const next = withAgreement(now, agreementOn(difference), parties, date);
    if (typeof next !== 'string') return next;
    now = next;
  }
  return now === text ? [] : [changedStretch(text, now)];
}

function withAgreement(
  text: string,
  on: Omit<Agreement, 'by'>,
  parties: readonly AgreeingParty[],
  date: string,
): TextResult {
  const plan = planYaml(text);
  if ('key' in plan) return plan;
  const at = indexOf(text, on);
  const entry = at < 0 ? null : entryOf(plan, at);
  if (!entry) {
    if (parties.length === 0) return text;
    const list = listOf(plan);
    return addEntry(plan, plan.root, 'agreed', list ? list.items.length - 1 : -1, pairsOf(on, parties, date));
  }
  if (parties.length === 0) return removeEntry(plan, entry);
  const before = readPlan(text).plan?.agreed[at]?.by ?? {};
  let now = text;
  for (const party of agreeingParties) {
    const planNow = planYaml(now);
    if ('key' in planNow) return planNow;
    const entryNow = entryOf(planNow, at);
    const agrees = parties.includes(party);
    if (!entryNow || agrees === (before[party] !== undefined)) continue;
    const next = setKeyOf(planNow, entryNow, party, agrees ? { plain: date } : '');
    if (typeof next !== 'string') return next;
    now = next;
  }
  return now;
}

function pairsOf(
  { about, what, there, here }: Omit<Agreement, 'by'>,
  parties: readonly AgreeingParty[],
  date: string,
): EntryPairs {
  return [
    ['about', about],
    ['what', what],
    ...(there === '' ? [] : [['there', there] as const]),
    ...(here === '' ? [] : [['here', here] as const]),
    ...parties.map((party) => [party, { plain: date }] as const),
  ];
}

/** Its place among the items; items that the reader leaves out are counted with the others only where all are read. */
function indexOf(text: string, on: Omit<Agreement, 'by'>): number {
  return (readPlan(text).plan?.agreed ?? []).findIndex(
    ({ about, what, there, here }) =>
      about === on.about && what === on.what && there === on.there && here === on.here,
  );
}

function listOf({ yaml, root }: PlanYaml) {
  const list = yaml.pairOf(root, (key) => key === 'agreed')?.value;
  return isSeq(list) ? list : null;
}

function entryOf(plan: PlanYaml, at: number): PlanEntry | null {
  const list = listOf(plan);
  const node = list?.items[at];
  return list && node && 'range' in node ? { node, at, list, holder: plan.root } : null;
}
