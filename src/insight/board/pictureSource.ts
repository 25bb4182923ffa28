/** What a picture of the board is made of: one plan of a snapshot, and which of its requirements the filter lets through. */
import type { Finding } from '../../model/finding.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';

export interface PictureSource {
  readonly snapshot: Snapshot;
  /** The root whose plan is on show: a window with several plans shows one at a time. */
  readonly root: string;
  /** The keys that the filter lets through; `null` where nothing is filtered. */
  readonly keys: ReadonlySet<string> | null;
  readonly findings: (requirement: Requirement) => readonly Finding[];
  /** `2026-12-31`. */
  readonly today: string;
}
