/**
 * Looks up what people write for a module, a phase or a step in the names of one plan. Built once for a
 * plan; every look-up is a few map accesses, so that a changed plan re-places thousands at once.
 */
import type { Claim, RequirementFact } from '../model/facts.ts';
import { allModules, type Module, type Phase, type Plan, type Process, type Step } from '../model/plan.ts';
import { nameInPlan } from '../model/requirement.ts';
import { idKey } from '../vocabulary/ids.ts';
import { nameKey, pathParts, withoutNumbering } from '../vocabulary/names.ts';
import { similarNames } from '../vocabulary/resemblance.ts';
import { LookUps } from './lookUps.ts';
import { NameMap } from './nameMap.ts';
import { phaseKey } from './phaseKey.ts';
import { placementKey, writtenPlacements } from './writtenPlacements.ts';

export class PlanNames {
  readonly plan: Plan;
  readonly #modules = new NameMap<Module>();
  readonly #modulePaths = new NameMap<Module>();
  readonly #phases = new NameMap<Phase>();
  readonly #phaseKeys = new NameMap<Phase>();
  readonly #steps = new NameMap<Step>();
  readonly #processes = new NameMap<Process>();
  readonly #moduleByPath = new Map<string, Module>();
  readonly #phaseById = new Map<string, Phase>();
  readonly #stepByPath = new Map<string, Step>();
  readonly #written: ReadonlyMap<string, readonly Claim[]>;
  /** Thousands of rows may misspell one name; what resembles it is found once. */
  readonly #similar = new Map<string, readonly string[]>();

  readonly #namedModules = new LookUps<Module | null>();
  readonly #containedModules = new LookUps<Module | null>();
  readonly #namedPhases = new LookUps<Phase | null>();
  readonly #containedPhases = new LookUps<Phase | null>();

  constructor(plan: Plan) {
    this.plan = plan;
    this.#written = writtenPlacements(plan.placements);
    for (const module of plan.modules) this.#addModule(module, ['']);
    for (const phase of plan.phases) {
      this.#phaseById.set(phase.id, phase);
      for (const name of [phase.id, phase.name, ...phase.aliases]) {
        this.#phases.add(nameKey(name), phase);
        const key = phaseKey(name);
        if (key !== null) this.#phaseKeys.add(key, phase);
      }
    }
    for (const process of plan.processes) {
      const processNames = [process.id, process.name, ...process.aliases].map(nameKey);
      for (const name of processNames) this.#processes.add(name, process);
      for (const step of process.steps) {
        this.#stepByPath.set(step.path, step);
        for (const name of [step.id, step.name, ...step.aliases].map(nameKey)) {
          this.#steps.add(name, step);
          for (const outer of processNames) this.#steps.add(`${outer}/${name}`, step);
        }
      }
    }
  }

  /** What the plan's `placements:` say of a requirement, by `path#id` (or title) before its id alone. */
  claimsFor(path: () => string | null, fact: RequirementFact): readonly Claim[] {
    if (this.#written.size === 0) return [];
    const name = nameInPlan(fact);
    if (name === null) return [];
    const own = this.#written.get(placementKey(path() ?? '', name));
    return own ?? (fact.id === null ? [] : (this.#written.get(idKey(fact.id)) ?? []));
  }

  moduleAt(path: string): Module | undefined {
    return this.#moduleByPath.get(path);
  }

  phaseAt(id: string): Phase | undefined {
    return this.#phaseById.get(id);
  }

  stepAt(path: string): Step | undefined {
    return this.#stepByPath.get(path);
  }

  /** By id, name, alias or path, whole or from any inner part on; `null` where none or several fit. */
  module(text: string): Module | null {
    return this.#namedModules.of(text, (name) => this.#findModule(name));
  }

  #findModule(text: string): Module | null {
    const parts = pathParts(text).map(nameKey);
    return (
      this.#modules.only(nameKey(text)) ?? (parts.length > 1 ? this.#modulePaths.only(parts.join('/')) : null)
    );
  }

  /** A heading, file or folder: the module whose name it is, else the longest name that it contains. */
  moduleIn(text: string): Module | null {
    return this.#containedModules.of(text, (sentence) => this.#findModuleIn(sentence));
  }

  #findModuleIn(text: string): Module | null {
    const bare = withoutNumbering(text);
    // A file `a.md` does not speak of a module with the id `a`: one character says too little.
    if (nameKey(bare).length < 2) return null;
    return this.module(bare) ?? this.#modules.longestIn(nameKey(bare));
  }

  /** By id, name or alias, or by what such a name counts: `第二期`, `Phase 2` and `二期` are one. */
  phase(text: string): Phase | null {
    return this.#namedPhases.of(text, (name) => this.#findPhase(name));
  }

  #findPhase(text: string): Phase | null {
    const key = phaseKey(text);
    return this.#phases.only(nameKey(text)) ?? (key === null ? null : this.#phaseKeys.only(key));
  }

  /** A heading, file or folder: the phase that it names or contains. */
  phaseIn(text: string): Phase | null {
    return this.#containedPhases.of(text, (sentence) => this.#findPhaseIn(sentence));
  }

  #findPhaseIn(text: string): Phase | null {
    const bare = withoutNumbering(text);
    if (nameKey(bare).length < 2 || speaksOfWhatIsLeftOut(bare)) return null;
    return this.phase(bare) ?? this.#phases.longestIn(nameKey(bare));
  }

  /** By id, name, alias or `process/step`; with a process named apart, the step within it. */
  step(text: string, process: string | null = null): Step | null {
    const key = pathParts(text).map(nameKey).join('/');
    const within = process === null ? null : this.#steps.only(`${nameKey(process)}/${key}`);
    return within ?? this.#steps.only(key) ?? this.#steps.only(nameKey(text));
  }

  /** The step whose name a sentence contains; the longest name wins. */
  stepIn(text: string): Step | null {
    return this.#steps.longestIn(nameKey(text));
  }

  /** Whether two processes have a step of this name, so that it needs the process before it. */
  isAmbiguousStep(text: string): boolean {
    return this.#steps.isAmbiguous(nameKey(text));
  }

  process(text: string): Process | null {
    return this.#processes.only(nameKey(text));
  }

  /** Names of the plan that resemble one it does not have, best first. */
  similar(kind: 'module' | 'phase' | 'step', text: string): readonly string[] {
    const key = `${kind}\n${nameKey(text)}`;
    let names = this.#similar.get(key);
    if (!names) {
      names = similarNames(text, this.#names(kind));
      this.#similar.set(key, names);
    }
    return names;
  }

  *#names(kind: 'module' | 'phase' | 'step'): Generator<string> {
    const { modules, phases, processes } = this.plan;
    if (kind === 'module') {
      for (const module of allModules(modules)) yield* [module.name, module.path, ...module.aliases];
    } else if (kind === 'phase') {
      for (const phase of phases) yield* [phase.name, phase.id, ...phase.aliases];
    } else {
      for (const process of processes) for (const step of process.steps) yield* [step.name, step.path];
    }
  }

  #addModule(module: Module, outerPaths: readonly string[]): void {
    this.#moduleByPath.set(module.path, module);
    const names = [...new Set([module.id, module.name, ...module.aliases].map(nameKey))];
    for (const name of names) this.#modules.add(name, module);
    // Every way to write the path, by ids, names or aliases; a plan this deep stays small.
    const paths = outerPaths.flatMap((outer) =>
      names.map((name) => (outer === '' ? name : `${outer}/${name}`)),
    );
    for (const path of paths) if (path.includes('/')) this.#modulePaths.add(path, module);
    const limited = paths.slice(0, 256);
    for (const inner of module.modules) this.#addModule(inner, [...limited, '']);
  }
}

/** “（Phase 2+ 不包含）”, “Out of scope for v1”: such a heading names a phase to say that its items are not in it. */
function speaksOfWhatIsLeftOut(heading: string): boolean {
  return /不包含|不包括|不在范围|不在範圍|不做|暂不|暫不|out of scope|not in scope|excluded/iu.test(heading);
}
