/** Reads the `different:` of a plan file: requirements that somebody said are not the same, in groups. */
import { isScalar } from 'yaml';
import { message } from '../../model/message.ts';
import type { WrittenName } from '../../model/plan.ts';
import type { Entries, PlanSource } from './planSource.ts';
import { readItems, writtenText } from './planValues.ts';

export function readDifferent(source: PlanSource, plan: Entries): (readonly WrittenName[])[] {
  const groups: (readonly WrittenName[])[] = [];
  for (const item of readItems(source, plan, 'different')) {
    const items = isScalar(item.node) ? null : source.items(item);
    const names = items?.flatMap((name) => writtenText(name) ?? []) ?? [];
    if (names.length >= 2) groups.push(names);
    else {
      source.report(
        item.range,
        message(
          'Write two or more requirements here that are not the same, such as “[{0}, {1}]”.',
          'CRM-001',
          'CRM-002',
        ),
      );
    }
  }
  return groups;
}
