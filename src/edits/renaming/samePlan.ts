/** Whether a plan in which a module or phase got another name or place is otherwise the plan that it was. */
import { allModules, type EffectivePlan, type Module } from '../../model/plan.ts';
import { PlanNames } from '../../placement/planNames.ts';

export interface ExpectedPlan {
  readonly modulePath: (path: string) => string;
  readonly phaseId: (id: string) => string;
  /** The module or phase whose words may differ, by its path or id before. */
  readonly changed: string;
  /** Whether modules may stand in another order and below another module. */
  readonly mayMove: boolean;
}

export function isSamePlan(before: EffectivePlan, after: EffectivePlan, expected: ExpectedPlan): boolean {
  const [one, two] = [describe(before, expected, false), describe(after, expected, true)];
  return one === two;
}

/** All that a plan says, in the paths and ids that it is to have. */
function describe(plan: EffectivePlan, expected: ExpectedPlan, isAfter: boolean): string {
  const { modulePath, phaseId, changed, mayMove } = expected;
  const path = isAfter ? (each: string): string => each : modulePath;
  const id = isAfter ? (each: string): string => each : phaseId;
  const target = isAfter ? [modulePath(changed), phaseId(changed)] : [changed, changed];
  const names = new PlanNames(plan);
  const modules = [...allModules(plan.modules)].map((module) =>
    describeModule(module, path, target[0] ?? ''),
  );
  return JSON.stringify([
    plan.system,
    mayMove ? modules.sort() : modules,
    plan.phases.map((phase) => [
      id(phase.id),
      ...(phase.id === target[1] ? [] : [phase.name, phase.aliases]),
      phase.goal,
      phase.targetForm,
      phase.start,
      phase.due,
      phase.capacity,
      phase.measures,
    ]),
    plan.processes.map((process) => [
      process.id,
      process.name,
      process.aliases,
      process.steps.map((step) => [
        step.path,
        step.name,
        step.aliases,
        step.role,
        step.modules.map(({ text }) => {
          const module = names.module(text);
          return module ? path(module.path) : `? ${text}`;
        }),
      ]),
    ]),
    plan.documents,
    plan.code,
    plan.modulesFrom,
    plan.sources.map(({ name, path, code }) => [name, path, code]),
    [...plan.rules],
    plan.limits,
    plan.placements.map(({ of, fields }) => [of.text, fields.map(({ name }) => name)]),
  ]);
}

function describeModule(module: Module, pathNow: (path: string) => string, target: string): string {
  const { path, name, aliases, endState, owner, paths } = module;
  const words = path === target ? [] : [name, aliases];
  return JSON.stringify([pathNow(path), words, endState, owner, paths]);
}
