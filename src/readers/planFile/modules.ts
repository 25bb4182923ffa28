/** Reads the `modules:` of a plan file: a tree of modules, each by its name alone or as a map. */
import { message } from '../../model/message.ts';
import type { Module } from '../../model/plan.ts';
import type { TextRange } from '../../model/textRange.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { mostModules } from '../limits.ts';
import type { NamedPart } from './ambiguousNames.ts';
import { Paths, readHead } from './named.ts';
import { readItems, readMeasures, readText, readTexts } from './planValues.ts';
import type { Entries, PlanSource } from './planSource.ts';

/** A tree that is deeper helps nobody, and is most likely a mistake. */
const mostLevels = 20;

export interface ReadModules {
  readonly modules: readonly Module[];
  /** Every module with the words it goes by, outer ones first. */
  readonly parts: readonly NamedPart[];
}

export function readModules(source: PlanSource, plan: Entries): ReadModules {
  const parts: NamedPart[] = [];
  const paths = new Paths(source);
  // The maps around the one being read: an alias that leads back to one of them makes no end.
  const around = new Set<unknown>();

  let isReported = false;
  const reportTooMany = (range: TextRange): void => {
    if (isReported) return;
    isReported = true;
    source.report(
      range,
      message('Only the first {0} modules of a plan are read; those from here on are left out.', mostModules),
    );
  };

  const readLevel = (entries: Entries, parent: string, level: number): Module[] => {
    const list = entries.get('modules');
    if (!list?.value) return [];
    if (level > mostLevels) {
      source.report(
        list.keyRange,
        message('Modules are nested more than {0} levels deep; what lies deeper is left out.', mostLevels),
      );
      return [];
    }
    if (around.has(list.value.node)) {
      source.reportCycle(list.value.range);
      return [];
    }
    around.add(list.value.node);
    const modules: Module[] = [];
    for (const item of readItems(source, entries, 'modules')) {
      if (parts.length >= mostModules) {
        reportTooMany(item.range);
        break;
      }
      if (around.has(item.node)) {
        source.reportCycle(item.range);
        continue;
      }
      const head = readHead(source, 'module', item);
      if (!head) continue;
      const path = parent === '' ? head.id : `${parent}/${head.id}`;
      if (!paths.take(nameKey(path), path, head.idRange)) continue;
      parts.push({ path, id: head.id, idRange: head.idRange, names: head.names });
      around.add(item.node);
      const measures = readMeasures(source, head.entries);
      modules.push({
        id: head.id,
        path,
        name: head.name,
        aliases: head.aliases,
        endState: readText(source, head.entries, 'endState')?.text ?? null,
        owner: readText(source, head.entries, 'owner')?.text ?? null,
        paths: readTexts(source, head.entries, 'paths').map((glob) => glob.text),
        ...(measures.length > 0 && { measures }),
        modules: readLevel(head.entries, path, level + 1),
        range: head.range,
      });
      around.delete(item.node);
    }
    around.delete(list.value.node);
    return modules;
  };
  return { modules: readLevel(plan, '', 1), parts };
}
