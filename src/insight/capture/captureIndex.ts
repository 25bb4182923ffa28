/**
 * Where a sentence from a conversation belongs: modules, steps and phases of one root's plan, best first, each with
 * reasons in words; and the requirements that ask for much the same. Only proposes; nothing is placed by it.
 */
import { allModules, type Module, type Phase, type Process, type Step } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { CaptureMemory } from './captureMemory.ts';
import { rankPhases } from './phaseProposals.ts';
import { moduleTexts, phaseTexts, stepTexts } from './placeTexts.ts';
import type { Proposal, Reason } from './proposal.ts';
import { likeReason, sharedWordsReason } from './reasons.ts';
import { TermIndex } from './termIndex.ts';
import { termsOf, type Terms } from './terms.ts';

type Voice =
  | { readonly kind: 'module'; readonly module: Module }
  | { readonly kind: 'step'; readonly step: Step; readonly process: Process }
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'requirement'; readonly requirement: Requirement };

export interface Sentence {
  readonly text: string;
  /** What somebody chose already: it counts for what is proposed of the rest. */
  readonly module?: string;
  readonly step?: string;
}

export interface ScoredRequirement {
  readonly requirement: Requirement;
  /** Comparable within one answer only. */
  readonly score: number;
}

export interface Proposals {
  readonly modules: readonly Proposal[];
  readonly phases: readonly Proposal[];
  readonly steps: readonly Proposal[];
  /** What scores less fits by chance: it is worth offering, and not worth choosing for anybody. */
  readonly chance: number;
  /** Requirements that speak of much the same, best first. */
  readonly alike: readonly ScoredRequirement[];
}

/** The best, second and third requirement of a module speak for it, each less than the one before. */
const votes = [1, 0.3, 0.15];
/** What a step that fits says for its modules, and what a module says for its requirements and steps. */
const stepShare = 0.5;
const moduleShare = 0.4;
const mostSteps = 3;
const mostAlike = 12;
const mostReasons = 3;
const mostProposals = 6;
/** By how much a fit must beat what a single rare pair of characters would score. */
const aboveChance = 1.2;
/** A requirement says more words than a module’s name, and shares more by chance. */
const alikeAboveChance = 1.5;
/** Below this share of the best nothing is proposed beside it. */
const leastShare = 0.2;

export class CaptureIndex {
  readonly revision: number;
  readonly root: string;
  readonly #snapshot: Snapshot;
  readonly #voices: readonly Voice[];
  readonly #index: TermIndex;
  readonly #names: PlanNames;

  constructor(snapshot: Snapshot, root: string, memory: CaptureMemory = new CaptureMemory()) {
    this.revision = snapshot.revision;
    this.root = root;
    this.#snapshot = snapshot;
    const plan = snapshot.plan(root);
    this.#names = new PlanNames(plan);
    const voices: Voice[] = [];
    const texts: Terms[] = [];
    const add = (voice: Voice, terms: Terms): void => {
      voices.push(voice);
      texts.push(terms);
    };
    for (const module of allModules(plan.modules))
      add(
        { kind: 'module', module },
        memory.termsOf(module, () => moduleTexts(module)),
      );
    for (const process of plan.processes)
      for (const step of process.steps)
        add(
          { kind: 'step', step, process },
          memory.termsOf(step, () => stepTexts(step, process)),
        );
    for (const phase of plan.phases)
      add(
        { kind: 'phase', phase },
        memory.termsOf(phase, () => phaseTexts(phase)),
      );
    for (const requirement of snapshot.requirements())
      if (requirement.root === root)
        add({ kind: 'requirement', requirement }, memory.ofRequirement(requirement));
    this.#voices = voices;
    this.#index = new TermIndex(texts);
  }

  /** `today` is an ISO date: a phase that is over is proposed last. */
  propose(sentence: Sentence, today: string): Proposals {
    const asked = termsOf(sentence.text);
    const fits = this.#fits(asked);
    const modules = this.#modules(sentence, fits);
    const steps = this.#steps(sentence, fits, modules);
    const chance = aboveChance * Math.log(1 + this.#voices.length);
    const alike = fits.requirements
      .map(({ place, requirement, score }) => {
        const ofModule = Math.max(0, ...requirement.modules.map(({ path }) => modules.get(path) ?? 0));
        return { place, requirement, score: score + moduleShare * ofModule };
      })
      .filter(({ score }) => score >= chance * alikeAboveChance)
      .sort((a, b) => b.score - a.score)
      .slice(0, mostAlike);
    const rankedModules = best(modules);
    const module = sentence.module ?? rankedModules[0]?.[0];
    return {
      modules: rankedModules.map(([value, score]) => ({
        value,
        score,
        reasons: this.#moduleReasons(value, asked, sentence, fits),
      })),
      steps: best(steps).map(([value, score]) => ({
        value,
        score,
        reasons: this.#stepReasons(value, asked, sentence, fits),
      })),
      phases: rankPhases(this.#snapshot, this.root, {
        module,
        fits: new Map(fits.phases.map(({ phase, score }) => [phase.id, score])),
        alike: alike.map(({ requirement, score }) => ({ requirement, score })),
        today,
      }),
      chance,
      alike: alike.map(({ requirement, score }) => ({ requirement, score })),
    };
  }

  #fits(asked: Terms): Fits {
    const fits: Fits = { modules: [], steps: [], phases: [], requirements: [] };
    for (const [place, score] of this.#index.scores(asked)) {
      const voice = this.#voices[place];
      if (voice?.kind === 'module') fits.modules.push({ place, module: voice.module, score });
      else if (voice?.kind === 'step') fits.steps.push({ place, step: voice.step, score });
      else if (voice?.kind === 'phase') fits.phases.push({ phase: voice.phase, score });
      else if (voice) fits.requirements.push({ place, requirement: voice.requirement, score });
    }
    for (const some of [fits.modules, fits.steps, fits.requirements]) some.sort((a, b) => b.score - a.score);
    return fits;
  }

  #modules({ step }: Sentence, fits: Fits): ReadonlyMap<string, number> {
    const scores = new Map<string, number>();
    const add = (path: string, by: number): void => {
      scores.set(path, (scores.get(path) ?? 0) + by);
    };
    for (const { module, score } of fits.modules) add(module.path, score);
    const spoken = new Map<string, number>();
    for (const { requirement, score } of fits.requirements) {
      for (const { path } of requirement.modules) {
        const before = spoken.get(path) ?? 0;
        const share = votes[before];
        if (share === undefined) continue;
        spoken.set(path, before + 1);
        add(path, share * score);
      }
    }
    for (const fit of fits.steps.slice(0, mostSteps)) {
      const paths = this.#modulesOfStep(fit.step);
      for (const path of paths) add(path, (stepShare * fit.score) / paths.length);
    }
    const chosen = step === undefined ? undefined : this.#snapshot.step(this.root, step);
    // Whoever names the step says more than any word of the sentence.
    const most = Math.max(1, ...scores.values());
    for (const path of chosen ? this.#modulesOfStep(chosen) : []) add(path, most);
    return scores;
  }

  #modulesOfStep({ modules }: Step): readonly string[] {
    return modules.flatMap(({ text }) => this.#names.module(text)?.path ?? []);
  }

  #steps(
    { module }: Sentence,
    fits: Fits,
    modules: ReadonlyMap<string, number>,
  ): ReadonlyMap<string, number> {
    const scores = new Map<string, number>();
    const raise = (path: string, by: number): void => {
      scores.set(path, (scores.get(path) ?? 0) + by);
    };
    for (const { step, score } of fits.steps) raise(step.path, score);
    const spoken = new Set<string>();
    for (const { requirement, score } of fits.requirements) {
      const path = requirement.step?.path;
      if (path === undefined || spoken.has(path)) continue;
      spoken.add(path);
      raise(path, score);
    }
    const first = module ?? best(modules)[0]?.[0];
    const most = Math.max(0, ...scores.values());
    for (const { steps } of this.#snapshot.plan(this.root).processes) {
      for (const step of steps) {
        const isOf = first !== undefined && this.#modulesOfStep(step).includes(first);
        if (isOf && (scores.has(step.path) || module !== undefined))
          raise(step.path, moduleShare * Math.max(most, 1));
      }
    }
    return scores;
  }

  #moduleReasons(path: string, asked: Terms, { step, text }: Sentence, fits: Fits): readonly Reason[] {
    const reasons: Reason[] = [];
    const chosen = step === undefined ? undefined : this.#snapshot.step(this.root, step);
    if (chosen && this.#modulesOfStep(chosen).includes(path))
      reasons.push({ kind: 'step', step: chosen.name });
    const fit = fits.modules.find(({ module }) => module.path === path);
    if (fit) {
      const words = sharedWordsReason(text, moduleTexts(fit.module), this.#index.shared(asked, fit.place));
      if (words) reasons.push(words);
    }
    const alike = fits.requirements.find(({ requirement }) =>
      requirement.modules.some((one) => one.path === path),
    );
    if (alike) reasons.push(likeReason(alike.requirement));
    const ofStep = fits.steps
      .slice(0, mostSteps)
      .find((one) => one.step !== chosen && this.#modulesOfStep(one.step).includes(path));
    if (ofStep) reasons.push({ kind: 'step', step: ofStep.step.name });
    return reasons.slice(0, mostReasons);
  }

  #stepReasons(path: string, asked: Terms, { text }: Sentence, fits: Fits): readonly Reason[] {
    const reasons: Reason[] = [];
    const fit = fits.steps.find(({ step }) => step.path === path);
    const process = this.#snapshot
      .plan(this.root)
      .processes.find(({ steps }) => steps.some((step) => step.path === path));
    if (fit && process) {
      const words = sharedWordsReason(
        text,
        stepTexts(fit.step, process),
        this.#index.shared(asked, fit.place),
      );
      if (words) reasons.push(words);
    }
    const alike = fits.requirements.find(({ requirement }) => requirement.step?.path === path);
    if (alike) reasons.push(likeReason(alike.requirement));
    return reasons.slice(0, mostReasons);
  }
}

interface Fits {
  readonly modules: { readonly place: number; readonly module: Module; readonly score: number }[];
  readonly steps: { readonly place: number; readonly step: Step; readonly score: number }[];
  readonly phases: { readonly phase: Phase; readonly score: number }[];
  readonly requirements: {
    readonly place: number;
    readonly requirement: Requirement;
    readonly score: number;
  }[];
}

/** The best ones first, without those that hardly fit beside the best. */
function best(scores: ReadonlyMap<string, number>): readonly (readonly [value: string, score: number])[] {
  const sorted = [...scores].sort(([, a], [, b]) => b - a).slice(0, mostProposals);
  const least = (sorted[0]?.[1] ?? 0) * leastShare;
  return sorted.filter(([, score], nth) => nth < 3 || score >= least);
}
