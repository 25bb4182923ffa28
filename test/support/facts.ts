/** Facts made by hand, for tests that need no text. */
import type { Claim, Origin, RequirementFact } from '../../src/model/facts.ts';
import type { Field } from '../../src/model/field.ts';
import { emptyPlan, type Module, type Phase, type Plan, type Process } from '../../src/model/plan.ts';
import { rangeInLine, startOfText } from '../../src/model/textRange.ts';

export function claim(field: Field, text: string, from: Origin = 'column'): Claim {
  return { field, from, text, range: rangeInLine(3, 2, text.length), name: field };
}

export function fact(id: string | null, title: string, ...claims: readonly Claim[]): RequirementFact {
  const range = rangeInLine(3, 0, 40);
  return { id, title, shape: 'row', role: 'definition', range, anchor: range, claims, headings: [] };
}

export function module(id: string, name: string, more: Partial<Module> = {}): Module {
  return {
    id,
    path: id,
    name,
    aliases: [],
    endState: null,
    owner: null,
    paths: [],
    modules: [],
    range: startOfText,
    ...more,
  };
}

export function phase(id: string, name: string, aliases: readonly string[] = []): Phase {
  return {
    id,
    name,
    aliases,
    goal: null,
    targetForm: null,
    start: null,
    due: null,
    capacity: null,
    measures: [],
    range: startOfText,
  };
}

export function process(
  id: string,
  name: string,
  steps: readonly (readonly [id: string, name: string])[],
): Process {
  return {
    id,
    name,
    aliases: [],
    range: startOfText,
    steps: steps.map(([stepId, stepName]) => ({
      id: stepId,
      path: `${id}/${stepId}`,
      name: stepName,
      aliases: [],
      role: null,
      modules: [],
      range: startOfText,
    })),
  };
}

export function planOf(parts: Partial<Plan>): Plan {
  return { ...emptyPlan, ...parts };
}
