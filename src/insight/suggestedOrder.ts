/**
 * In which order the open requirements of a phase might be built, and where its person-days end. A suggestion to
 * talk about: nothing is written and nothing moves. Whoever shows it shows the reasons beside each row.
 */
import { saidOf, type Necessity, type Priority, type Requirement } from '../model/requirement.ts';
import { needsPlacement, necessities, priorities } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { claimedEffort, claimedValue } from '../vocabulary/claimedValues.ts';
import { requirementsNamedBy } from './namedRequirements.ts';

/** What decides where a requirement comes. */
export interface WeighedRequirement {
  readonly requirement: Requirement;
  /** Somebody works on it already. */
  readonly isUnderWay: boolean;
  readonly necessity: Necessity | null;
  readonly priority: Priority | null;
  readonly value: number | null;
  /** Person-days. */
  readonly effort: number | null;
  /** It comes this early because one behind it needs it. */
  readonly neededBy: Requirement | null;
}

/** The same among those of a phase. */
export interface OrderedRequirement extends WeighedRequirement {
  /** Of this one and those before it, as far as they say. */
  readonly sum: number;
  /** Whether the phase has person-days for it, after those before it. */
  readonly fits: boolean;
}

export interface SuggestedOrder {
  readonly rows: readonly OrderedRequirement[];
  readonly capacity: number | null;
  /** How many rows fit; all of them where the phase has no capacity. */
  readonly fitting: number;
}

/**
 * What is under way comes first, then what the process stops without, then by priority, by value for the effort, by
 * value, and by where it stands. What another one of the phase needs comes before it.
 */
export function suggestedOrder(snapshot: Snapshot, root: string, phase: string): SuggestedOrder {
  const capacity = snapshot.phase(root, phase)?.capacity ?? null;
  const open = snapshot
    .inPhase(root, phase)
    .filter((each) => needsPlacement(each) && each.status !== 'released');
  let hundredths = 0;
  const most = capacity === null ? Infinity : Math.round(capacity * 100);
  const rows = inSuggestedOrder(snapshot, open).map(({ neededBy, ...row }): OrderedRequirement => {
    hundredths += Math.round((row.effort ?? 0) * 100);
    return { ...row, neededBy, sum: hundredths / 100, fits: hundredths <= most };
  });
  return { rows, capacity, fitting: rows.filter(({ fits }) => fits).length };
}

/** Any requirements in the same order, whatever phase they are in. */
export function inSuggestedOrder(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
): readonly WeighedRequirement[] {
  return neededFirst(snapshot, requirements.map(weighed).sort(compare));
}

type Weighed = Omit<WeighedRequirement, 'neededBy'>;

function weighed(requirement: Requirement): Weighed {
  const { status, necessity, priority } = requirement;
  return {
    requirement,
    isUnderWay: status === 'developing' || status === 'testing' || status === 'piloting',
    necessity,
    priority,
    value: claimedValue(saidOf(requirement)),
    effort: claimedEffort(saidOf(requirement)),
  };
}

function compare(a: Weighed, b: Weighed): number {
  return (
    Number(b.isUnderWay) - Number(a.isUnderWay) ||
    rank(necessities, a.necessity) - rank(necessities, b.necessity) ||
    rank(priorities, a.priority) - rank(priorities, b.priority) ||
    worth(b) - worth(a) ||
    (b.value ?? -1) - (a.value ?? -1)
  );
}

/** What says nothing comes last. */
function rank<Word>(words: readonly Word[], word: Word | null): number {
  return word === null ? words.length : words.indexOf(word);
}

/** The value for each person-day; without either there is none. */
function worth({ value, effort }: Weighed): number {
  return value === null || effort === null || effort === 0 ? -1 : value / effort;
}

function neededFirst(
  snapshot: Snapshot,
  sorted: readonly Weighed[],
): readonly (Weighed & { readonly neededBy: Requirement | null })[] {
  const byKey = new Map(sorted.map((row) => [row.requirement.key, row]));
  const ordered = new Map<string, Weighed & { readonly neededBy: Requirement | null }>();
  const visit = (row: Weighed, neededBy: Requirement | null, around: ReadonlySet<string>): void => {
    const { requirement } = row;
    if (ordered.has(requirement.key) || around.has(requirement.key)) return;
    const needed = neededKeys(snapshot, requirement).flatMap((key) => byKey.get(key) ?? []);
    if (needed.length > 0) {
      const within = new Set(around).add(requirement.key);
      for (const each of needed) visit(each, requirement, within);
    }
    ordered.set(requirement.key, { ...row, neededBy });
  };
  for (const row of sorted) visit(row, null, new Set());
  return [...ordered.values()];
}

function neededKeys(snapshot: Snapshot, requirement: Requirement): readonly string[] {
  if (!requirement.fact.claims.some(({ field }) => field === 'dependsOn')) return [];
  return requirementsNamedBy(snapshot, requirement)
    .filter(({ relation }) => relation === 'dependsOn')
    .flatMap(({ requirements }) => requirements.map(({ key }) => key));
}
