/** What a review has to know of one requirement, as plain data for a sheet. */
import type { Message } from '../../model/message.ts';
import type { Field } from '../../model/field.ts';
import { saidOf, claimsOf, type Necessity, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { claimedEffort, saysSomething } from '../../vocabulary/claimedValues.ts';
import type { Twin } from '../capture/twins.ts';
import { modulePathNames } from '../modulePathNames.ts';
import { statusText } from '../statusText.ts';
import { processOfStep } from '../stepSupport.ts';

/** A module that it builds, from the outermost on, and what becomes true when the module is complete. */
export interface ModuleOnSheet {
  readonly names: readonly string[];
  readonly endState: string | null;
}

export interface ReviewItem {
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly scenario: string | null;
  /** The process and the step it serves; the step alone where no process is known. */
  readonly step: readonly string[];
  readonly role: string | null;
  readonly modules: readonly ModuleOnSheet[];
  readonly necessity: Necessity | null;
  /** The document's own words. */
  readonly priority: string | null;
  readonly status: string | null;
  readonly value: string | null;
  readonly withoutIt: string | null;
  readonly workaround: string | null;
  readonly source: string | null;
  readonly requester: string | null;
  readonly asked: string | null;
  /** Person-days; `null` where nobody has estimated it. */
  readonly effort: number | null;
  /** Those that ask for much the same, with what became of them. */
  readonly twins: readonly Twin[];
  /** Why it stands where it stands in the suggested order. */
  readonly why: readonly Message[];
}

/** `twins` and `why` are found by others. */
export function reviewItem(
  snapshot: Snapshot,
  requirement: Requirement,
  { twins, why }: Pick<ReviewItem, 'twins' | 'why'>,
): ReviewItem {
  const { key, id, title, root, modules, necessity } = requirement;
  const said = (field: Field): string | null => textOf(requirement, field);
  return {
    key,
    id,
    title,
    description: said('description'),
    scenario: said('scenario'),
    step: stepNames(snapshot, requirement),
    role: requirement.step ? (snapshot.step(root, requirement.step.path)?.role ?? null) : null,
    modules: modules.map(({ path }) => ({
      names: modulePathNames(snapshot, root, path),
      endState: snapshot.module(root, path)?.endState ?? null,
    })),
    necessity,
    priority: said('priority'),
    status: statusText(requirement),
    value: said('value'),
    withoutIt: said('withoutIt'),
    workaround: said('workaround'),
    source: said('source'),
    requester: said('requester'),
    asked: said('created'),
    effort: claimedEffort(saidOf(requirement)),
    twins,
    why,
  };
}

/** What a requirement says of a field; `null` where it says nothing, or a dash. */
export function textOf(requirement: Requirement, field: Field): string | null {
  return claimsOf(requirement).find((claim) => claim.field === field && saysSomething(claim))?.text ?? null;
}

function stepNames(snapshot: Snapshot, requirement: Requirement): readonly string[] {
  const { root, step } = requirement;
  if (!step) return [];
  const process = processOfStep(snapshot, root, step.path)?.name;
  const name = snapshot.step(root, step.path)?.name ?? step.path;
  return process === undefined ? [name] : [process, name];
}
