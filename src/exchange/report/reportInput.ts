/** What a report is made from. */
import type { Finding } from '../../model/finding.ts';
import type { Past } from '../../model/history.ts';
import type { Translate } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';

export interface ReportInput {
  readonly snapshot: Snapshot;
  readonly root: string;
  /** The day that it is made on, as an ISO date. */
  readonly today: string;
  /** The Git revision that is checked out, in short, where there is one. */
  readonly revision?: string | null;
  readonly findings: readonly Finding[];
  /** Pairs of requirements that ask for much the same. */
  readonly alike: readonly (readonly [Requirement, Requirement])[];
  /** What the history tells, where it was read. */
  readonly past?: Past;
  readonly translate: Translate;
}
