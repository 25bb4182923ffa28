/**
 * The plan of a root that declares no modules or no phases: what its documents name, in the order met.
 * Each document contributes its names; an unchanged contribution means an unchanged plan, which is what
 * keeps an ordinary edit cheap.
 */
import type { RequirementFact } from '../model/facts.ts';
import type { Catalog } from '../model/catalog.ts';
import { emptyPlan, type EffectivePlan, type Phase, type Plan } from '../model/plan.ts';
import { startOfText } from '../model/textRange.ts';
import { nameKey } from '../vocabulary/names.ts';
import { catalogModules, joinModules } from './catalogModules.ts';
import { InferredModules } from './inferredModules.ts';
import { statedModules, statedPhase } from './statedNames.ts';
import { writtenPlacements } from './writtenPlacements.ts';

/** The names that one document brings into an inferred plan. */
export interface Contribution {
  /** Module paths, outermost name first. */
  readonly modules: readonly (readonly string[])[];
  readonly phases: readonly string[];
}

export const noContribution: Contribution = { modules: [], phases: [] };

/** What a document's requirements name, each name once, in order. */
export function contributionOf(facts: readonly RequirementFact[]): Contribution {
  if (facts.length === 0) return noContribution;
  const modules = new Map<string, readonly string[]>();
  const phases = new Map<string, string>();
  for (const fact of facts) {
    if (fact.role !== 'definition' || fact.isInformative) continue;
    for (const { path } of statedModules(fact)) {
      const key = path.map(nameKey).join('/');
      if (!modules.has(key)) modules.set(key, path);
    }
    const phase = statedPhase(fact);
    if (phase && !phases.has(nameKey(phase.name))) phases.set(nameKey(phase.name), phase.name);
  }
  return { modules: [...modules.values()], phases: [...phases.values()] };
}

/** Whether two documents contribute the same, so that nothing needs to be inferred again. */
export function sameContribution(a: Contribution, b: Contribution): boolean {
  const text = (contribution: Contribution): string =>
    `${contribution.phases.join('\n')}\n\n${contribution.modules.map((path) => path.join('\r')).join('\n')}`;
  return a === b || text(a) === text(b);
}

/**
 * The plan that holds: the declared one, with modules or phases inferred where it names none.
 * `contributions` are in canonical order and only asked for when something has to be inferred.
 */
export function effectivePlan(
  declared: { readonly plan: Plan; readonly uri: string } | null,
  contributions: Iterable<Contribution>,
  catalogs: readonly Catalog[] = [],
): EffectivePlan {
  const written = declared?.plan ?? emptyPlan;
  const known = catalogModules(catalogs);
  // Whoever asks for a catalog in the plan declares its modules; one that merely lies there only suggests.
  const plan = declared ? { ...written, modules: joinModules(written.modules, known) } : written;
  const modulesInferred = plan.modules.length === 0;
  const phasesInferred = plan.phases.length === 0;
  const hasCatalog = known.length > 0;
  const base = { ...plan, uri: declared?.uri ?? null, modulesInferred, phasesInferred, hasCatalog };
  if (!modulesInferred && !phasesInferred) return base;
  const modules = new InferredModules(modulesInferred ? known : []);
  const phases = new Map<string, Phase>();
  for (const contribution of [...contributions, contributionOf(factsOfPlacements(plan))]) {
    if (modulesInferred) for (const path of contribution.modules) modules.add(path);
    if (phasesInferred) {
      for (const name of contribution.phases) {
        if (!phases.has(nameKey(name))) phases.set(nameKey(name), inferredPhase(name));
      }
    }
  }
  return {
    ...base,
    modules: modulesInferred ? modules.done() : plan.modules,
    phases: phasesInferred ? [...phases.values()] : plan.phases,
  };
}

/** What the plan's `placements:` say, as facts: they name modules and phases as documents do. */
function factsOfPlacements({ placements }: Plan): readonly RequirementFact[] {
  return Array.from(writtenPlacements(placements).values(), (claims) => ({
    id: null,
    title: '',
    shape: 'yaml',
    role: 'definition',
    range: startOfText,
    anchor: startOfText,
    claims,
    headings: [],
  }));
}

function inferredPhase(name: string): Phase {
  return {
    id: name,
    name,
    aliases: [],
    goal: null,
    targetForm: null,
    start: null,
    due: null,
    capacity: null,
    measures: [],
    range: null,
  };
}
