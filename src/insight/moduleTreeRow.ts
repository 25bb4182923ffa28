/**
 * The rows of the Modules view: each says what it stands for and nothing that changes. What it shows is asked
 * of the snapshot at hand.
 */
import type { RequirementFilter } from './requirementFilter.ts';

export type Grouping = 'module' | 'phase';

/** What stands in a group of its own because no module or phase holds it. */
export type GroupKind =
  | 'withoutModule'
  | 'unknownModule'
  | 'noModuleNeeded'
  | 'withoutPhase'
  | 'unknownPhase'
  | 'noPhaseNeeded';

interface RowBase {
  /** The whole path of the row as JSON: unique in the view, and the same after every change. */
  readonly id: string;
  readonly parent: TreeRow | null;
  readonly root: string;
}

export interface SystemRow extends RowBase {
  readonly kind: 'system';
}

export interface ModuleRow extends RowBase {
  readonly kind: 'module';
  /** The module's path in the plan. */
  readonly path: string;
  /** Set below a phase: only the requirements of that phase. */
  readonly phase: string | null;
}

export interface PhaseRow extends RowBase {
  readonly kind: 'phase';
  readonly phase: string;
}

export interface GroupRow extends RowBase {
  readonly kind: 'group';
  readonly group: GroupKind;
  readonly phase: string | null;
}

/** The requirements of the parent from `from` to before `to`, counted from 0. */
export interface RangeRow extends RowBase {
  readonly kind: 'range';
  readonly from: number;
  readonly to: number;
}

export interface RequirementRow extends RowBase {
  readonly kind: 'requirement';
  readonly key: string;
}

/** A place in code. `nth` counts the references to the same requirement in the same file, from 0. */
export interface ReferenceRow extends RowBase {
  readonly kind: 'reference';
  readonly key: string;
  readonly uri: string;
  readonly nth: number;
}

export type TreeRow = SystemRow | ModuleRow | PhaseRow | GroupRow | RangeRow | RequirementRow | ReferenceRow;

/** What is on show: grouped by what, and which requirements where a filter is set. */
export interface TreeScope {
  readonly grouping: Grouping;
  readonly filter: RequirementFilter | null;
}
