/** What a version history tells of a requirement: when it appeared, and what changed since, by whom. */
import type { Field } from './field.ts';

/** One recorded version of a repository. */
export interface Revision {
  readonly commit: string;
  /** When it was written: ISO 8601 with the author's own time zone, so that its first ten signs are the day. */
  readonly date: string;
  readonly author: string;
  /** The first line of what its author says of it. */
  readonly subject: string;
}

/** One thing that a revision changed about a requirement. */
export interface HistoryChange {
  readonly field: Field;
  /** The document's own word for the field; empty where it has none. */
  readonly name: string;
  /** In words: a module's path, a phase's name; `null` where nothing was said, and for texts that are too long to show. */
  readonly from: string | null;
  readonly to: string | null;
}

/** One revision that touched a requirement. */
export interface HistoryEntry {
  /** `null` for what is changed and not recorded yet. */
  readonly revision: Revision | null;
  readonly kind: 'appeared' | 'changed';
  /** Empty where it appeared. */
  readonly changes: readonly HistoryChange[];
}

/** The newest entry comes first. */
export interface RequirementHistory {
  readonly entries: readonly HistoryEntry[];
  /** When it was first recorded; `null` where it is not yet, or where that lies beyond what was read. */
  readonly firstSeen: string | null;
  /** Older revisions were not read: there are too many, or they are not on this machine. */
  readonly isCut: boolean;
}

/** What rules ask of a history. */
export interface RequirementDates {
  /** As `RequirementHistory.firstSeen`. */
  readonly firstSeen: string | null;
  readonly isCut: boolean;
  /** Each time that it went from one phase to another or to none, the oldest first. The first phase is no change. */
  readonly phaseChanges: readonly PhaseChange[];
  /** The day since which its status is what it is; `null` where that is not known, or not recorded yet. */
  readonly statusSince: string | null;
  /** Its status was changed, and no revision says so yet. */
  readonly isStatusNew: boolean;
}

/** What the history tells of requirements, by key; those that nothing is known of are missing. */
export type Past = ReadonlyMap<string, RequirementDates>;

export const noPast: Past = new Map();

export interface PhaseChange {
  /** `null` where it is not recorded yet. */
  readonly date: string | null;
  readonly from: string;
  readonly to: string | null;
}
