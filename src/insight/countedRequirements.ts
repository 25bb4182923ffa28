import { isInformative, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { perSnapshot } from './perSnapshot.ts';

/** The requirements of a root that count, in canonical order: without those that only explain or head others. */
export const countedRequirements = perSnapshot((snapshot: Snapshot, root: string): readonly Requirement[] =>
  [...snapshot.requirements()].filter(
    (requirement) => requirement.root === root && !isInformative(requirement),
  ),
);
