/**
 * Why the requirements of a module look like patches: small ones that serve nothing larger, one-off documents that
 * ask one thing each, or pools that scatter requests over the whole system. What a plan never speaks of, such as
 * steps or efforts, is held against nobody.
 */
import type { Module } from '../model/plan.ts';
import { saidOf, fieldText, needsPlacement, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isOpen } from './similar/worthAsking.ts';
import { claimedEffort } from '../vocabulary/claimedValues.ts';

export type FragmentReason = 'small' | 'oneOff' | 'scattered';

export interface Fragments {
  readonly reason: FragmentReason;
  /** Those that make it up, in canonical order. */
  readonly requirements: readonly Requirement[];
  /** How many open requirements the module has. */
  readonly of: number;
}

const fewest = 3;
const mostShare = 0.5;
/** In person-days. */
const smallEffort = 2;
const fewestOneOff = 5;
const oneOffShare = 0.8;
const scatteredShare = 0.6;
const scatteredOver = 5;
/** On average for a module; a list of functions says more of each. */
const mostEach = 2;

/** The reasons that hold for the open requirements of exactly this module, strongest first. */
export function fragmentsOf(
  snapshot: Snapshot,
  { root, module }: { readonly root: string; readonly module: Module },
): readonly Fragments[] {
  const open = snapshot.inModule(root, module.path).filter((one) => needsPlacement(one) && isOpen(one));
  const found = (
    reason: FragmentReason,
    requirements: readonly Requirement[],
    least: number,
    share: number,
  ): readonly Fragments[] =>
    requirements.length >= least && requirements.length >= open.length * share
      ? [{ reason, requirements, of: open.length }]
      : [];
  const reasons = [
    ...found('small', smallOnes(snapshot, root, open), fewest, mostShare),
    ...found('oneOff', oneOffs(snapshot, open), fewestOneOff, oneOffShare),
    ...found('scattered', scattered(snapshot, open), fewest, scatteredShare),
  ];
  // The same requirements are told of once.
  return reasons.filter(({ requirements }, at) =>
    reasons
      .slice(0, at)
      .every((stronger) => requirements.some((one) => !stronger.requirements.includes(one))),
  );
}

/** Small by their own word, and part of no step, of nothing larger, and of no loss that anybody would name. */
function smallOnes(snapshot: Snapshot, root: string, open: readonly Requirement[]): readonly Requirement[] {
  if (snapshot.plan(root).processes.every(({ steps }) => steps.length === 0)) return [];
  return open.filter((one) => {
    const effort = claimedEffort(saidOf(one));
    return (
      effort !== null &&
      effort <= smallEffort &&
      one.step === null &&
      one.necessity !== 'blocking' &&
      fieldText(one, 'parent') === null &&
      fieldText(one, 'withoutIt') === null
    );
  });
}

/** From documents that hold this one requirement and no other. */
function oneOffs(snapshot: Snapshot, open: readonly Requirement[]): readonly Requirement[] {
  return open.filter(({ uri }) => snapshot.document(uri)?.requirements.length === 1);
}

/** From documents whose requests go to many modules, with no more than half to any. */
function scattered(snapshot: Snapshot, open: readonly Requirement[]): readonly Requirement[] {
  const isScattered = new Map<string, boolean>();
  for (const { uri } of open) {
    if (!isScattered.has(uri)) isScattered.set(uri, scatters(snapshot.document(uri)?.requirements ?? []));
  }
  return open.filter(({ uri }) => isScattered.get(uri));
}

function scatters(requirements: readonly Requirement[]): boolean {
  const counts = new Map<string, number>();
  for (const { modules } of requirements) {
    const [module] = modules;
    if (module) counts.set(module.path, (counts.get(module.path) ?? 0) + 1);
  }
  const placed = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    counts.size >= scatteredOver &&
    placed <= counts.size * mostEach &&
    [...counts.values()].every((count) => count * 2 <= placed)
  );
}
