/** Finds the modules that a step of a process names and the plan does not have. */
import { message } from '../../model/message.ts';
import { allModules, type Module, type Process } from '../../model/plan.ts';
import { nameKey, pathParts } from '../../vocabulary/names.ts';
import { similarNames } from '../../vocabulary/resemblance.ts';
import { exemptionReason, isPlaceholder } from '../../vocabulary/values.ts';
import type { PlanSource } from './planSource.ts';

/** Comparing a text with every name costs; so many unknown names get a suggestion, and no longer ones. */
const mostSuggestions = 50;
const longestCompared = 80;

/** A plan that names no module leaves them to be inferred from the documents: then nothing is unknown. */
export function reportUnknownStepModules(
  source: PlanSource,
  processes: readonly Process[],
  modules: readonly Module[],
): void {
  if (modules.length === 0) return;
  const known = new KnownModules(modules);
  let suggested = 0;
  for (const process of processes) {
    for (const step of process.steps) {
      for (const { text, range } of step.modules) {
        if (known.has(text) || isPlaceholder(text) || exemptionReason(text) !== null) continue;
        const seeks = text.length <= longestCompared && suggested++ < mostSuggestions;
        const [best] = seeks ? similarNames(text, known.suggestable(), 1) : [];
        source.report(
          range,
          best === undefined
            ? message('No module is named “{0}” in the plan.', text)
            : message('No module is named “{0}” in the plan. Did you mean “{1}”?', text, best),
        );
      }
    }
  }
}

/** The modules of a plan by the words that they go by, in the whole plan and below each module. */
class KnownModules {
  readonly #modules: readonly Module[];
  readonly #anywhere = new Map<string, Module[]>();
  readonly #below = new Map<Module, Map<string, Module[]>>();

  constructor(modules: readonly Module[]) {
    this.#modules = modules;
    for (const module of allModules(modules)) {
      addWords(this.#anywhere, module);
      const children = new Map<string, Module[]>();
      for (const child of module.modules) addWords(children, child);
      this.#below.set(module, children);
    }
  }

  /** A word that a module goes by, or a path of such words, from any level downwards. */
  has(text: string): boolean {
    if (this.#anywhere.has(nameKey(text))) return true;
    const [first, ...rest] = pathParts(text).map(nameKey);
    let here = this.#anywhere.get(first ?? '') ?? [];
    for (const part of rest) here = here.flatMap((module) => this.#below.get(module)?.get(part) ?? []);
    return here.length > 0;
  }

  /** What may be meant: paths, names and aliases of a usual length. */
  *suggestable(): Generator<string> {
    for (const module of allModules(this.#modules)) {
      for (const word of [module.path, module.name, ...module.aliases]) {
        if (word.length <= longestCompared) yield word;
      }
    }
  }
}

function addWords(byWord: Map<string, Module[]>, module: Module): void {
  for (const word of new Set([module.id, module.name, ...module.aliases].map(nameKey))) {
    const known = byWord.get(word);
    if (known) known.push(module);
    else byWord.set(word, [module]);
  }
}
