/** Where a requirement of an export lands in a plan. */
import assert from 'node:assert/strict';
import { snapshotOf } from '../../support/snapshotOf.ts';

/** Modules by path (of an inferred plan by their names) and the phase by id. */
export function placementOf(
  text: string,
  id: string,
  plan: string,
): { readonly modules: readonly string[]; readonly phase: string | undefined } {
  const snapshot = snapshotOf({ 'export.csv': text, ...(plan !== '' && { 'groundplan.yaml': plan }) });
  const requirement = [...snapshot.requirements()].find((each) => each.id === id);
  assert.ok(requirement);
  return { modules: requirement.modules.map(({ path }) => path), phase: requirement.phase?.id };
}
