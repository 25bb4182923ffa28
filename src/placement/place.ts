/** Places one requirement in a plan: which module, phase and step its claims amount to, and what stays open. */
import { documentPath } from '../model/documentUri.ts';
import type { Claim, RequirementFact } from '../model/facts.ts';
import type {
  ModulePlacement,
  PhasePlacement,
  Requirement,
  StepPlacement,
  UnknownName,
} from '../model/requirement.ts';
import { claimedPriority, claimedStatus } from '../vocabulary/claimedValues.ts';
import { listParts, pathParts } from '../vocabulary/names.ts';
import { necessityOf } from '../vocabulary/values.ts';
import type { PlanNames } from './planNames.ts';
import {
  exemption,
  explicitModules,
  isValue,
  phaseName,
  statedModules,
  statedPhase,
  tagsOf,
} from './statedNames.ts';

/** What a requirement is known by, apart from what it says. */
export interface Identity {
  readonly key: string;
  readonly root: string;
  readonly uri: string;
}

/** What inferring left open: without declared modules (phases) no name can be unknown. */
export interface PlanOfRoot {
  readonly names: PlanNames;
  readonly modulesInferred: boolean;
  readonly phasesInferred: boolean;
  /** A software catalog names modules, which files and folders may lie in. */
  readonly hasCatalog?: boolean;
}

export function place(fact: RequirementFact, identity: Identity, plan: PlanOfRoot): Requirement {
  const unknown: UnknownName[] = [];
  const said = withPlan(fact, identity, plan.names);
  return {
    ...identity,
    id: fact.id,
    title: fact.title,
    fact,
    ...(said !== fact && { said: said.claims }),
    modules: placeInModules(said, plan, unknown),
    phase: placeInPhase(said, plan, unknown),
    step: placeInStep(said, plan, unknown),
    unknown,
    exemptFromModule: exemption(said, 'module'),
    exemptFromPhase: exemption(said, 'phase'),
    status: firstValue(said, ['status', 'phaseOrStatus'], claimedStatus),
    priority: firstValue(said, ['priority'], claimedPriority),
    necessity: firstValue(said, ['necessity'], ({ text }) => necessityOf(text)),
  };
}

/** What the plan says of a requirement comes first, and alone: what its document says of that field no longer counts. */
function withPlan(fact: RequirementFact, { root, uri }: Identity, names: PlanNames): RequirementFact {
  const written = names.claimsFor(() => documentPath(root, uri), fact);
  if (written.length === 0) return fact;
  const decided = new Set(written.map(({ field }) => field));
  // The outer and the inner name of a module are one answer.
  if (decided.has('module')) decided.add('submodule');
  return { ...fact, claims: [...written, ...fact.claims.filter(({ field }) => !decided.has(field))] };
}

function placeInModules(
  fact: RequirementFact,
  plan: PlanOfRoot,
  unknown: UnknownName[],
): readonly ModulePlacement[] {
  const { names } = plan;
  const placements = new Map<string, ModulePlacement>();
  const add = (path: string, claim: Claim): void => {
    if (!placements.has(path)) placements.set(path, { path, from: claim.from, claim });
  };
  if (plan.modulesInferred) {
    for (const { path, claim } of statedModules(fact)) {
      const module =
        names.moduleAt(path.map((name) => name.replace(/\//gu, '∕')).join('/')) ??
        names.module(path.join('/'));
      if (module) add(module.path, claim);
    }
    const isDecided = placements.size > 0 || exemption(fact, 'module') !== null;
    return isDecided || !plan.hasCatalog ? [...placements.values()] : placeByNames(fact, names);
  }
  const explicit = explicitModules(fact);
  for (const { path, claim } of explicit) {
    const found = modulesNamed(path, names);
    for (const module of found) add(module, claim);
    // A folder that the plan does not know places nothing; nobody wrote it there as a module's name.
    if (found.length === 0 && claim.from !== 'folder') {
      const text = path.join('/');
      const last = path.at(-1) ?? text;
      unknown.push({
        field: 'module',
        text: path.join(' / '),
        claim,
        suggestions: names.similar('module', last),
      });
    }
  }
  const isStated = explicit.some(({ claim }) => claim.from !== 'folder');
  if (isStated || placements.size > 0 || exemption(fact, 'module') !== null) return [...placements.values()];
  for (const claim of tagsOf(fact)) {
    const module = names.module(claim.text);
    if (module) add(module.path, claim);
  }
  if (placements.size > 0) return [...placements.values()];
  return placeByNames(fact, names);
}

/** The module that a heading, the file or a folder is named for, the nearest first. */
function placeByNames(fact: RequirementFact, names: PlanNames): readonly ModulePlacement[] {
  for (const claim of fact.claims) {
    if (claim.field !== 'place' || claim.from === 'field') continue;
    const module = claim.from === 'folder' ? names.module(claim.text) : names.moduleIn(claim.text);
    if (module) return [{ path: module.path, from: claim.from, claim }];
  }
  return [];
}

/** The module that a written path names; from its innermost part outwards, as plans rarely go as deep as tables. */
function modulesNamed(path: readonly string[], names: PlanNames): readonly string[] {
  for (let end = path.length; end > 0; end--) {
    const whole = names.module(path.slice(0, end).join('/')) ?? names.module(path[end - 1] ?? '');
    if (whole) return [whole.path];
  }
  // `线索管理/客户跟进` may also list modules that do not lie in one another.
  const each = path.flatMap((part) => pathParts(part)).map((part) => names.module(part));
  return each.every((module) => module !== null) ? each.map((module) => module.path) : [];
}

function placeInPhase(
  fact: RequirementFact,
  plan: PlanOfRoot,
  unknown: UnknownName[],
): PhasePlacement | null {
  const { names } = plan;
  if (plan.phasesInferred) {
    const stated = statedPhase(fact);
    const phase = stated && names.phase(stated.name);
    return stated && phase ? { id: phase.id, from: stated.claim.from, claim: stated.claim } : null;
  }
  if (exemption(fact, 'phase') !== null) return null;
  for (const claim of fact.claims) {
    if (claim.field === 'phase' && isValue(claim)) {
      const phase =
        names.phase(claim.text) ??
        names.phase(phaseName(claim)) ??
        firstOf(phaseParts(claim.text), (part) => names.phase(part));
      if (phase) return { id: phase.id, from: claim.from, claim };
      unknown.push({
        field: 'phase',
        text: claim.text,
        claim,
        suggestions: names.similar('phase', claim.text),
      });
      return null;
    }
    if (claim.field === 'phaseOrStatus' && isValue(claim)) {
      const phase = names.phase(claim.text);
      if (phase) return { id: phase.id, from: claim.from, claim };
    }
    if (claim.field === 'place') {
      const phase = claim.from === 'folder' ? names.phase(claim.text) : names.phaseIn(claim.text);
      if (phase) return { id: phase.id, from: claim.from, claim };
    }
  }
  return null;
}

/** The phases that a value may name: each of a list, and of a path `Release 1\\Sprint 3` the innermost first. */
function phaseParts(text: string): readonly string[] {
  const parts = listParts(text);
  return text.includes('\\') ? [...parts, ...text.split('\\').reverse()] : parts;
}

function placeInStep(fact: RequirementFact, plan: PlanOfRoot, unknown: UnknownName[]): StepPlacement | null {
  const { names } = plan;
  if (names.plan.processes.length === 0) return null;
  const own = fact.claims.filter(
    (claim) => (claim.field === 'step' || claim.field === 'process') && isValue(claim),
  );
  const process = own.find((claim) => claim.field === 'process')?.text ?? null;
  for (const claim of own) {
    const step = firstOf([claim.text, ...listParts(claim.text)], (part) => names.step(part, process));
    if (step) return { path: step.path, from: claim.from, claim };
  }
  const stray = own.find(
    (claim) =>
      firstOf([claim.text, ...listParts(claim.text)], (part) => names.process(part)) === null &&
      !names.isAmbiguousStep(claim.text),
  );
  if (stray) {
    unknown.push({
      field: 'step',
      text: stray.text,
      claim: stray,
      suggestions: names.similar('step', stray.text),
    });
    return null;
  }
  // A scenario is free text: it links to a step when the step's name occurs in it, and is never flagged.
  for (const claim of fact.claims) {
    if (claim.field !== 'scenario') continue;
    const step = names.stepIn(claim.text);
    if (step) return { path: step.path, from: claim.from, claim };
  }
  return null;
}

function firstValue<Value>(
  fact: RequirementFact,
  fields: readonly Claim['field'][],
  read: (claim: Claim) => Value | null,
): Value | null {
  return firstOf(
    fact.claims.filter((claim) => fields.includes(claim.field)),
    read,
  );
}

function firstOf<Item, Value>(items: readonly Item[], read: (item: Item) => Value | null): Value | null {
  for (const item of items) {
    const value = read(item);
    if (value !== null) return value;
  }
  return null;
}
