/**
 * A plan as it is compared: its frame, and its requirements with what each says, whatever it was read from. A
 * snapshot gives one, and so does a version that was saved, where the documents of then are gone.
 */
import type { Claim } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import type { Measure, Module, Phase, System } from '../../model/plan.ts';
import { claimsOf, isInformative, needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { documentPath } from '../../model/documentUri.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { saysSomething } from '../../vocabulary/claimedValues.ts';
import { headerKey } from '../../vocabulary/headers.ts';
import { statusText } from '../statusText.ts';

/** A module without those below it. */
export interface ComparedModule {
  /** Unique in the plan. */
  readonly path: string;
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly endState: string | null;
  readonly owner: string | null;
  readonly paths: readonly string[];
  /** The path of the module around it; empty at the top. */
  readonly parent: string;
}

export interface ComparedPhase {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly goal: string | null;
  readonly targetForm: string | null;
  readonly start: string | null;
  readonly due: string | null;
  readonly capacity: number | null;
  readonly measures: readonly Measure[];
}

export interface ComparedProcess {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface ComparedStep {
  /** `process/step`: unique in the plan. */
  readonly path: string;
  readonly id: string;
  readonly process: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: string | null;
  /** Paths of modules; a name that the plan does not have as it is written. */
  readonly modules: readonly string[];
}

export interface ComparedRequirement {
  /** Unique among the requirements of its plan. */
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  /** The path of its document; empty where nobody knows. */
  readonly document: string;
  /** Paths of modules, in the plan's terms; `phase` and `step` likewise. */
  readonly modules: readonly string[];
  readonly phase: string | null;
  readonly step: string | null;
  /** What stands in place of a module, a phase or a step that the plan has: a reason for none, an unknown name. */
  readonly unplaced: Readonly<Partial<Record<'module' | 'phase' | 'step', string>>>;
  readonly status: string | null;
  readonly priority: string | null;
  readonly necessity: string | null;
  /** The words of the document for status, priority and necessity. */
  readonly words: Readonly<Partial<Record<'status' | 'priority' | 'necessity', string>>>;
  /** What it says besides, by field; a column that no vocabulary knows under `other:` and its header. */
  readonly texts: ReadonlyMap<string, string>;
  /** Rejected, deferred and duplicate ones count for no phase and no step. */
  readonly isOpen: boolean;
}

export interface PlanState {
  readonly system: System | null;
  /** Outer ones first. */
  readonly modules: readonly ComparedModule[];
  readonly phases: readonly ComparedPhase[];
  readonly processes: readonly ComparedProcess[];
  readonly steps: readonly ComparedStep[];
  /** In canonical order. */
  readonly requirements: readonly ComparedRequirement[];
}

/** Said elsewhere in the comparison, or of no weight for a plan: a row's number, the day of the last edit. */
const notTexts: ReadonlySet<Field> = new Set([
  'id',
  'title',
  'rowNumber',
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'place',
  'step',
  'status',
  'priority',
  'necessity',
  'updated',
  'phaseGoal',
  'version',
]);

/** What a file or a heading may say for all below it; a note there is about the document. */
const inherited: ReadonlySet<Field> = new Set(['owner', 'source', 'requester', 'origin']);

/** The plan of one root with the requirements that its documents define. */
export function planState(snapshot: Snapshot, root: string): PlanState {
  const plan = snapshot.plan(root);
  const names = new PlanNames(plan);
  return {
    system: plan.system,
    modules: plan.modules.flatMap((module) => flatModules(module, '')),
    phases: plan.phases.map(comparedPhase),
    processes: plan.processes.map(({ id, name, aliases }) => ({ id, name, aliases })),
    steps: plan.processes.flatMap((process) =>
      process.steps.map(({ id, path, name, aliases, role, modules }) => ({
        id,
        path,
        process: process.id,
        name,
        aliases,
        role,
        modules: modules.map(({ text }) => names.module(text)?.path ?? text),
      })),
    ),
    requirements: [...snapshot.requirements()]
      .filter((each) => each.root === root && isCompared(each))
      .map(comparedRequirement),
  };
}

/** Whether a requirement takes part: copies that tools made, and what only explains others, say nothing new. */
export function isCompared(requirement: Requirement): boolean {
  const { fact } = requirement;
  return fact.role === 'definition' && fact.isCopy !== true && !isInformative(requirement);
}

export function flatModules(module: Module, parent: string): ComparedModule[] {
  const { path, id, name, aliases, endState, owner, paths } = module;
  const own = { path, id, name, aliases, endState, owner, paths, parent };
  return [own, ...module.modules.flatMap((inner) => flatModules(inner, path))];
}

export function comparedPhase(phase: Phase): ComparedPhase {
  const { id, name, aliases, goal, targetForm, start, due, capacity, measures } = phase;
  return { id, name, aliases, goal, targetForm, start, due, capacity, measures };
}

/** A requirement as it is compared. */
export function comparedRequirement(requirement: Requirement): ComparedRequirement {
  const { key, id, title, root, uri, modules, phase, step } = requirement;
  const unknown = (field: 'module' | 'phase' | 'step'): string | undefined =>
    requirement.unknown.find((name) => name.field === field)?.text;
  const unplaced = {
    module: reasonText(requirement.exemptFromModule) ?? unknown('module'),
    phase: reasonText(requirement.exemptFromPhase) ?? unknown('phase'),
    step: unknown('step'),
  };
  const word = (field: Field): string | undefined =>
    claimsOf(requirement).find((claim) => claim.field === field && saysSomething(claim))?.text;
  const statusWord = statusText(requirement) ?? undefined;
  return {
    key,
    id,
    title,
    document: documentPath(root, uri) ?? '',
    modules: modules.map(({ path }) => path),
    phase: phase?.id ?? null,
    step: step?.path ?? null,
    unplaced: withoutMissing(unplaced),
    status: requirement.status ?? statusWord ?? null,
    priority: requirement.priority ?? word('priority') ?? null,
    necessity: requirement.necessity ?? word('necessity') ?? null,
    words: withoutMissing({ status: statusWord, priority: word('priority'), necessity: word('necessity') }),
    texts: textsOf(requirement),
    isOpen: needsPlacement(requirement),
  };
}

/** As a document writes it, so that it reads back as a reason. */
function reasonText(reason: string | null): string | undefined {
  return reason === null ? undefined : `n/a (${reason})`;
}

function withoutMissing<Key extends string>(
  values: Readonly<Record<Key, string | undefined>>,
): Partial<Record<Key, string>> {
  const entries = Object.entries<string | undefined>(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Key, string>>;
}

/** Several values of one field are one text of several lines. */
function textsOf(requirement: Requirement): ReadonlyMap<string, string> {
  const texts = new Map<string, string[]>();
  const { step } = requirement;
  for (const claim of claimsOf(requirement)) {
    const key = textKey(claim);
    if (key === null || claim.text === '' || !saysSomething(claim)) continue;
    // With a step of the plan its process is told.
    if (claim.field === 'process' && step !== null) continue;
    const isOwn = claim.from === 'field' || claim.from === 'column' || claim.from === 'plan';
    if (isOwn) texts.set(key, [...(texts.get(key) ?? []), claim.text]);
    else if (inherited.has(claim.field) && !texts.has(key)) texts.set(key, [claim.text]);
  }
  return new Map([...texts].map(([key, parts]) => [key, parts.join('\n')]));
}

/** The name under which a claim is compared; `null` for one that is not. */
export function textKey({ field, name }: Pick<Claim, 'field' | 'name'>): string | null {
  if (notTexts.has(field)) return null;
  if (field !== 'other') return field;
  const header = headerKey(name);
  return header === '' ? null : `other:${header}`;
}
