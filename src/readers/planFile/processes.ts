/** Reads the `processes:` of a plan file with their steps. */
import type { Process, Step } from '../../model/plan.ts';
import { nameKey } from '../../vocabulary/names.ts';
import type { NamedPart } from './ambiguousNames.ts';
import { Paths, readHead } from './named.ts';
import { nameSeparators, readItems, readText, readTexts } from './planValues.ts';
import type { Entries, PlanSource } from './planSource.ts';

export interface ReadProcesses {
  readonly processes: readonly Process[];
  readonly parts: readonly NamedPart[];
  /** The steps of each process apart: two processes may call a step alike. */
  readonly stepParts: readonly (readonly NamedPart[])[];
}

export function readProcesses(source: PlanSource, plan: Entries): ReadProcesses {
  const processes: Process[] = [];
  const parts: NamedPart[] = [];
  const stepParts: NamedPart[][] = [];
  const paths = new Paths(source);
  const stepPaths = new Paths(source);

  const readSteps = (entries: Entries, process: string): Step[] => {
    const steps: Step[] = [];
    const ofProcess: NamedPart[] = [];
    stepParts.push(ofProcess);
    for (const item of readItems(source, entries, 'steps')) {
      const head = readHead(source, 'step', item);
      if (!head) continue;
      const path = `${process}/${head.id}`;
      if (!stepPaths.take(nameKey(path), path, head.idRange)) continue;
      ofProcess.push({ path, id: head.id, idRange: head.idRange, names: head.names });
      steps.push({
        id: head.id,
        path,
        name: head.name,
        aliases: head.aliases,
        role: readText(source, head.entries, 'role')?.text ?? null,
        modules: readTexts(source, head.entries, 'modules', nameSeparators),
        range: head.range,
      });
    }
    return steps;
  };

  for (const item of readItems(source, plan, 'processes')) {
    const head = readHead(source, 'process', item);
    if (!head || !paths.take(nameKey(head.id), head.id, head.idRange)) continue;
    parts.push({ path: head.id, id: head.id, idRange: head.idRange, names: head.names });
    processes.push({
      id: head.id,
      name: head.name,
      aliases: head.aliases,
      steps: readSteps(head.entries, head.id),
      range: head.range,
    });
  }
  return { processes, parts, stepParts };
}
