/** The frame of a system: its modules, phases and processes, from the plan file or inferred. */
import type { FindingCode, Severity } from './finding.ts';
import type { Launch } from './launch.ts';
import type { TextRange } from './textRange.ts';

/** What a system, module, phase or requirement is to change. Values are kept as written. */
export interface Measure {
  readonly name: string;
  readonly unit: string | null;
  readonly baseline: string | null;
  readonly target: string | null;
  readonly actual: string | null;
  readonly date: string | null;
}

/** What is being built. */
export interface System {
  readonly name: string;
  readonly goal: string | null;
  readonly endState: string | null;
  readonly measures: readonly Measure[];
}

/** A part of the system. A module without submodules is a function. */
export interface Module {
  /** Its own id; for an inferred one its name. */
  readonly id: string;
  /** The ids from the outermost module to this one, joined by `/`: unique in a plan. */
  readonly path: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly endState: string | null;
  readonly owner: string | null;
  /** Globs of the code that builds it, relative to the root. */
  readonly paths: readonly string[];
  /** What it is to change; absent where the plan file names nothing. */
  readonly measures?: readonly Measure[];
  readonly modules: readonly Module[];
  /** Where the plan file names it; `null` for an inferred one. */
  readonly range: TextRange | null;
}

/** An ordered step of the plan. */
export interface Phase {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly goal: string | null;
  readonly targetForm: string | null;
  /** ISO dates as written, `null` where missing. */
  readonly start: string | null;
  readonly due: string | null;
  /** Person-days. */
  readonly capacity: number | null;
  readonly measures: readonly Measure[];
  /** How it reached the people who use it; absent where the plan file says nothing of that. */
  readonly launch?: Launch;
  readonly range: TextRange | null;
}

/** A name as the plan file writes it, for names that are looked up later. */
export interface WrittenName {
  readonly text: string;
  readonly range: TextRange;
}

/** One step of a business process. */
export interface Step {
  readonly id: string;
  /** `process/step`: unique in a plan. */
  readonly path: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: string | null;
  readonly modules: readonly WrittenName[];
  readonly range: TextRange | null;
}

/** How the business works, step by step. */
export interface Process {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly steps: readonly Step[];
  readonly range: TextRange | null;
}

/** What the plan file says of a requirement whose document cannot be edited in place. */
export interface WrittenPlacement {
  /** `path#id` or an id. */
  readonly of: WrittenName;
  readonly fields: readonly { readonly name: string; readonly text: string; readonly range: TextRange }[];
}

/** Who has to agree when two plans are made into one. */
export const agreeingParties = ['business', 'pm', 'operations'] as const;
export type AgreeingParty = (typeof agreeingParties)[number];

/** That people agreed on something in which two plans differed. Texts as the plan file has them. */
export interface Agreement {
  /** The item, such as `requirement CRM-042` or `module leads/assign`. */
  readonly about: string;
  /** The field, `added` or `removed`. */
  readonly what: string;
  /** What both plans said then; empty where one said nothing. */
  readonly there: string;
  readonly here: string;
  /** ISO dates, by who agreed. */
  readonly by: Readonly<Partial<Record<AgreeingParty, string>>>;
}

/** Another repository that the plan reads, as the plan file names it. */
export interface PlanSource {
  /** By which ids of it are told from others: `name:CRM-001`. Unique in a plan. */
  readonly name: string;
  /** A folder or a file, absolute or relative to the root, as written. */
  readonly path: string;
  /** Whether its code is read, too. */
  readonly code: boolean;
  /** The path. */
  readonly range: TextRange;
}

/** The business words that a team may have its own for. */
export const businessWords = ['module', 'phase', 'process', 'step', 'requirement'] as const;
export type BusinessWord = (typeof businessWords)[number];

/** What a team calls one thing and several: the same where its language makes no difference. */
export interface OwnWord {
  readonly one: string;
  readonly many: string;
}

/** The words of a team, in place of ours wherever sentences say them. */
export type OwnWords = Readonly<Partial<Record<BusinessWord, OwnWord>>>;

/** A plan file's contents. Every part may be empty; unknown keys are not an error. */
export interface Plan {
  readonly system: System | null;
  readonly modules: readonly Module[];
  readonly phases: readonly Phase[];
  readonly processes: readonly Process[];
  /** Globs; `null` where the plan leaves the choice to the defaults. */
  readonly documents: readonly string[] | null;
  readonly code: readonly string[] | null;
  /** Globs of the software catalogs that give modules as well; `null` where the plan asks for none. */
  readonly modulesFrom: readonly string[] | null;
  readonly rules: ReadonlyMap<FindingCode, Severity | 'off'>;
  readonly limits: { readonly waitingDays: number | null; readonly followUpDays: number | null };
  readonly placements: readonly WrittenPlacement[];
  /** Requirements that resemble each other and are not the same, by id or `path#title`, in groups. */
  readonly different: readonly (readonly WrittenName[])[];
  /** What people agreed on while they compared plans. */
  readonly agreed: readonly Agreement[];
  readonly sources: readonly PlanSource[];
  /** Absent where the plan renames nothing. */
  readonly words?: OwnWords;
}

/** The plan that holds for a root: the plan file's, with modules or phases inferred where it names none. */
export interface EffectivePlan extends Plan {
  /** The plan file, `null` where there is none. */
  readonly uri: string | null;
  readonly modulesInferred: boolean;
  /** Some modules come from a software catalog; with inferred ones beside them no name is unknown. */
  readonly hasCatalog: boolean;
  readonly phasesInferred: boolean;
}

/** The plan of a workspace that has none. */
export const emptyPlan: Plan = {
  system: null,
  modules: [],
  phases: [],
  processes: [],
  documents: null,
  code: null,
  modulesFrom: null,
  rules: new Map(),
  limits: { waitingDays: null, followUpDays: null },
  placements: [],
  different: [],
  agreed: [],
  sources: [],
};

/** All modules below and including the given ones, in the plan's order, outer ones first. */
export function* allModules(modules: readonly Module[]): Generator<Module> {
  for (const module of modules) {
    yield module;
    yield* allModules(module.modules);
  }
}
