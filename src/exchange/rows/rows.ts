/**
 * The interface between Groundplan and the package `warehouse/`: what a repository’s plan says at one revision, as rows.
 * The package takes these types and nothing else of ours; `rowsVersion` counts up when one of them changes.
 */
import type { Origin } from '../../model/facts.ts';
import type { FindingCode, Severity } from '../../model/finding.ts';
import type { ReferenceKind } from '../../model/reference.ts';
import type { Necessity, Priority, Status } from '../../model/requirement.ts';
import type { TextRange } from '../../model/textRange.ts';

export type RowsVersion = 1;

/** A requirement as all repositories know it. */
export interface RequirementName {
  /** The repository that defines it; `null` where nothing says which. */
  readonly repository: string | null;
  /** The feature folder within which its id counts; `null` where ids count for the whole repository. */
  readonly scope: string | null;
  /** As ids are compared; `null` for one without an id. */
  readonly id: string | null;
  /** The document of a further definition of the same id; `null` for the first one. */
  readonly further: string | null;
  /** Unique within its repository at a revision. Of one without an id it changes with the words. */
  readonly key: string;
}

export interface PlacementRow {
  readonly modulePath: string | null;
  /** Names from the outermost module to this one. */
  readonly moduleNames: readonly string[];
  readonly moduleFrom: Origin | null;
}

/** A field of a requirement that names another one. */
export interface LinkRow {
  readonly relation: 'dependsOn' | 'parent' | 'covers' | 'duplicateOf' | 'links';
  readonly target: RequirementName;
  readonly range: TextRange;
}

export interface RequirementRow {
  readonly name: RequirementName;
  readonly title: string;
  readonly description: string | null;
  readonly acceptance: string | null;
  readonly status: Status | null;
  /** As the document writes it. */
  readonly statusText: string | null;
  readonly priority: Priority | null;
  readonly necessity: Necessity | null;
  readonly owner: string | null;
  /** Its own owner, else those of its modules, else of the modules around them. */
  readonly responsible: string | null;
  readonly source: string | null;
  readonly requester: string | null;
  readonly businessLine: string | null;
  readonly effortDays: number | null;
  /** ISO dates. */
  readonly created: string | null;
  readonly due: string | null;
  readonly released: string | null;
  readonly phase: string | null;
  readonly phaseName: string | null;
  readonly phaseFrom: Origin | null;
  readonly step: string | null;
  /** Whether it counts in totals; one that only explains or heads others does not. */
  readonly counts: boolean;
  /** Whether it needs a module and a phase: rejected, deferred and duplicate ones do not. */
  readonly needsPlacement: boolean;
  readonly lacksModule: boolean;
  readonly lacksPhase: boolean;
  /** One for each module; one without a module where it is in none. */
  readonly placements: readonly PlacementRow[];
  readonly links: readonly LinkRow[];
  readonly document: string;
  /** Where it is named. */
  readonly anchor: TextRange;
  /** All that belongs to it. */
  readonly range: TextRange;
}

export interface ReferenceRow {
  /** The id as it counts, which may be written shorter; as ids are compared. */
  readonly id: string;
  readonly kind: ReferenceKind;
  /** Whether it stands in a syntax made for references. */
  readonly isExplicit: boolean;
  readonly isTest: boolean;
  /** What it means: none, one, or several where an id is ambiguous. */
  readonly targets: readonly RequirementName[];
  readonly range: TextRange;
}

export interface DocumentRow {
  /** Below the repository’s folder, with `/`. */
  readonly path: string;
  readonly kind: 'plan' | 'document' | 'code';
  /** Whether ranges count in the file’s own text; in a workbook they do not. */
  readonly isText: boolean;
  readonly requirements: readonly RequirementRow[];
  /** In order, without a definition’s naming of itself. */
  readonly references: readonly ReferenceRow[];
}

export interface ModuleRow {
  readonly path: string;
  readonly parent: string | null;
  readonly name: string;
  readonly owner: string | null;
  /** Its own owner, else that of the module around it. */
  readonly responsible: string | null;
  readonly endState: string | null;
  /** From 0, outer modules first. */
  readonly position: number;
  readonly isInferred: boolean;
}

export interface PhaseRow {
  readonly id: string;
  readonly name: string;
  readonly goal: string | null;
  readonly targetForm: string | null;
  /** ISO dates. */
  readonly start: string | null;
  readonly due: string | null;
  readonly capacityDays: number | null;
  readonly position: number;
  readonly isInferred: boolean;
}

export interface FindingRow {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  /** The key of the requirement that it is about. */
  readonly requirement: string | null;
  readonly document: string | null;
  readonly range: TextRange | null;
  /** How many requirements it stands for. */
  readonly count: number | null;
}

/** One repository at one revision. Everything comes in canonical order, so that the same input gives the same bytes. */
export interface RepositoryRows {
  readonly version: RowsVersion;
  readonly repository: string;
  readonly revision: string;
  /** The day that it tells of, an ISO date. */
  readonly day: string;
  /** Of Groundplan. */
  readonly toolVersion: string;
  readonly system: string | null;
  /** URI of the folder, without a trailing slash. */
  readonly folder: string;
  /** Made one after another, so that no more than one document’s rows need to be held. */
  documents(): Iterable<DocumentRow>;
  modules(): Iterable<ModuleRow>;
  phases(): Iterable<PhaseRow>;
  findings(): Iterable<FindingRow>;
}

/** Words for people in what is written, in their language. */
export interface RowWords {
  readonly module: string;
  readonly phase: string;
  readonly status: string;
  readonly owner: string;
}

export interface Written {
  readonly files: number;
  readonly bytes: number;
}

/** What the package does. Both throw an `Error` with one line for people, and then leave what was there as it was. */
export interface Warehouse {
  /** Tables below a folder, one partition each for this repository and revision; the same one again is replaced. */
  writeParquet(rows: RepositoryRows, folder: string): Written;
  /** A SCIP index. */
  writeScip(rows: RepositoryRows, file: string, words: RowWords): Written;
}
