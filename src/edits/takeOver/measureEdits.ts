/** Sets, adds and removes a measure of a phase or of the system in the plan file. */
import type { YAMLMap } from 'yaml';
import { isSeq } from 'yaml';
import type { Measure } from '../../model/plan.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { measurePairs } from './otherItems.ts';
import { itemIn, notInPlan, type PlanYaml, planYaml } from './planEntries.ts';
import { addEntry, removeEntry, setKeyOf, type TextResult } from './planEntryEdits.ts';

const parts = ['unit', 'baseline', 'target', 'actual', 'date'] as const;

/** `holder` finds the map that has the measures in any text of the plan; `there` are those of the other plan. */
export function setMeasure(
  plan: PlanYaml,
  holder: (plan: PlanYaml) => YAMLMap.Parsed | null,
  there: readonly Measure[],
  name: string,
): TextResult {
  const map = holder(plan);
  if (!map) return notInPlan();
  const measure = there.find((each) => nameKey(each.name) === nameKey(name));
  const entry = itemIn(plan, map, 'measures', name);
  if (!measure) return entry ? removeEntry(plan, entry) : plan.yaml.text;
  if (!entry) {
    const list = plan.yaml.pairOf(map, (key) => key === 'measures')?.value;
    const behind = isSeq(list) ? list.items.length - 1 : -1;
    return addEntry(plan, map, 'measures', behind, measurePairs(measure));
  }
  let now = plan;
  for (const key of parts) {
    const mapNow = holder(now);
    const item = mapNow && itemIn(now, mapNow, 'measures', name);
    if (!item) return notInPlan();
    const value = measure[key];
    const after = setKeyOf(now, item, key, value === null ? '' : { plain: value });
    if (typeof after !== 'string') return after;
    const next = planYaml(after);
    if ('key' in next) return next;
    now = next;
  }
  return now.yaml.text;
}
