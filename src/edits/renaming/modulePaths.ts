/** The values of a document that name modules, each with the modules that the parts of its paths mean. */
import type { Claim, DocumentFacts } from '../../model/facts.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import type { PlanNames } from '../../placement/planNames.ts';
import { fieldOfPlanKey } from '../../vocabulary/planKeys.ts';
import { namePathsIn, type TextPiece } from './nameParts.ts';
import type { PlacedValue } from './namedPlaces.ts';

/** One path in a value. */
export interface ModuleValue {
  readonly value: PlacedValue;
  readonly parts: readonly TextPiece[];
  /** For each part the path of the module that it means; `null` where it means none. */
  readonly modules: readonly (string | null)[];
}

export function moduleValues(
  names: PlanNames,
  { kind }: Pick<DocumentEntry, 'kind'>,
  { requirements, plan }: DocumentFacts,
): readonly ModuleValue[] {
  const values: ModuleValue[] = [];
  const seen = new Set<Claim>();
  const add = (value: PlacedValue): void => {
    for (const { whole, parts } of namePathsIn(value.text)) {
      const named = names.module(whole.text);
      // A name may hold signs of paths itself.
      if (named && parts.length > 1 && named.name === whole.text) continue;
      const modules = parts.map((part, nth) => {
        const upTo = parts.slice(0, nth + 1).map(({ text }) => text);
        return (names.module(upTo.join('/')) ?? names.module(part.text))?.path ?? null;
      });
      values.push({ value, parts, modules });
    }
  };
  for (const { claims } of requirements) {
    for (const claim of claims) {
      if (claim.field !== 'module' || claim.from === 'folder' || seen.has(claim)) continue;
      seen.add(claim);
      add(claim);
    }
  }
  if (kind !== 'plan' || !plan) return values;
  for (const { steps } of plan.processes)
    for (const step of steps) for (const written of step.modules) add(written);
  for (const { fields } of plan.placements)
    for (const written of fields) if (fieldOfPlanKey(written.name) === 'module') add(written);
  return values;
}
