/**
 * A rule looks at one subject in a snapshot and flags what is wrong with it. It keeps nothing: which
 * subjects must be looked at again after a change is the finding book's business.
 */
import type { AskedAgain } from '../insight/similar/askedBefore.ts';
import type { Finding, FindingCode, Severity } from '../model/finding.ts';
import type { Past } from '../model/history.ts';
import type { Module, Phase, Step } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';

/** A finding before the plan decides its severity. */
export type Flag = Omit<Finding, 'severity' | 'code'>;

interface RuleOf<Kind extends string, Subject> {
  readonly code: FindingCode;
  readonly subject: Kind;
  readonly defaultSeverity: Severity | 'off';
  /**
   * `today` is a day, `2026-12-31`; `null` where nobody says, and then nothing is late. `past` holds what the history
   * tells, once it was read.
   */
  check(subject: Subject, snapshot: Snapshot, today: string | null, past: Past): Iterable<Flag>;
}

/** A step with the root whose plan it stands in. */
export interface StepOfRoot {
  readonly root: string;
  readonly step: Step;
}

/** A module that the plan file of its root names. */
export interface ModuleOfRoot {
  readonly root: string;
  readonly module: Module;
}

/** A phase that the plan file of its root names. */
export interface PhaseOfRoot {
  readonly root: string;
  readonly phase: Phase;
}

export type RequirementRule = RuleOf<'requirement', Requirement>;
/** Looks at what a document refers to and at what could not be read in it. */
export type DocumentRule = RuleOf<'document', DocumentEntry>;
export type StepRule = RuleOf<'step', StepOfRoot>;
export type ModuleRule = RuleOf<'module', ModuleOfRoot> & {
  /** It looks at every requirement of the module, so it runs a moment after an edit and not on its path. */
  readonly isDear?: true;
};
export type PhaseRule = RuleOf<'phase', PhaseOfRoot>;
/** Looks at two requirements that ask for the same; runs once the pairs are found, off the path of an edit. */
export type PairRule = RuleOf<'pair', AskedAgain>;
/** Looks at the workspace as a whole; runs when asked for, not on every edit. */
export type WorkspaceRule = RuleOf<'workspace', null>;

export type Rule =
  | RequirementRule
  | DocumentRule
  | ModuleRule
  | PhaseRule
  | StepRule
  | PairRule
  | WorkspaceRule;
