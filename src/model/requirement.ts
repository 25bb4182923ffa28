import type { Claim, Origin, RequirementFact } from './facts.ts';

/** The life cycle of a requirement, in order; the last three are closed without being built. */
export const statuses = [
  'proposed',
  'accepted',
  'planned',
  'developing',
  'testing',
  'piloting',
  'released',
  'rejected',
  'deferred',
  'duplicate',
] as const;
export type Status = (typeof statuses)[number];

export const priorities = ['P0', 'P1', 'P2', 'P3'] as const;
export type Priority = (typeof priorities)[number];

export const necessities = ['blocking', 'degraded', 'nice'] as const;
export type Necessity = (typeof necessities)[number];

/** A module of the plan that a requirement builds, with the claim that says so. */
export interface ModulePlacement {
  /** The module's path in the plan. */
  readonly path: string;
  readonly from: Origin;
  readonly claim: Claim;
}

export interface PhasePlacement {
  readonly id: string;
  readonly from: Origin;
  readonly claim: Claim;
}

export interface StepPlacement {
  /** `process/step`. */
  readonly path: string;
  readonly from: Origin;
  readonly claim: Claim;
}

/** A name that the plan does not have, with those that resemble it, best first. */
export interface UnknownName {
  readonly field: 'module' | 'phase' | 'step';
  readonly text: string;
  readonly claim: Claim;
  readonly suggestions: readonly string[];
}

/** A requirement, placed in the plan of its root. */
export interface Requirement {
  /** Unique in a snapshot: `[root:][feature/]id`, with `@document` for a further definition of the same id. */
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  readonly root: string;
  readonly uri: string;
  readonly fact: RequirementFact;
  /**
   * What it says with what the plan file says of it, which comes first; absent where the plan file says nothing. The
   * ranges of claims `from` the plan lie in the plan file.
   */
  readonly said?: readonly Claim[];
  readonly modules: readonly ModulePlacement[];
  readonly phase: PhasePlacement | null;
  readonly step: StepPlacement | null;
  readonly unknown: readonly UnknownName[];
  /** The reason written as `n/a (reason)`, which exempts from placement; `null` where none is written. */
  readonly exemptFromModule: string | null;
  readonly exemptFromPhase: string | null;
  readonly status: Status | null;
  readonly priority: Priority | null;
  readonly necessity: Necessity | null;
}

/** Whether it only explains or heads others: it can be referred to, and counts in no total. */
export function isInformative({ fact }: Requirement): boolean {
  return fact.isInformative === true;
}

/** Rejected, deferred and duplicate requirements are kept and searched, but need no place. */
export function needsPlacement(requirement: Requirement): boolean {
  const { status } = requirement;
  if (isInformative(requirement)) return false;
  return status !== 'rejected' && status !== 'deferred' && status !== 'duplicate';
}

/** Whether it needs a module and is in none; a name that the plan does not have places nothing. */
export function lacksModule(requirement: Requirement): boolean {
  return (
    needsPlacement(requirement) && requirement.modules.length === 0 && requirement.exemptFromModule === null
  );
}

/** Whether it needs a phase and is in none. */
export function lacksPhase(requirement: Requirement): boolean {
  return needsPlacement(requirement) && requirement.phase === null && requirement.exemptFromPhase === null;
}

/** Whether it names a module, phase or step that the plan does not have; that is a finding of its own. */
export function hasUnknownName(requirement: Requirement, field?: UnknownName['field']): boolean {
  if (!needsPlacement(requirement)) return false;
  return requirement.unknown.some((name) => field === undefined || name.field === field);
}

/**
 * What the plan file calls a requirement behind its document and a `#`: its id, or its title where its
 * format knows it by that; `null` where it has neither.
 */
export function nameInPlan({ id, title, namedByTitle }: RequirementFact): string | null {
  if (id !== null) return id;
  // The last `#` is the one that parts the name from the document.
  return namedByTitle && title !== '' && !title.includes('#') ? title : null;
}

/** All that is said of a requirement, by itself and by the plan file. */
export function claimsOf({ fact, said }: Pick<Requirement, 'fact' | 'said'>): readonly Claim[] {
  return said ?? fact.claims;
}

/** The same for those who ask for claims. */
export function saidOf(requirement: Pick<Requirement, 'fact' | 'said'>): Pick<RequirementFact, 'claims'> {
  return requirement.said ? { claims: requirement.said } : requirement.fact;
}

/** The text of the first own or inherited claim of a field, as written; `null` where there is none. */
export function fieldText(requirement: Requirement, field: Claim['field']): string | null {
  const claim = claimsOf(requirement).find((candidate) => candidate.field === field && candidate.text !== '');
  return claim?.text ?? null;
}
