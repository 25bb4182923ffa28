/** The keys of requirements in a plan file: the format's own words beside those that people use. */
import { fields, type Field } from '../model/field.ts';
import { fieldOfHeader, headerKey } from './headers.ts';

const undecided: ReadonlySet<Field> = new Set(['phaseOrStatus', 'place', 'other']);
// `phase` is this format's own key and always means the plan's phase, whatever a column of that name may mean.
const ownKeys: ReadonlyMap<string, Field> = new Map(
  fields.filter((field) => !undecided.has(field)).map((field) => [headerKey(field), field]),
);

/** The field that a key names, `null` where it names none. */
export function fieldOfPlanKey(key: string): Field | null {
  return ownKeys.get(headerKey(key)) ?? fieldOfHeader(key);
}
