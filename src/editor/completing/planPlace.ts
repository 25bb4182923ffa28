/** What may be written at a place of the plan file: names of its own, ids of requirements, or keys of its format. */
import type { Field } from '../../model/field.ts';
import { fieldOfPlanKey } from '../../vocabulary/planKeys.ts';
import type { YamlPlace } from './yamlPlace.ts';

/** A field to fill, an id of a requirement, or what the schema says. */
export type PlanQuestion =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'requirement' }
  | { readonly kind: 'schema'; readonly what: 'keys' | 'values'; readonly path: readonly string[] };

export function planQuestion({ path, kind, isItem }: YamlPlace): PlanQuestion {
  const keys = path.filter((key) => key !== '-');
  const [top] = keys;
  const last = keys.at(-1) ?? '';
  // `modules:` of a step names modules, `modules:` of a module holds them.
  const isValue = kind === 'value' || (isItem && last !== top);
  if (isValue && top === 'processes' && last === 'modules') return { kind: 'field', field: 'module' };
  if (isValue && top === 'modules' && last === 'owner') return { kind: 'field', field: 'owner' };
  if (kind === 'key' && !isItem && top === 'placements' && path.length === 1) return { kind: 'requirement' };
  if (isValue && ((top === 'placements' && keys.length > 2) || (top === 'requirements' && keys.length > 1))) {
    const field = fieldOfPlanKey(last);
    if (field !== null) return { kind: 'field', field };
  }
  return { kind: 'schema', what: kind === 'key' ? 'keys' : 'values', path };
}
