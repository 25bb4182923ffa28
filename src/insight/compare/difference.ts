/** What differs between two plans, one thing at a time, as plain data. */

export type Subject = 'system' | 'module' | 'phase' | 'process' | 'step' | 'requirement';

/**
 * `added` and `removed` are whole items that only the second or only the first plan has; `moved` stands elsewhere
 * (a module below another one, a requirement in another module or phase, a step in another place of its process);
 * `renamed` has another name or id; `reworded` says the same thing in other words; `changed` is everything else.
 */
export type Change = 'added' | 'removed' | 'moved' | 'renamed' | 'reworded' | 'changed';

export interface Difference {
  /** The same for the same difference as long as its subject keeps its name on the first side. */
  readonly id: string;
  readonly subject: Subject;
  readonly change: Change;
  /**
   * What differs; empty where the whole item is added or removed. `parent` and `order` of what moved, `measure:`
   * with its name, `text:` with the name of a field of requirements, else the field's own name.
   */
  readonly field: string;
  /** The item in the first plan, by path, id or key; `null` where it has none. */
  readonly from: string | null;
  readonly to: string | null;
  /** What people call the item: that of the first plan where both have it. */
  readonly title: string;
  /** What it goes by where it is to be found again: a requirement’s id, else its title; a path or id of the frame. */
  readonly name: string;
  /** What each plan says, for people; empty where it says nothing. */
  readonly before: string;
  readonly after: string;
}

/** What a phase holds in each plan; `null` where one has no such phase. */
export interface PhaseEffect {
  readonly name: string;
  readonly before: PhaseLoad | null;
  readonly after: PhaseLoad | null;
}

export interface PhaseLoad {
  readonly id: string;
  /** Requirements that are to be built or are built. */
  readonly count: number;
  /** Their person-days, as far as they say any. */
  readonly effort: number;
  /** How many say none. */
  readonly withoutEffort: number;
  /** Person-days that there are; `null` where nobody says. */
  readonly capacity: number | null;
}

/** Whether something supports a step of a business process, in each plan; `null` where one has no such step. */
export interface StepEffect {
  readonly name: string;
  readonly process: string;
  readonly before: boolean | null;
  readonly after: boolean | null;
}

export interface Comparison {
  /** In the order of the plan: system, modules, phases, processes and steps, requirements. */
  readonly differences: readonly Difference[];
  /** Every phase, in order; those of the second plan first. */
  readonly phases: readonly PhaseEffect[];
  /** The steps that gain or lose support, or are in one plan only. */
  readonly steps: readonly StepEffect[];
}
