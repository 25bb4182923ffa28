/** Reads the `phases:` of a plan file, in their order. */
import { message } from '../../model/message.ts';
import type { Phase } from '../../model/plan.ts';
import { nameKey } from '../../vocabulary/names.ts';
import type { NamedPart } from './ambiguousNames.ts';
import { Paths, readHead } from './named.ts';
import { readLaunch } from './launch.ts';
import { readDate, readItems, readMeasures, readNumber, readText } from './planValues.ts';
import type { Entries, PlanSource } from './planSource.ts';

export interface ReadPhases {
  readonly phases: readonly Phase[];
  readonly parts: readonly NamedPart[];
}

export function readPhases(source: PlanSource, plan: Entries): ReadPhases {
  const phases: Phase[] = [];
  const parts: NamedPart[] = [];
  const paths = new Paths(source);
  for (const item of readItems(source, plan, 'phases')) {
    const head = readHead(source, 'phase', item);
    if (!head || !paths.take(nameKey(head.id), head.id, head.idRange)) continue;
    parts.push({ path: head.id, id: head.id, idRange: head.idRange, names: head.names });
    const start = readDate(source, head.entries, 'start');
    const due = readDate(source, head.entries, 'due');
    if (start && due && due.text < start.text) {
      source.report(
        due.range,
        message('The phase is due on {0}, before it starts on {1}.', due.text, start.text),
      );
    }
    const launch = readLaunch(source, head.entries.get('launch')?.value ?? null);
    phases.push({
      id: head.id,
      name: head.name,
      aliases: head.aliases,
      goal: readText(source, head.entries, 'goal')?.text ?? null,
      targetForm: readText(source, head.entries, 'targetForm')?.text ?? null,
      start: start?.text ?? null,
      due: due?.text ?? null,
      capacity: readNumber(source, head.entries, 'capacity'),
      measures: readMeasures(source, head.entries),
      ...(launch && { launch }),
      range: head.range,
    });
  }
  return { phases, parts };
}
