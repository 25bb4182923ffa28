/**
 * A rule looks at one subject in a snapshot and flags what is wrong with it. It keeps nothing: which
 * subjects must be looked at again after a change is the finding book's business.
 */
import type { Finding, FindingCode, Severity } from '../model/finding.ts';
import type { Step } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';

/** A finding before the plan decides its severity. */
export type Flag = Omit<Finding, 'severity' | 'code'>;

interface RuleOf<Kind extends string, Subject> {
  readonly code: FindingCode;
  readonly subject: Kind;
  readonly defaultSeverity: Severity | 'off';
  check(subject: Subject, snapshot: Snapshot): Iterable<Flag>;
}

/** A step with the root whose plan it stands in. */
export interface StepOfRoot {
  readonly root: string;
  readonly step: Step;
}

export type RequirementRule = RuleOf<'requirement', Requirement>;
/** Looks at what a document refers to and at what could not be read in it. */
export type DocumentRule = RuleOf<'document', DocumentEntry>;
export type StepRule = RuleOf<'step', StepOfRoot>;
/** Looks at the workspace as a whole; runs when asked for, not on every edit. */
export type WorkspaceRule = RuleOf<'workspace', null>;

export type Rule = RequirementRule | DocumentRule | StepRule | WorkspaceRule;
