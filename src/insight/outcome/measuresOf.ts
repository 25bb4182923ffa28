/**
 * What a requirement is to change, gathered from wherever it is written: its own parts, the columns of its row, a
 * follow-up table that names it. A metric that stands in several places is one, with its newest actual value.
 */
import type { RequirementFact } from '../../model/facts.ts';
import type { Measure } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { saysSomething } from '../../vocabulary/claimedValues.ts';
import { dateOf } from '../../vocabulary/dates.ts';
import { isBetterWhenLower, type MeasurePart, measurePartOf } from '../../vocabulary/measureWords.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { type Quantity, quantityOf } from '../../vocabulary/quantities.ts';
import { factsAbout, mayBeSpokenOf } from './factsAbout.ts';

/** How an actual value stands to its target; `open` where there is no value, or none that can be compared. */
export type Standing = 'reached' | 'short' | 'open';

export function measuresOf(snapshot: Snapshot, requirement: Requirement): readonly Measure[] {
  const merged = new Map<string, Measure>();
  for (const { fact } of factsAbout(snapshot, requirement)) {
    for (const measure of measuresIn(fact)) {
      const key = nameKey(measure.name);
      const known = merged.get(key);
      merged.set(key, known ? joined(known, measure) : measure);
    }
  }
  return [...merged.values()];
}

/** Whether a requirement may have metrics at all: a quick no for long lists. */
export function mayHaveMeasures(snapshot: Snapshot, requirement: Requirement): boolean {
  return measuresIn(requirement.fact).length > 0 || mayBeSpokenOf(snapshot, requirement);
}

export function standingOf({ name, baseline, target, actual }: Measure): Standing {
  const goal = target === null ? null : quantityOf(target);
  const now = actual === null ? null : quantityOf(actual);
  if (!goal || !now || (goal.unit !== '' && now.unit !== '' && goal.unit !== now.unit)) return 'open';
  if (now.value === goal.value) return 'reached';
  return now.value < goal.value === isLower(name, baseline, goal) ? 'reached' : 'short';
}

/** Whether the value is one: “not counted yet” and a dash are none. */
export function hasActual({ actual }: Measure): boolean {
  return actual !== null && quantityOf(actual) !== null;
}

function isLower(name: string, baseline: string | null, goal: Quantity): boolean {
  if (goal.bound !== null) return goal.bound === 'most';
  const before = baseline === null ? null : quantityOf(baseline);
  if (before && before.value !== goal.value) return goal.value < before.value;
  return isBetterWhenLower(name);
}

const byFact = new WeakMap<RequirementFact, readonly Measure[]>();

/** Kept with the fact: rules, lists and cards ask. */
function measuresIn(fact: RequirementFact): readonly Measure[] {
  let known = byFact.get(fact);
  if (!known) {
    known = [...(fact.measures ?? []), ...ofColumns(fact), ...ofUse(fact)];
    byFact.set(fact, known);
  }
  return known;
}

/** A row with a metric's name and values beside it. A column “指标” alone may be about anything. */
function ofColumns({ claims }: RequirementFact): readonly Measure[] {
  const parts = new Map<MeasurePart, string>();
  for (const claim of claims) {
    if ((claim.from !== 'column' && claim.from !== 'field') || !saysSomething(claim)) continue;
    const part = measurePartOf(claim.name);
    if (part !== null && !parts.has(part)) parts.set(part, claim.text);
  }
  const get = (part: MeasurePart): string | null => parts.get(part) ?? null;
  const name = get('name');
  const [baseline, target, actual] = [get('baseline'), get('target'), get('actual')];
  const isMeasured = [baseline, target, actual].some((text) => text !== null && quantityOf(text) !== null);
  if (name === null || !isMeasured) return [];
  return [{ name, unit: get('unit'), baseline, target, actual, date: get('date') }];
}

/** How much it is used and how content people are, where a column or line says so. */
function ofUse({ claims }: RequirementFact): readonly Measure[] {
  return claims.flatMap((claim) => {
    if (claim.field !== 'adoption' && claim.field !== 'satisfaction') return [];
    if (!saysSomething(claim)) return [];
    const name = claim.name === '' ? claim.field : claim.name;
    return [{ name, unit: null, baseline: null, target: null, actual: claim.text, date: null }];
  });
}

/** The newer actual value counts; where no date tells, the one that is a value, and then the one met later. */
function joined(a: Measure, b: Measure): Measure {
  const [older, newer] = isNewer(a, b) ? [b, a] : [a, b];
  const latest = hasActual(newer) || !hasActual(older) ? newer : older;
  return {
    name: a.name,
    unit: a.unit ?? b.unit,
    baseline: a.baseline ?? b.baseline,
    target: a.target ?? b.target,
    actual: latest.actual ?? older.actual,
    date: latest.actual === null ? older.date : latest.date,
  };
}

function isNewer(a: Measure, b: Measure): boolean {
  const [one, two] = [dateOf(a.date ?? ''), dateOf(b.date ?? '')];
  return one !== null && (two === null || one > two);
}
