/**
 * How a module or phase of the plan is to be written in a document: as its other requirements write them,
 * by name or by id, and always so that it is found again.
 */
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { PlanNames } from '../placement/planNames.ts';
import { exemptionReason } from '../vocabulary/values.ts';
import { type InDocument, isInChinese } from './choices.ts';
import { modulePathNames } from './modulePathNames.ts';

/** The text that names the module at `path` in the document of a requirement. */
export function writtenModule(snapshot: Snapshot, requirement: InDocument, path: string): string {
  const { root, uri } = requirement;
  const module = snapshot.module(root, path);
  if (!module) return path;
  const others = snapshot.document(uri)?.requirements ?? [];
  // Where a module's name is its id, as in a plan that was inferred, nothing tells.
  const byId = others
    .flatMap(({ modules }) => modules)
    .filter(
      (other) => other.claim.text === other.path && snapshot.module(root, other.path)?.name !== other.path,
    );
  const byName = others.flatMap(({ modules }) => modules).length - byId.length;
  const names = new PlanNames(snapshot.plan(root));
  const candidates = [module.name, modulePathNames(snapshot, root, path).join('/')];
  const inOrder =
    byId.length > byName || (byId.length + byName === 0 && isPlan(snapshot, uri)) ? [path] : candidates;
  return inOrder.find((text) => names.module(text)?.path === path) ?? path;
}

/** The text that lists several modules, parted as the document's language does. */
export function writtenModules(
  snapshot: Snapshot,
  requirement: Requirement,
  paths: readonly string[],
): string {
  const names = paths.map((path) => writtenModule(snapshot, requirement, path));
  return names.join(isInChinese(snapshot.document(requirement.uri)) ? '、' : '; ');
}

/** The text that names a step: its name, with its process where two have one of this name. */
export function writtenStep(snapshot: Snapshot, root: string, path: string): string {
  const plan = snapshot.plan(root);
  const names = new PlanNames(plan);
  for (const process of plan.processes) {
    const step = process.steps.find((each) => each.path === path);
    if (!step) continue;
    const texts = [step.name, `${process.name}/${step.name}`];
    return texts.find((text) => names.step(text)?.path === path) ?? path;
  }
  return path;
}

/** The text that names a phase in the document of a requirement. */
export function writtenPhase(snapshot: Snapshot, requirement: InDocument, id: string): string {
  const { root, uri } = requirement;
  const phase = snapshot.phase(root, id);
  if (!phase) return id;
  const others = (snapshot.document(uri)?.requirements ?? []).flatMap((other) => other.phase ?? []);
  const byId = others.filter((other) => other.claim.text === other.id).length;
  const names = new PlanNames(snapshot.plan(root));
  const preferId = byId * 2 > others.length || (others.length === 0 && isPlan(snapshot, uri));
  return !preferId && names.phase(phase.name)?.id === id ? phase.name : id;
}

/** `n/a (reason)`, with the brackets of the document's language. Line breaks and outer blanks go. */
export function writtenExemption(snapshot: Snapshot, requirement: Requirement, reason: string): string {
  const text = reason.replace(/\s+/gu, ' ').trim();
  // Someone may type the whole of it.
  const bare = exemptionReason(text) ?? text;
  return isInChinese(snapshot.document(requirement.uri)) || /\p{Script=Han}/u.test(bare)
    ? `n/a（${bare}）`
    : `n/a (${bare})`;
}

/** The plan file names its modules and phases by their ids, as its other parts do. */
function isPlan(snapshot: Snapshot, uri: string): boolean {
  return snapshot.document(uri)?.kind === 'plan';
}
