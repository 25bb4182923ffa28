/** What the parts of a plan and its requirements go by, for comparing a sentence with them. */
import type { Claim } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import type { Module, Phase, Process, Step } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
import { saysSomething } from '../../vocabulary/claimedValues.ts';
import type { WeightedText } from './terms.ts';

export function moduleTexts({
  name,
  aliases,
  endState,
  path,
  paths,
  owner,
}: Module): readonly WeightedText[] {
  return [
    ...[name, ...aliases].map((text): WeightedText => [text, 3]),
    [endState ?? '', 1.5],
    // Ids are often English words, which tell something where the rest is Chinese.
    [path.replace(/[/_-]/gu, ' '), 1],
    [paths.join(' ').replace(/[^\p{L}\p{N}]{1,16}/gu, ' '), 0.5],
    [owner ?? '', 1],
  ];
}

export function stepTexts(step: Step, process: Process): readonly WeightedText[] {
  return [
    ...[step.name, ...step.aliases].map((text): WeightedText => [text, 3]),
    [step.role ?? '', 1],
    [process.name, 0.5],
    [step.id.replace(/[/_-]/gu, ' '), 1],
  ];
}

export function phaseTexts({ name, aliases, goal, targetForm, measures }: Phase): readonly WeightedText[] {
  return [
    ...[name, ...aliases].map((text): WeightedText => [text, 3]),
    [goal ?? '', 1.5],
    [targetForm ?? '', 1.5],
    ...measures.map((measure): WeightedText => [measure.name, 0.7]),
  ];
}

const weights: Readonly<Partial<Record<Field, number>>> = {
  withoutIt: 1,
  note: 1,
  scenario: 1,
  description: 0.7,
  acceptance: 0.7,
  tags: 0.7,
  reason: 0.5,
};

export function requirementTexts({ title, fact }: Requirement): readonly WeightedText[] {
  const others = fact.claims.flatMap((claim: Claim): readonly WeightedText[] => {
    const weight = weights[claim.field];
    return weight !== undefined && saysSomething(claim) ? [[claim.text, weight]] : [];
  });
  return [[title, 1.5], ...others];
}
