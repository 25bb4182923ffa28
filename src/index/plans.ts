/** Which plan holds in each root: the plan file's, completed by what the documents name. */
import type { Catalog } from '../model/catalog.ts';
import { allModules, type EffectivePlan, type Plan } from '../model/plan.ts';
import { effectivePlan } from '../placement/inferredPlan.ts';
import { PlanNames } from '../placement/planNames.ts';
import type { DocumentState } from './documentState.ts';
import { catalogMatcher } from './fileKinds.ts';
import type { RootPlan } from './snapshotState.ts';

/** Recomputes the plans of the roots to check; `changed` holds those in which placement may differ. */
export function nextPlans(
  plans: ReadonlyMap<string, RootPlan>,
  toCheck: ReadonlySet<string>,
  order: ReadonlyMap<string, readonly string[]>,
  documentOf: (uri: string) => DocumentState | undefined,
): { readonly plans: ReadonlyMap<string, RootPlan>; readonly changed: ReadonlySet<string> } {
  const changed = new Set<string>();
  if (toCheck.size === 0) return { plans, changed };
  const next = new Map(plans);
  for (const root of toCheck) {
    const documents = (order.get(root) ?? []).flatMap((uri) => documentOf(uri) ?? []);
    const declaring = documents.find(({ kind, facts }) => kind === 'plan' && facts.plan);
    const declared = declaring?.facts.plan ? { plan: declaring.facts.plan, uri: declaring.uri } : null;
    const plan = effectivePlan(
      declared,
      documents.map(({ contribution }) => contribution),
      catalogsOf(documents, declared?.plan ?? null),
    );
    const old = plans.get(root)?.plan;
    if (old && samePlan(old, plan)) continue;
    changed.add(root);
    next.set(root, { plan, names: new PlanNames(plan) });
  }
  return { plans: next, changed };
}

/**
 * The catalogs that count: those that the plan asks for. Without a plan file all do, once there is a
 * requirement that they could help to place.
 */
function catalogsOf(documents: readonly DocumentState[], plan: Plan | null): readonly Catalog[] {
  const catalogs = documents.flatMap(({ facts }) => facts.catalog ?? []);
  if (catalogs.length === 0) return catalogs;
  if (plan) {
    const isAsked = catalogMatcher(plan);
    return catalogs.filter(({ path }) => isAsked(path));
  }
  return documents.some(({ facts }) => facts.requirements.length > 0) ? catalogs : [];
}

/** A plan file that was read again is another plan, as its positions may have moved; inferred parts compare by name. */
function samePlan(a: EffectivePlan, b: EffectivePlan): boolean {
  if (a.uri !== b.uri || a.rules !== b.rules || a.processes !== b.processes) return false;
  if (a.modulesInferred !== b.modulesInferred || a.phasesInferred !== b.phasesInferred) return false;
  if (a.hasCatalog !== b.hasCatalog) return false;
  // Modules of catalogs are put together anew each time.
  if (a.hasCatalog && JSON.stringify(a.modules) !== JSON.stringify(b.modules)) return false;
  if (!a.modulesInferred && !a.hasCatalog && a.modules !== b.modules) return false;
  if (!a.phasesInferred && a.phases !== b.phases) return false;
  const names = (plan: EffectivePlan): string =>
    JSON.stringify([
      [...allModules(plan.modules)].map(({ path, name }) => [path, name]),
      plan.phases.map(({ id }) => id),
    ]);
  return names(a) === names(b);
}
