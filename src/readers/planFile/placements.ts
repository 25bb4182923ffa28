/** Reads the `placements:` of a plan file: what it says of requirements in documents that cannot be edited. */
import { isScalar } from 'yaml';
import { message } from '../../model/message.ts';
import type { WrittenPlacement } from '../../model/plan.ts';
import type { Entries, PlanSource } from './planSource.ts';
import { writtenText } from './planValues.ts';
import { readMap } from './settings.ts';

export function readPlacements(source: PlanSource, plan: Entries): WrittenPlacement[] {
  const placements: WrittenPlacement[] = [];
  for (const { key, keyRange, value } of readMap(source, plan, 'placements')?.values() ?? []) {
    if (!value) continue;
    const entries = isScalar(value.node) ? null : source.entries(value);
    if (!entries) {
      source.report(
        value.range,
        message('Write what holds for “{0}” as a map, such as “module: leads”.', key),
      );
      continue;
    }
    const fields: { name: string; text: string; range: WrittenPlacement['of']['range'] }[] = [];
    for (const field of entries.values()) {
      if (!field.value) continue;
      // A list gives one entry for each of its items: a requirement may have several modules.
      for (const item of source.items(field.value) ?? [field.value]) {
        const written = writtenText(item);
        if (written) fields.push({ name: field.key, ...written });
      }
    }
    placements.push({ of: { text: key, range: keyRange }, fields });
  }
  return placements;
}
