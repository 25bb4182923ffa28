/** What the differences amount to: how much each phase holds, and which steps of the business gain or lose support. */
import type { BothPlans } from './bothPlans.ts';
import type { PhaseEffect, PhaseLoad, StepEffect } from './difference.ts';
import type { ComparedPhase, ComparedStep, PlanState } from './planState.ts';

export function phaseEffects({ from, to, matches }: BothPlans): readonly PhaseEffect[] {
  const after = to.phases.map((phase, index) => {
    const before = from.phases[matches.phases.fromOf(index)];
    return { name: phase.name, before: before ? loadOf(from, before) : null, after: loadOf(to, phase) };
  });
  const gone = matches.phases
    .freeFrom()
    .flatMap((index) => from.phases[index] ?? [])
    .map((phase) => ({ name: phase.name, before: loadOf(from, phase), after: null }));
  return [...after, ...gone];
}

function loadOf({ requirements }: PlanState, { id, capacity }: ComparedPhase): PhaseLoad {
  let count = 0;
  let effort = 0;
  let withoutEffort = 0;
  for (const { phase, isOpen, texts } of requirements) {
    if (phase !== id || !isOpen) continue;
    count++;
    const days = daysIn(texts.get('effort') ?? '');
    if (days === null) withoutEffort++;
    else effort += days;
  }
  // Halves and tenths add up to what people would write.
  return { id, count, effort: Math.round(effort * 100) / 100, withoutEffort, capacity };
}

/** `8`, `0.5`, `12 人天`, `3d`; `null` for a text without a number at its start, or in other units. */
function daysIn(text: string): number | null {
  const found = /^\s{0,8}(\d{1,6}(?:\.\d{1,4})?)\s{0,4}(?:人天|人日|天|日|pd|days?|d)?\s{0,8}$/iu.exec(
    text.normalize('NFKC'),
  );
  return found ? Number(found[1]) : null;
}

export function stepEffects({ from, to, matches }: BothPlans): readonly StepEffect[] {
  const after = to.steps.map((step, index) => {
    const before = from.steps[matches.steps.fromOf(index)];
    return {
      name: step.name,
      process: processName(to, step),
      before: before ? isSupported(from, before) : null,
      after: isSupported(to, step),
    };
  });
  const gone = matches.steps
    .freeFrom()
    .flatMap((index) => from.steps[index] ?? [])
    .map((step) => ({
      name: step.name,
      process: processName(from, step),
      before: isSupported(from, step),
      after: null,
    }));
  return [...after, ...gone].filter((effect) => effect.before !== effect.after);
}

/** As in the view of processes: a module that carries it, or a requirement that is to be built for it. */
function isSupported({ requirements }: PlanState, { path, modules }: ComparedStep): boolean {
  return modules.length > 0 || requirements.some(({ step, isOpen }) => isOpen && step === path);
}

function processName({ processes }: PlanState, { process }: ComparedStep): string {
  return processes.find(({ id }) => id === process)?.name ?? process;
}
