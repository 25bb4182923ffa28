import { BucketMap } from '../model/bucketMap.ts';
import type { EffectivePlan } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import type { LeftOutCount, Root } from '../model/snapshot.ts';
import type { Candidate } from '../placement/definitions.ts';
import type { PlanNames } from '../placement/planNames.ts';
import type { DocumentState } from './documentState.ts';
import type { FeatureDocuments } from './featureChange.ts';
import type { Counters, MemberSets } from './members.ts';
import type { FoundSources } from './sources.ts';

/** The plan of a root with its look-up. */
export interface RootPlan {
  readonly plan: EffectivePlan;
  readonly names: PlanNames;
}

/** Everything a snapshot answers from. Immutable; a change shares what it does not touch. */
export interface SnapshotState {
  readonly revision: number;
  readonly roots: readonly Root[];
  readonly prefixes: ReadonlyMap<string, string>;
  readonly plans: ReadonlyMap<string, RootPlan>;
  /** URIs in canonical order, by root. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  readonly documents: BucketMap<DocumentState>;
  /** The places that may define an id, by `root\nscope\nid`, in canonical order. */
  readonly candidates: BucketMap<readonly Candidate[]>;
  readonly requirements: BucketMap<Requirement>;
  /** Keys of the requirements that define an id, over all roots and scopes. */
  readonly keysOfId: BucketMap<readonly string[]>;
  /** Documents that name an id, in no particular order. */
  readonly naming: BucketMap<readonly string[]>;
  /** The documents of each feature folder, by the feature's key. */
  readonly features: BucketMap<FeatureDocuments>;
  readonly members: MemberSets;
  readonly counters: Counters;
  /** What listing left out, by root. */
  readonly listedOut: ReadonlyMap<string, readonly LeftOutCount[]>;
  /** What the plans' sources were found to be. */
  readonly foundSources: FoundSources;
}

export const emptyState: SnapshotState = {
  revision: 0,
  roots: [],
  prefixes: new Map(),
  plans: new Map(),
  order: new Map(),
  documents: BucketMap.empty(),
  candidates: BucketMap.empty(),
  requirements: BucketMap.empty(),
  keysOfId: BucketMap.empty(),
  naming: BucketMap.empty(),
  features: BucketMap.empty(),
  members: BucketMap.empty(),
  counters: BucketMap.empty(),
  listedOut: new Map(),
  foundSources: new Map(),
};
