import type { Message } from './message.ts';
import type { TextRange } from './textRange.ts';

/** The stable codes of the rules, as written in the plan file, in CI and in the documentation. */
export const findingCodes = [
  'requirement/no-module',
  'requirement/no-phase',
  'requirement/unknown-module',
  'requirement/unknown-phase',
  'requirement/unknown-step',
  'requirement/duplicate-id',
  'requirement/similar',
  'requirement/phase-order',
  'requirement/waiting',
  'requirement/moved',
  'requirement/necessity-unargued',
  'requirement/not-implemented',
  'requirement/not-followed-up',
  'requirement/below-target',
  'requirement/uncovered',
  'reference/unknown-requirement',
  'reference/closed-requirement',
  'reference/ambiguous-requirement',
  'reference/unnamed-feature',
  'reference/range-too-large',
  'link/outdated',
  'link/predated',
  'link/orphaned',
  'link/ambiguous',
  'link/unwanted',
  'phase/no-goal',
  'phase/no-requirements',
  'phase/overdue',
  'phase/overloaded',
  'module/no-end-state',
  'module/no-requirements',
  'module/no-owner',
  'module/fragmented',
  'process/uncovered-step',
  'source/unreadable',
  'source/same-id',
  'plan/invalid',
  'document/unreadable',
] as const;

export type FindingCode = (typeof findingCodes)[number];

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something a rule flags. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What is wrong, why it matters and what to do, in one or two sentences. */
  readonly message: Message;
  /** `null` for a finding about the workspace as a whole. */
  readonly uri: string | null;
  readonly range: TextRange | null;
  /** The requirement it is about, where there is one. */
  readonly requirement: string | null;
  /** The key of the requirement that it is compared with. */
  readonly other?: string;
  /** How many requirements one workspace finding stands for. */
  readonly count?: number;
  /** Names that the plan has and that resemble the one written, best first. */
  readonly suggestions?: readonly string[];
  /** Other places that belong to it, such as the other definitions of a duplicate id. */
  readonly related?: readonly {
    readonly uri: string;
    readonly range: TextRange;
    readonly message: Message;
  }[];
}
