/**
 * The state of all documents at one moment. Immutable: a change makes a new snapshot that shares what did
 * not change. Everything that people see is a question to a snapshot.
 */
import type { DocumentFacts, RequirementFact, Task } from './facts.ts';
import type { Message } from './message.ts';
import type { EffectivePlan, Module, Phase, PlanSource, Step } from './plan.ts';
import type { Reference } from './reference.ts';
import type { Requirement, Status } from './requirement.ts';

/** A workspace folder. */
export interface Root {
  /** Its URI without a trailing slash; the id by which everything names a root. */
  readonly id: string;
  readonly name: string;
  /** Set for another repository that a plan names among its sources: it is read and never changed. */
  readonly source?: RootSource;
}

export interface RootSource {
  /** Where its folder lies, from the folder of the plan that names it, with `/`: `../requirements`. */
  readonly path: string;
  /** The files of the folder that are read, `null` for the whole folder. */
  readonly only: readonly string[] | null;
  readonly readsCode: boolean;
}

/** Why nothing is read from a source. */
export type SourceFault =
  | 'missing'
  | 'forbidden'
  /** It is neither a folder nor a file. */
  | 'special'
  /** An address: nothing is fetched. */
  | 'address'
  /** The workspace is not trusted, and the path leads out of it. */
  | 'untrusted'
  /** The folder itself, or one around it. */
  | 'around'
  /** A file beside the plan file, which is read anyway. */
  | 'beside'
  /** The folder is not on a disk, so nothing outside of it can be read. */
  | 'virtual'
  /** There are too many already. */
  | 'tooMany';

/** What a source of a plan was found to be. */
export type FoundSource =
  /** The root that it is; only one file of it where `file` says so. */
  { readonly root: string; readonly file: string | null } | { readonly fault: SourceFault };

/** A source of a root's plan with what was found; `null` until it was looked for. */
export interface SourceOfPlan {
  readonly source: PlanSource;
  readonly found: FoundSource | null;
}

/** A file that facts were read from. */
export interface DocumentInfo {
  readonly uri: string;
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly kind: 'plan' | 'document' | 'code';
  /** References in a test file verify. */
  readonly isTest: boolean;
}

export interface DocumentEntry extends DocumentInfo {
  readonly facts: DocumentFacts;
  /** The requirements that this document defines, in its order. */
  readonly requirements: readonly Requirement[];
}

/**
 * The effort of a part of the plan, in hundredths of a person-day: whole numbers, so that sums are exact.
 * Rejected, deferred and duplicate requirements take none.
 */
export interface EffortCounts {
  /** Still to be built. */
  readonly open: number;
  /** Of released requirements. */
  readonly done: number;
  /** How many requirements of either kind do not say how much they take. */
  readonly openUnknown: number;
  readonly doneUnknown: number;
}

/** How many requirements a part of the plan holds; each counts once, however many modules it is for. */
export interface Counts {
  readonly total: number;
  readonly byStatus: Readonly<Partial<Record<Status | 'none', number>>>;
  /** Those that need a module or a phase and are in none, each counted once. */
  readonly unplaced: number;
  readonly effort: EffortCounts;
}

/** What an id in some place refers to. */
export type Resolution =
  /** `within` is the feature folder that the place speaks of, where that defines other ids but not this one. */
  | { readonly kind: 'none'; readonly within?: string }
  | { readonly kind: 'one'; readonly requirement: Requirement }
  | { readonly kind: 'several'; readonly requirements: readonly Requirement[] };

/** Where an id stands, as far as it tells what the id means. */
export interface NamingPlace {
  readonly line: number;
  /** As `Reference.isLocal`. */
  readonly isLocal?: boolean;
}

/** A task for a requirement, with the document that lists it. */
export interface TaskPlace {
  readonly uri: string;
  readonly task: Task;
}

export interface LeftOutCount {
  readonly reason: Message;
  readonly files: number;
}

export interface Snapshot {
  readonly revision: number;
  readonly roots: readonly Root[];

  /** The plan that holds for a root; an unknown root has an empty one. */
  plan(root: string): EffectivePlan;
  /** The other repositories that a root's own plan file names, in its order. */
  sources(root: string): readonly SourceOfPlan[];
  /** Look-ups by the plan's own paths and ids, not by what people write. */
  module(root: string, path: string): Module | undefined;
  phase(root: string, id: string): Phase | undefined;
  step(root: string, path: string): Step | undefined;

  /** Documents and code in canonical order: root, path. */
  documents(): Iterable<DocumentEntry>;
  document(uri: string): DocumentEntry | undefined;

  readonly requirementCount: number;
  /** In canonical order: root, path, position. */
  requirements(): Iterable<Requirement>;
  requirement(key: string): Requirement | undefined;
  /** What a requirement would be if its document said this of it: for edits to check what they do. */
  placed(requirement: Requirement, fact: RequirementFact): Requirement;
  /** The snapshot that there would be if these documents said this: for edits to check what they do. */
  withFacts(documents: ReadonlyMap<string, DocumentFacts>): Snapshot;
  /** The requirements that define this id in a root and scope, in order of precedence; more than one is a duplicate. */
  definitionsOf(requirement: Requirement): readonly Requirement[];
  /**
   * What an id means at a place: in the feature folder that the text there speaks of, else in the nearest
   * one, else in the own root, then in another root.
   */
  resolve(id: string, fromUri: string, at?: NamingPlace): Resolution;
  /** What a reference refers to. */
  meaningOf(reference: Reference): Resolution;

  /** Members of exactly this module, phase, step, in canonical order. */
  inModule(root: string, path: string): readonly Requirement[];
  inPhase(root: string, id: string): readonly Requirement[];
  inStep(root: string, path: string): readonly Requirement[];
  /** Those that need a module (a phase) and name none, in canonical order; unknown names stand apart. */
  withoutModule(root: string): readonly Requirement[];
  withoutPhase(root: string): readonly Requirement[];
  /** Those that stand at no module, or in no phase, and need none: rejected, deferred, exempt. */
  needingNoModule(root: string): readonly Requirement[];
  needingNoPhase(root: string): readonly Requirement[];
  /** Those that name a module, phase or step which the plan does not have. */
  withUnknownName(root: string): readonly Requirement[];
  /** A module's requirements and those of its submodules. */
  moduleCounts(root: string, path: string): Counts;
  phaseCounts(root: string, id: string): Counts;
  rootCounts(root: string): Counts & { readonly withoutModule: number; readonly withoutPhase: number };

  /** Places in code that name it, in canonical order. */
  referencesTo(requirement: Requirement): readonly Reference[];
  /** Places in documents that name it, other than its definition. */
  mentionsOf(requirement: Requirement): readonly Reference[];
  /** Every place in a document that names a known requirement, or uses an explicit marker; in order. */
  referencesIn(uri: string): readonly Reference[];
  /** Those of them that are explicit markers, without a look at the words of the text. */
  markedIn(uri: string): readonly Reference[];
  /** The tasks of the task lists in its feature folder that are for it, in canonical order. */
  tasksOf(requirement: Requirement): readonly TaskPlace[];
  /** Documents that name an id, known or not, or the series of one (`req~a~`), in canonical order. */
  documentsNaming(id: string): readonly string[];
  /** Whether any document defines requirements whose id has a revision (`req~a~1`), so that links can be traced. */
  readonly hasSpecificationItems: boolean;

  /** What was not read, and why, over all documents and listings. */
  leftOut(): readonly LeftOutCount[];
}

/** What differs between a snapshot and the one before. */
export interface SnapshotChange {
  readonly snapshot: Snapshot;
  /** Everything may differ: first snapshot, another plan, other roots. */
  readonly everything: boolean;
  /** Keys of requirements that appeared, changed or vanished. */
  readonly requirements: ReadonlySet<string>;
  /** Documents whose facts, or whose meaning of an id, changed; removed ones too. */
  readonly documents: ReadonlySet<string>;
  /** `root + '\n' + path` of modules, phases and steps whose members changed. */
  readonly modules: ReadonlySet<string>;
  readonly phases: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
}

/** The roots that are worked on, without the other repositories that are only read. */
export function ownRoots({ roots }: Pick<Snapshot, 'roots'>): readonly Root[] {
  return roots.filter(({ source }) => !source);
}

/** The other repository that a document lies in, `null` for one of the folders that are worked on. */
export function sourceRootOf(
  snapshot: Snapshot,
  uri: string,
): (Root & { readonly source: RootSource }) | null {
  const at = snapshot.document(uri)?.root;
  for (const root of snapshot.roots) if (root.id === at) return isSource(root) ? root : null;
  return null;
}

function isSource(root: Root): root is Root & { readonly source: RootSource } {
  return root.source !== undefined;
}
